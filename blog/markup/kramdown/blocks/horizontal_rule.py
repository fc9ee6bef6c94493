"""Horizontal rules.

Follows "Horizontal Rules" of the syntax page.
"""

import re

from blog.markup.kramdown.construct import BlockConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import OPTIONAL_INDENT

START = re.compile(rf"{OPTIONAL_INDENT}([*_-])[ \t]*\1[ \t]*\1(?:\1|[ \t])*\n")


def parse(parser: Parser, match: re.Match[str]) -> bool:
    """Take a line of three or more asterisks, dashes or underscores."""
    parser.add_block(Element("hr", line=parser.line))
    parser.pos = match.end()
    return True


HORIZONTAL_RULE = BlockConstruct("horizontal_rule", START, parse)
