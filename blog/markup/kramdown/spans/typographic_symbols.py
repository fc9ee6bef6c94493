"""Dashes, ellipses and guillemets.

Follows "Typographic Symbols" of the syntax page.
"""

import re

from blog.markup.kramdown.construct import SpanConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.entities import entity
from blog.markup.kramdown.parser import Parser

SYMBOLS = {
    "---": "mdash",
    "--": "ndash",
    "...": "hellip",
    "<< ": "laquo_space",
    " >>": "raquo_space",
    "<<": "laquo",
    ">>": "raquo",
}
_ESCAPED = {"\\<<": "lt", "\\>>": "gt"}


def parse(parser: Parser, match: re.Match[str]) -> None:
    """Take a symbol; escaped guillemets are two plain signs."""
    line = parser.line
    if match[0] in SYMBOLS:
        parser.tree.children.append(Element("typographic_sym", SYMBOLS[match[0]], line=line))
    else:
        for _ in range(2):
            sign = Element("entity", entity(_ESCAPED[match[0]]), line=line)
            parser.tree.children.append(sign)
    parser.pos = match.end()


TYPOGRAPHIC_SYMBOLS = SpanConstruct(
    "typographic_syms",
    ("--", r"\.\.\.", "<<", ">>", " >>", r"\\"),
    re.compile(r"---|--|\.\.\.|\\<<|\\>>|<< | >>|<<|>>"),
    parse,
)
