"""Math blocks: TeX between two pairs of dollar signs, between block boundaries.

Follows "Math Blocks" of the syntax page.
"""

import re

from blog.markup.kramdown.blocks.boundary import after_boundary, before_boundary
from blog.markup.kramdown.construct import BlockConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import BLANKS, LINE_SPACE, OPTIONAL_INDENT

_ESCAPE = re.compile(rf"{OPTIONAL_INDENT}\\")


def parse(parser: Parser, match: re.Match[str]) -> bool:
    """Take the math; an escaped block on lines of its own only loses its backslash."""
    if not after_boundary(parser):
        return False
    if match[1]:
        if match[3] and (escape := _ESCAPE.match(parser.src, parser.pos)):
            parser.pos = escape.end()
        return False
    line, start = parser.line, parser.pos
    parser.pos = match.end()
    if not before_boundary(parser):
        parser.pos = start
        return False
    parser.add_block(
        Element("math", match[2].strip(BLANKS), line=line, options={"category": "block"})
    )
    return True


MATH_BLOCK = BlockConstruct(
    "block_math",
    re.compile(rf"{OPTIONAL_INDENT}(\\)?\$\$((?s:.*?))\$\$({LINE_SPACE}*\n)?"),
    parse,
)
