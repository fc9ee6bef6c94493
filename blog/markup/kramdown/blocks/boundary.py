"""Block boundaries: where a paragraph may not simply go on (syntax page, same heading)."""

from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import BLOCK_BOUNDARY


def after_boundary(parser: Parser) -> bool:
    """Whether the current position follows a block boundary."""
    children = parser.tree.children
    if not children or parser.block_ial is not None:
        return True
    last = children[-1]
    return last.type == "blank" or (last.type == "eob" and last.value is None)


def before_boundary(parser: Parser) -> bool:
    """Whether a block boundary begins at the current position."""
    return BLOCK_BOUNDARY.match(parser.src, parser.pos) is not None
