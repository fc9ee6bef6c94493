"""Character references: ``&copy;``, ``&#169;``, ``&#xa9;``.

Follows "HTML entities" of the syntax page.
"""

import re

from blog.markup.kramdown.construct import SpanConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.entities import Entity, entity
from blog.markup.kramdown.parser import Parser

REFERENCE = r"&([A-Za-z0-9_:][A-Za-z0-9_.:-]*);|&#([0-9]+);|&#x([0-9a-fA-F]+);"


def referred(match: re.Match[str]) -> Entity:
    """The entity of a match of ``REFERENCE``; raises KeyError for an unknown name."""
    name, decimal, hexadecimal = match.group(1, 2, 3)
    if name:
        return entity(name)
    return entity(int(decimal[:12]) if decimal else int(hexadecimal[:12], 16))


def parse(parser: Parser, match: re.Match[str]) -> None:
    """Take a reference; the ampersand of an unknown one is escaped."""
    try:
        value, original = referred(match), match[0]
        parser.pos = match.end()
    except KeyError:
        value, original = entity("amp"), None
        parser.pos += 1
        parser.tree.children.append(_element(parser, value, original))
        parser.tree.children.append(match[0][1:])
        parser.pos = match.end()
        return
    parser.tree.children.append(_element(parser, value, original))


def _element(parser: Parser, value: Entity, original: str | None) -> Element:
    return Element("entity", value, line=parser.line, options={"original": original})


HTML_ENTITY = SpanConstruct("html_entity", ("&",), re.compile(REFERENCE), parse)
