"""Links and images: inline, by reference, and by their own text as reference.

Follows "Links and Images" of the syntax page.
"""

import re

from blog.markup.kramdown.blocks.link_definition import normalised_id
from blog.markup.kramdown.construct import SpanConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import OPEN_BITS, Parser
from blog.markup.kramdown.patterns import BLANKS
from blog.markup.kramdown.spans.brackets import BracketLog
from blog.markup.kramdown.spans.escaped_character import ESCAPED

Range = tuple[int, int]
"""From where to where something stands in the source."""

_MAX_IMAGES = 8
"""So many images may stand in the text of each other."""

_BRACKET = re.compile(r"(\])|!?\[").match
_PAREN = re.compile(r"(\()|(\))|[ \t\n\r\f\v](?=['\"])")
_ID = re.compile(r"[ \t\n\r\f\v]*?\[([^\]]+)?\]")
_TITLE_START = re.compile(r"[ \t\n\r\f\v]*([\"'])")
_TITLE_ENDS = {quote: re.compile(rf"{quote}[ \t\n\r\f\v]*\)") for quote in ("'", '"')}
_POINTED = re.compile(r"\(<(.*?)>")


def parse(parser: Parser, match: re.Match[str]) -> None:
    """Take a link or an image, or its opening bracket as text."""
    kind = "img" if match[0][0] == "!" else "a"
    inside_link = parser.open & (OPEN_BITS["a"] | OPEN_BITS["img"])
    if (kind == "a" and inside_link) or not _parse_link(parser, match, kind):
        parser.tree.children.append(match[0])
        parser.pos = match.end()


def _parse_link(parser: Parser, match: re.Match[str], kind: str) -> bool:
    """Take a link; what reading it in vain has shown of its brackets is kept."""
    known = parser.memo.setdefault(("brackets", kind, parser.open), {})
    close, start = known.get(match.end()), match.end()
    if close is not None and not _worth_reading(parser, kind, start, close):
        return False
    if parser.images >= _MAX_IMAGES or parser.too_deep("the link"):
        return False
    element = Element(kind, line=parser.line)
    log = BracketLog(start, match[0])
    if _parse_text(parser, start, element, log, known):
        log.closed[start] = parser.pos
        log.open = [bracket for bracket in log.open if bracket.end != start]
        text = (start, parser.pos)
        parser.pos += 1
        if _parse_target(parser, element, text):
            return True
    known.update(log.known())
    parser.pos = match.start()
    return False


def _worth_reading(parser: Parser, kind: str, start: int, close: int) -> bool:
    """Whether a text that closes at ``close`` is followed by what makes a link of it."""
    if close < 0:
        return False
    pos, parser.pos = parser.pos, close + 1
    complete = _parse_target(parser, Element(kind), (start, close), dry=True)
    parser.pos = pos
    return complete


def _parse_text(
    parser: Parser, start: int, element: Element, log: BracketLog, known: dict[int, int]
) -> bool:
    """Parse the text of a link up to the bracket that closes it."""
    closing = _Closing(element, log, known)
    opened, is_image = parser.open, element.type == "img"
    parser.pos = start
    parser.images += is_image
    parser.open |= OPEN_BITS[element.type]
    found = parser.parse_spans(element, _BRACKET, closing, brackets=True)
    parser.open = opened
    parser.images -= is_image
    closing.count_images(0)
    return found


class _Closing:
    """Counts brackets to find the one that closes the text of a link.

    An image in the text has its closing bracket behind it already. That emoji are images
    and count as well, though no bracket opened them, is kramdown's way.
    """

    def __init__(self, element: Element, log: BracketLog, known: dict[int, int]) -> None:
        self.element = element
        self.log = log
        self.known = known
        self.depth = 1
        self.images = 0
        self.seen = 0

    def __call__(self, bracket: re.Match[str]) -> bool | None:
        """Whether the bracket closes; None where an earlier reading found that none does."""
        self.count_images(self.seen)
        self.depth += -1 if bracket[1] else 1
        self.log.note(bracket[0], bracket.start(), bracket.end(), self.depth)
        if bracket[0] == self.log.opening and self.known.get(bracket.end()) == -1:
            return None
        return self.depth == 0

    def count_images(self, start: int) -> None:
        """Take the images among the children from ``start`` on into account."""
        children = self.element.children
        images = [c for c in children[start:] if type(c) is not str and c.type == "img"]
        new = images if start else images[self.images :]
        self.seen = len(children)
        self.images += len(new)
        self.depth -= len(new)
        for image in new:
            if image.attr.get("class") != "emoji":
                self.log.forget_last()


