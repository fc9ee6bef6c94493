"""The line of text that a link stands on."""

from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from blog.markup import tree
from blog.markup.words import words

_FAR = 200
_INLINE = words("strong em b i u span small font sub sup cite mark big code s del ins q")
_STOPS = tree.BLOCKS | {"br", "a"}
_LINES = frozenset({"br"})


class Line(NamedTuple):
    """What stands before and after a node on its line, up to a break or another link.

    A line that the author broke only in the source is one; a newline stays where it was.
    """

    before: str
    after: str


def line_of(node: LexborNode) -> Line:
    """Return what stands around a node on its line."""
    return Line("".join(reversed(list(_beside(node, back=True)))), "".join(_beside(node)))


def line_above(node: LexborNode) -> str:
    """Return the line that a ``<br>`` ended before a node's own, "" where a link is in it."""
    top = _outermost(node)
    before = top.prev
    while before is not None and not (before.is_element_node and before.tag in _STOPS):
        if tree.text_of(before).strip():
            return ""
        before = before.prev
    while before is not None and (before.tag == "br" or not tree.text_of(before).strip()):
        before = before.prev
    if before is None or (before.is_element_node and before.tag in _STOPS):
        return ""
    said = [tree.text_of(before), *_beside(before, back=True)]
    return "".join(reversed(said)).strip().rpartition("\n")[2]


def _outermost(node: LexborNode) -> LexborNode:
    while node.parent is not None and node.parent.tag in _INLINE:
        node = node.parent
    return node


def _beside(node: LexborNode, *, back: bool = False) -> Iterator[str]:
    told = 0
    while True:
        beside = node.prev if back else node.next
        while beside is not None and told <= _FAR:
            if beside.tag in _STOPS or (beside.is_element_node and beside.css_first("a, br")):
                return
            if not beside.is_comment_node:
                text = tree.text_of(beside)
                told += len(text)
                yield text[-_FAR:] if back else text[:_FAR]
            beside = beside.prev if back else beside.next
        if told > _FAR or node.parent is None or node.parent.tag not in _INLINE:
            return
        node = node.parent
