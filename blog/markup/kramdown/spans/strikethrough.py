"""Deleted text of the GFM parser: ``~~so~~``."""

import re

from blog.markup.kramdown.construct import SpanConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser


def parse(parser: Parser, match: re.Match[str]) -> None:
    """Take deleted text; what is inside is parsed for itself."""
    line = parser.line
    element = Element("html_element", "del", line=line, options={"category": "span"})
    parser.tree.children.append(element)
    parser.pos = match.end()
    saved = parser.enter(match[0][2:-2], line)
    parser.open = 0
    parser.parse_spans(element)
    parser.leave(saved)


STRIKETHROUGH = SpanConstruct(
    "strikethrough_gfm",
    ("~~",),
    re.compile(r"~~(?![ \t\n\r\f\v~]).*?[^ \t\n\r\f\v~]~~", re.S),
    parse,
)