def _parse_target(parser: Parser, element: Element, text: Range, dry: bool = False) -> bool:
    """Parse what follows the text: an address, an id or nothing.

    A ``dry`` run only tells whether that makes a link.
    """
    src = parser.src
    match = _ID.match(src, parser.pos)
    if match is not None or not src.startswith("(", parser.pos):
        return _by_reference(parser, element, text, match, dry)
    if pointed := _POINTED.match(src, parser.pos):
        address, complete = pointed[1], src.startswith(")", pointed.end())
        parser.pos = pointed.end() + complete
    else:
        address, complete = _address(parser)
    title = None if complete else _title(parser)
    if not complete and title is None:
        return False
    if not dry:
        _add(parser, element, address, title, text)
    return True


def _title(parser: Parser) -> str | None:
    """The title and the parenthesis after it; sought in vain, it is not sought again."""
    match = _TITLE_START.match(parser.src, parser.pos)
    if match is None:
        return None
    key, start = ("title", match[1]), match.end()
    if start >= parser.memo.get(key, len(parser.src)):
        return None
    end = _TITLE_ENDS[match[1]].search(parser.src, start + 1)
    if end is None:
        parser.memo[key] = start
        return None
    parser.pos = end.end()
    return parser.src[start : end.start()]


def _by_reference(
    parser: Parser, element: Element, text: Range, match: re.Match[str] | None, dry: bool
) -> bool:
    written = match[1] if match is not None else None
    if not parser.link_definitions and written is None:
        return False
    identifier = normalised_id(written or _plain(parser, text))
    definition = parser.link_definitions.get(identifier)
    if definition is None:
        if written is not None and not dry:
            parser.remark(f"No link definition for link ID '{identifier}' found")
        return False
    if dry:
        return True
    if match is not None:
        parser.pos = match.end()
    address, title, marker = definition
    ial = marker.options.get("ial") if marker is not None else None
    if ial:
        element.options["ial"] = ial
        parser.apply_list(element.attr, ial)
    _add(parser, element, address, title, text)
    return True


def _plain(parser: Parser, text: Range) -> str:
    """The source of a link's text, its escapes resolved: an id, or the text for an image."""
    return ESCAPED.sub(r"\1", parser.src[text[0] : text[1]])


def _address(parser: Parser) -> tuple[str, bool]:
    """The address between balanced parentheses; False where a title may follow it."""
    start, end = parser.pos, parser.pos
    unclosed = parser.memo.setdefault("parentheses", set())
    if start in unclosed:
        return "", False
    opened: list[int] = []
    for stop in _PAREN.finditer(parser.src, start):
        end = stop.end()
        if stop[1]:
            opened.append(stop.start())
        elif stop[2]:
            opened.pop()
            if not opened:
                break
        else:
            break
    else:
        unclosed.update(opened)
    parser.pos = end
    return parser.src[start + 1 : end - 1].strip(BLANKS), not opened


def _add(parser: Parser, element: Element, address: str, title: str | None, text: Range) -> None:
    if element.type == "a":
        element.attr["href"] = address
    else:
        element.attr["src"] = address
        element.attr["alt"] = _plain(parser, text)
        element.children = []
    if title:
        element.attr["title"] = title
    parser.tree.children.append(element)


LINK = SpanConstruct("link", (r"!\[", r"\["), re.compile(r"!?\[(?=[^^])"), parse)
