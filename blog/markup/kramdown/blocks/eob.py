"""The end-of-block marker: a line with nothing but ``^``.

Follows "EOB Marker" of the syntax page.
"""

import re

from blog.markup.kramdown.construct import BlockConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import EOB_MARKER


def parse(parser: Parser, match: re.Match[str]) -> bool:
    """Take the marker; it leaves nothing but the boundary."""
    parser.pos = match.end()
    parser.add_block(Element("eob"))
    return True


END_OF_BLOCK = BlockConstruct("eob_marker", re.compile(EOB_MARKER), parse)
