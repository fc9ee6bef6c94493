"""An article as plain text: for the search index, and one paragraph for lists of articles."""

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

from blog.markup import tree
from blog.markup.math import without_delimiters

LONGEST_SUMMARY = 200
_LINES = tree.BLOCKS | {"br", "svg", "video", "audio"}
_VERBATIM = frozenset({"pre"})
_DRAWN = frozenset({"svg"})
# The numbers that lead to footnotes, and the arrows that lead back.
_FOOTNOTE_MARKS = frozenset({"doc-noteref", "doc-backlink"})
_NOT_A_PARAGRAPH = frozenset(
    {"blockquote", "li", "table", "figure", "nav", "details", "dl", "ul", "ol"}
)
_WORD = re.compile(r"\w{2}")


def text(body: LexborNode) -> str:
    """Return what a tree says, blocks on lines of their own, images by their description."""
    spoken = without_delimiters("".join(_pieces(body)))
    lines = (" ".join(line.split()) for line in spoken.splitlines())
    return "\n".join(line for line in lines if line)


def _pieces(body: LexborNode) -> Iterator[str]:
    for node, entered in tree.events(body):
        if node.is_text_node and entered:
            yield _words(node)
        elif node.tag == "img" and entered:
            yield f" {tree.attribute(node, 'alt')} "
        elif node.tag in {"td", "th"}:
            yield " "
        elif node.tag in _LINES:
            yield "\n"


def _words(node: LexborNode) -> str:
    words = tree.text_of(node)
    if tree.inside(node, _DRAWN) or _is_footnote_mark(node):
        return ""
    return words if tree.inside(node, _VERBATIM) else re.sub(r"\s+", " ", words)


def _is_footnote_mark(node: LexborNode) -> bool:
    parent = node.parent
    return parent is not None and tree.attribute(parent, "role") in _FOOTNOTE_MARKS


def summary(body: LexborNode, without: Iterable[LexborNode] = ()) -> str:
    """Return the first paragraph that says something, cut at a word to 200 characters.

    ``without`` are blocks that do not count, such as a list of sources. A heading, a quote,
    a list or a table is none; where an article has nothing else, they have to do.
    """
    apart = {node.mem_id for node in without}
    paragraphs = [node for node in body.css("p") if not _stands_in(node, apart)]
    found = next((said for p in paragraphs if (said := _said(p))), "")
    return shortened(found or " ".join(text(body).split()))


def _stands_in(node: LexborNode, apart: set[int]) -> bool:
    around = [node, *tree.ancestors(node)]
    return any(item.mem_id in apart or item.tag in _NOT_A_PARAGRAPH for item in around)


def _said(paragraph: LexborNode) -> str:
    nodes = (node for node, entered in tree.events(paragraph) if entered and node.is_text_node)
    words = "".join(tree.text_of(node) for node in nodes if not _is_footnote_mark(node))
    said = " ".join(without_delimiters(words).split())
    return said if len(said) >= 2 and _WORD.search(said) else ""


def shortened(words: str, longest: int = LONGEST_SUMMARY) -> str:
    """Return words cut to a length, at a blank where there is one, with an ellipsis."""
    if len(words) <= longest:
        return words
    cut = words[:longest]
    blank = cut.rfind(" ")
    kept = cut[:blank] if blank > longest // 2 else cut[:-1]
    return kept.rstrip(" ,.;:·、。") + "…"
