"""Reading the content of an HTML element as HTML, nothing else."""

import re
from collections.abc import Callable
from functools import lru_cache

from blog.markup.kramdown.element import Element
from blog.markup.kramdown.html.elements import KNOWN, WITHOUT_BODY, known_name
from blog.markup.kramdown.html.tags import (
    CLOSING_TAG,
    OPENING_TAG,
    cdata_end,
    cdata_text,
    comment_end,
    instruction_end,
    parse_attributes,
)
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import NAME

_START = re.compile(rf"<(?={NAME}|/|!--|\?|!\[CDATA\[)")

TagHandler = Callable[[Parser, Element, bool, bool], None]
"""Called with the element, whether its tag was closed, whether its body is to be read."""


@lru_cache(maxsize=128)
def closing_tag(name: str, ignore_case: bool = True) -> re.Pattern[str]:
    """The pattern of the closing tag of ``name``."""
    flags = re.IGNORECASE if ignore_case else 0
    return re.compile(rf"</{re.escape(name)}[ \t\n\r\f\v]*>", flags)


def start_element(parser: Parser, match: re.Match[str], line: int, handle: TagHandler) -> None:
    """Take an opening tag and let ``handle`` go on with what it holds."""
    parser.pos = match.end()
    name = known_name(match[1])
    attr = parse_attributes(parser, match[2], name, line)
    element = Element("html_element", name, attr, line, {"category": "block"})
    parser.tree.children.append(element)
    closed = match[3] is not None or name in WITHOUT_BODY
    if name in ("script", "style"):
        _take_verbatim(parser, element)
        handle(parser, element, False, False)
    else:
        handle(parser, element, closed, True)


def _take_verbatim(parser: Parser, element: Element) -> None:
    end = closing_tag(element.value).search(parser.src, parser.pos)
    stop = end.start() if end else len(parser.src)
    element.append_text(parser.src[parser.pos : stop], "raw")
    parser.pos = end.end() if end else stop
    if end is None:
        parser.remark(f"Found no end tag for '{element.value}' - auto-closing it", element.line)


def parse_raw(parser: Parser, element: Element, handle: TagHandler) -> None:
    """Take HTML up to the end of ``element``; text and tags go into its children."""
    if parser.too_deep(f"the HTML inside '{element.value}'"):
        return
    tree, parser.tree = parser.tree, element
    parser.depth += 1
    pieces: list[str] = []
    while not _take_piece(parser, element, handle, pieces):
        pass
    _flush(element, pieces)
    parser.depth -= 1
    parser.tree = tree


def _flush(element: Element, pieces: list[str]) -> None:
    if pieces:
        element.append_text("".join(pieces))
        pieces.clear()


def _take_piece(parser: Parser, element: Element, handle: TagHandler, pieces: list[str]) -> bool:
    """Take text and the markup after it; True at the end of the element."""
    src, start = parser.src, _START.search(parser.src, parser.pos)
    if start is None:
        pieces.append(src[parser.pos :])
        parser.pos = len(src)
        if element.type == "html_element":
            message = f"Found no end tag for '{element.value}' - auto-closing it"
            parser.remark(message, element.line)
        return True
    pieces.append(src[parser.pos : start.start()])
    parser.pos = start.start()
    if _take_verbatim_markup(parser, element, pieces):
        return False
    if match := OPENING_TAG.match(src, parser.pos):
        _flush(element, pieces)
        start_element(parser, match, parser.line, handle)
        return False
    if match := CLOSING_TAG.match(src, parser.pos):
        return _take_closing_tag(parser, element, match, pieces)
    pieces.append("<")
    parser.pos += 1
    return False


def _take_verbatim_markup(parser: Parser, element: Element, pieces: list[str]) -> bool:
    pos = parser.pos
    if end := cdata_end(parser, pos):
        pieces.append(cdata_text(parser, pos, end))
        parser.pos = end
        return True
    for kind, end in (
        ("xml_comment", comment_end(parser, pos)),
        ("xml_pi", instruction_end(parser, pos)),
    ):
        if end:
            _flush(element, pieces)
            text, options = parser.src[pos:end], {"category": "block"}
            element.children.append(Element(kind, text, line=parser.line, options=options))
            parser.pos = end
            return True
    return False


def _take_closing_tag(
    parser: Parser, element: Element, match: re.Match[str], pieces: list[str]
) -> bool:
    line, parser.pos = parser.line, match.end()
    name = match[1].lower() if element.value in KNOWN else match[1]
    if element.value == name:
        return True
    pieces.append(match[0])
    message = f"Found invalidly used HTML closing tag for '{match[1]}' - ignoring it"
    parser.remark(message, line)
    return False
