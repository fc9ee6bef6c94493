"""Code blocks by indentation.

Follows "Standard Code Blocks" of the syntax page.
"""

import re

from blog.markup.kramdown.construct import BlockConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import (
    BLANK_LINE,
    EOB_MARKER,
    IAL_START,
    INDENT,
    LAZY_HTML,
    NOT_SPACE,
)

INDENTED_LINES = (
    rf"(?:{BLANK_LINE}?(?:{INDENT}[ \t]*{NOT_SPACE}.*\n)+"
    rf"(?:(?!{IAL_START}|{EOB_MARKER}|{LAZY_HTML})[ \t]*{NOT_SPACE}.*\n)*)*"
)
_LINES = re.compile(INDENTED_LINES)
_LAZY_LINE = re.compile(rf"\n( {{0,3}}{NOT_SPACE})")
INDENTATION = re.compile(rf"^{INDENT}", re.M)


def parse(parser: Parser, _match: re.Match[str]) -> bool:
    """Take indented lines, and lazy lines after them as part of the line before."""
    line = parser.line
    lines = _LINES.match(parser.src, parser.pos)
    if lines is None or lines.end() == parser.pos:
        return False
    parser.pos = lines.end()
    code = INDENTATION.sub("", _LAZY_LINE.sub(r" \1", lines[0]))
    parser.add_block(Element("codeblock", code, line=line))
    return True


CODEBLOCK = BlockConstruct("codeblock", re.compile(INDENT), parse)
