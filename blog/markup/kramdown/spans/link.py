"""Links and images: inline, by reference, and by their own text as reference."""

import re

from blog.markup.kramdown.blocks.link_definition import normalised_id
from blog.markup.kramdown.construct import SpanConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import OPEN_BITS, Parser
from blog.markup.kramdown.patterns import BLANKS
from blog.markup.kramdown.spans.escaped_character import ESCAPED

_BRACKET = re.compile(r"(\])|!?\[").match
_PAREN = re.compile(r"(\()|(\))|[ \t\n\r\f\v](?=['\"])")
_ID = re.compile(r"[ \t\n\r\f\v]*?\[([^\]]+)?\]")
_TITLE = re.compile(r"[ \t\n\r\f\v]*?([\"'])((?s:.+?))\1[ \t\n\r\f\v]*?\)")
_POINTED = re.compile(r"\(<(.*?)>")


def parse(parser: Parser, match: re.Match[str]) -> None:
    """Take a link or an image, or its opening bracket as text."""
    kind = "img" if match[0][0] == "!" else "a"
    inside_link = parser.open & (OPEN_BITS["a"] | OPEN_BITS["img"])
    if (kind == "a" and inside_link) or not _parse_link(parser, match, kind):
        parser.tree.children.append(match[0])
        parser.pos = match.end()


def _parse_link(parser: Parser, match: re.Match[str], kind: str) -> bool:
    memo = parser.memo.setdefault("link", {})
    if memo.get((match.end(), parser.open), False) or parser.too_deep("link"):
        return False
    element = Element(kind, line=parser.line)
    if _parse_text(parser, match, element):
        alt = ESCAPED.sub(r"\1", parser.src[match.end() : parser.pos])
        parser.pos += 1
        if _parse_target(parser, element, alt):
            return True
    memo[match.end(), parser.open] = True
    return False


def _parse_text(parser: Parser, match: re.Match[str], element: Element) -> bool:
    """Parse the text of a link up to the bracket that closes it."""
    depth, seen = 1, 0

    def closes(bracket: re.Match[str]) -> bool:
        nonlocal depth, seen
        children = element.children
        depth += -1 if bracket[1] else 1
        while seen < len(children):
            child = children[seen]
            depth -= type(child) is not str and child.type == "img"
            seen += 1
        return depth == 0

    opened = parser.open
    parser.pos = match.end()
    parser.open |= OPEN_BITS[element.type]
    found = parser.parse_spans(element, _BRACKET, closes, brackets=True)
    parser.open = opened
    return found


def _parse_target(parser: Parser, element: Element, alt: str) -> bool:
    """Parse what follows the text: an address, an id or nothing."""
    src = parser.src
    match = _ID.match(src, parser.pos)
    if match is not None or not src.startswith("(", parser.pos):
        return _by_reference(parser, element, alt, match)
    if pointed := _POINTED.match(src, parser.pos):
        address, complete = pointed[1], src.startswith(")", pointed.end())
        parser.pos = pointed.end() + complete
    else:
        address, complete = _address(parser)
    if complete:
        _add(parser, element, address, None, alt)
        return True
    title = _TITLE.match(src, parser.pos)
    if title is None:
        return False
    parser.pos = title.end()
    _add(parser, element, address, title[2], alt)
    return True


def _by_reference(parser: Parser, element: Element, alt: str, match: re.Match[str] | None) -> bool:
    written = match[1] if match is not None else None
    identifier = normalised_id(written or alt)
    definition = parser.link_definitions.get(identifier)
    if definition is None:
        if written is not None:
            parser.warn(f"No link definition for link ID '{identifier}' found")
        return False
    if match is not None:
        parser.pos = match.end()
    address, title, marker = definition
    ial = marker.options.get("ial") if marker is not None else None
    if ial:
        element.options["ial"] = ial
        parser.apply_list(element.attr, ial)
    _add(parser, element, address, title, alt)
    return True


def _address(parser: Parser) -> tuple[str, bool]:
    """The address between balanced parentheses; False where a title may follow it."""
    start, depth, end = parser.pos, 0, parser.pos
    for stop in _PAREN.finditer(parser.src, start):
        end = stop.end()
        if stop[1]:
            depth += 1
        elif stop[2]:
            depth -= 1
            if depth == 0:
                break
        else:
            break
    parser.pos = end
    return parser.src[start + 1 : end - 1].strip(BLANKS), depth == 0


def _add(parser: Parser, element: Element, address: str, title: str | None, alt: str) -> None:
    if element.type == "a":
        element.attr["href"] = address
    else:
        element.attr["src"] = address
        element.attr["alt"] = alt
        element.children = []
    if title:
        element.attr["title"] = title
    parser.tree.children.append(element)


LINK = SpanConstruct("link", (r"!\[", r"\["), re.compile(r"!?\[(?=[^^])"), parse)
