"""Links that credit an image: in its caption, or said so beside or below it."""

import re

from selectolax.lexbor import LexborNode

from blog.markup import tree

_CREDIT = re.compile(
    r"(?:출처|사진|이미지|그림|자료|저작권|photo(?:graph)?|image|picture|illustration|credits?|courtesy"
    r"|sources?|via|from|by|©|图片来源|图源|来源|圖片|出典|写真|画像)\W*(?:by|of|from)?\W*$",
    re.I,
)
_BLOCKS = frozenset({"p", "blockquote", "figure", "li", "td", "div", "center", "figcaption"})


def pictured(body: LexborNode) -> frozenset[int]:
    """Return the memory ids of all elements around images."""
    around = (parent for image in body.css("img") for parent in tree.ancestors(image))
    return frozenset(parent.mem_id for parent in around)


def is_credit(node: LexborNode, before: str, with_image: frozenset[int]) -> bool:
    """Say whether a link credits an image: in its caption, or said so beside or below it.

    ``before`` is what stands on the link's line before it, ``with_image`` are the elements
    that ``pictured`` found.
    """
    if tree.inside(node, frozenset({"figcaption"})):
        return True
    if before.strip() and not _CREDIT.search(before):
        return False
    block = next((item for item in tree.ancestors(node) if item.tag in _BLOCKS), None)
    if block is None:
        return False
    if block.mem_id in with_image:
        return bool(before.strip()) or not _says_more(block, node)
    above = _block_before(block)
    image_above = above is not None and above.mem_id in with_image and not tree.plain(above)
    return bool(before.strip()) and image_above


def _says_more(block: LexborNode, node: LexborNode) -> bool:
    """Say whether a block has words beside those of a node in it."""
    for part in block.traverse(include_text=True):
        if part.is_text_node and tree.text_of(part).strip() and part.mem_id != node.mem_id:
            around = (parent.mem_id for parent in tree.ancestors(part))
            if node.mem_id not in around:
                return True
    return False


def _block_before(block: LexborNode) -> LexborNode | None:
    node = block.prev
    while node is not None and not node.is_element_node:
        node = node.prev
    return node
