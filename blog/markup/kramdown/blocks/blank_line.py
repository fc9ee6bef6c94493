"""Blank lines: they separate blocks.

Follows "Blank lines" of the syntax page.
"""

import re

from blog.markup.kramdown.construct import BlockConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import BLANK_LINE


def parse(parser: Parser, match: re.Match[str]) -> bool:
    """Take blank lines; those that follow others join them."""
    children = parser.tree.children
    parser.pos = match.end()
    if children and children[-1].type == "blank":
        children[-1].value += match[0]
    else:
        parser.add_block(Element("blank", match[0]))
    return True


BLANK_LINES = BlockConstruct("blank_line", re.compile(BLANK_LINE), parse)
