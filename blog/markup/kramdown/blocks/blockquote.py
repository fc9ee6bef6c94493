"""Block quotes, with lazy continuation lines.

Follows "Blockquotes" of the syntax page.
"""

import re

from blog.markup.kramdown.construct import BlockConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import LAZY_END, OPTIONAL_INDENT, lazy_lines

START = rf"{OPTIONAL_INDENT}> ?"
_MARKER = re.compile(rf"^{START}", re.M)
_LINES = lazy_lines(LAZY_END)


def parse(parser: Parser, _match: re.Match[str]) -> bool:
    """Take the lines of a quote and parse them as blocks, without their markers."""
    line = parser.line
    lines = _LINES.match(parser.src, parser.pos)
    if lines is None:
        return False
    text = _MARKER.sub("", lines[0])
    quote = parser.add_block(Element("blockquote", line=line))
    parser.pos = lines.end()
    parser.parse_blocks(quote, text, line)
    return True


BLOCKQUOTE = BlockConstruct("blockquote", re.compile(START), parse)
