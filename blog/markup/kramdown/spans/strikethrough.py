"""Deleted text of the GFM parser: ``~~so~~``.

Follows the GFM parser, which takes GitHub's deleted text.
"""

import re

from blog.markup.kramdown.construct import SpanConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser

_CLOSING = re.compile(r"[^ \t\n\r\f\v~]~~")


def parse(parser: Parser, match: re.Match[str]) -> bool:
    """Take deleted text; what is inside is parsed for itself."""
    start, line = match.end(), parser.line
    closing = None
    if start < parser.memo.get("no ~~", len(parser.src)):
        closing = _CLOSING.search(parser.src, start)
    if closing is None:
        parser.memo["no ~~"] = min(start, parser.memo.get("no ~~", start))
        return False
    element = Element("html_element", "del", line=line, options={"category": "span"})
    parser.tree.children.append(element)
    parser.pos = closing.end()
    saved = parser.enter(parser.src[start : closing.start() + 1], line)
    parser.open = 0
    parser.parse_spans(element)
    parser.leave(saved)
    return True


STRIKETHROUGH = SpanConstruct(
    "strikethrough_gfm",
    ("~~",),
    re.compile(r"~~(?![ \t\n\r\f\v~])"),
    parse,
)
