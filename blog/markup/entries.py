"""The entries of a table of contents made by hand, nested as the author nested them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from blog.markup import tree, urls
from blog.markup.headings import Heading
from blog.markup.inpage import InPage
from blog.markup.names import letters

_LISTS = frozenset({"ul", "ol"})
_DEEPER = frozenset({"ul", "ol", "dd"})
_HEADINGS = ", ".join(sorted(tree.HEADINGS))
_NUMBER = re.compile(r"^\W*(?:제?\d+[장절부편]|\d+(?:[.-]\d+)*[.)]?|[①-⓿]|[ivxIVX]+[.)])\s*")


@dataclass(slots=True)
class Entry:
    """A line of such a list: the heading's id that it leads to, its label, those below it."""

    target: str
    label: str
    node: LexborNode
    children: list["Entry"] = field(default_factory=list)


def entries_of(run: Iterable[LexborNode], links: InPage) -> list[Entry]:
    """Return the entries of a run of blocks of in-page links.

    A list nests as it is written, headings that are entries nest by their ranks. An item
    that has no link but a list below it names a group; its target is "".
    """
    found: list[tuple[int, Entry]] = []
    for block in run:
        for node in block.css("li, a[href]"):
            entry = _group(node) if node.tag == "li" else _entry(node, links)
            if entry is None:
                continue
            if found and entry.target and found[-1][1].target == entry.target:
                found[-1][1].label += f" {entry.label}"
            else:
                found.append((_depth(node, block), entry))
    return _nested(found)


def _entry(link: LexborNode, links: InPage) -> Entry | None:
    label = tree.plain(link)
    if not label or link not in links:
        return None
    return Entry(urls.fragment(tree.attribute(link, "href")), label, link)


def _group(item: LexborNode) -> Entry | None:
    """Return an item that names the links below it, None for any other."""
    inner = next((part for part in tree.elements(item) if part.tag in _LISTS), None)
    if inner is None or inner.css_first("a[href]") is None:
        return None
    own = [part for part in tree.children(item) if part.tag not in _LISTS]
    if any(part.tag == "a" or part.css_first("a[href]") for part in own if part.is_element_node):
        return None
    label = " ".join("".join(map(tree.text_of, own)).split())
    return Entry("", label, item) if label else None


def _depth(node: LexborNode, block: LexborNode) -> int:
    """Return how deep an entry stands: in how many lists, else the rank of its heading."""
    around = [node]
    while around[-1].mem_id != block.mem_id and around[-1].parent is not None:
        around.append(around[-1].parent)
    lists = sum(item.tag in _DEEPER for item in around)
    ranks = (int((item.tag or "")[1]) for item in around + node.css(_HEADINGS)
             if item.tag in tree.HEADINGS)  # fmt: skip
    return lists or next(ranks, 0)


def _nested(found: list[tuple[int, Entry]]) -> list[Entry]:
    top: list[Entry] = []
    around: list[tuple[int, Entry]] = []
    for depth, entry in found:
        while around and around[-1][0] >= depth:
            around.pop()
        (around[-1][1].children if around else top).append(entry)
        around.append((depth, entry))
    return top


def unlinked_entries(block: LexborNode, found: list[Heading]) -> list[Entry]:
    """Return the items of a list as entries where each names a heading; none otherwise."""
    known = {bare(heading.label) for heading in found}
    named: list[tuple[int, Entry]] = []
    for item in block.css("li"):
        own = [part for part in tree.children(item) if part.tag not in _LISTS]
        label = " ".join("".join(map(tree.text_of, own)).split())
        if bare(label) not in known:
            return []
        named.append((_depth(item, block), Entry("", label, item)))
    return _nested(named)


def bare(label: str) -> str:
    """Return what two spellings of a label share: its letters, without the number before."""
    return letters(_NUMBER.sub("", label)) or label.strip()
