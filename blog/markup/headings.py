"""Headings of an article: their ids, their place among each other."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from blog.markup import tree
from blog.markup.math import without_delimiters

_SELECTOR = "h1, h2, h3, h4, h5, h6"
_NOT_IN_IDS = re.compile(r"[^\w\- \t]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the article: its element, rank (1 to 6), id, and text."""

    node: LexborNode
    level: int
    id: str
    label: str


def identify_headings(body: LexborNode) -> None:
    """Give an id to each heading that has none, by the rule of kramdown's GFM parser."""
    taken = {tree.attribute(node, "id") for node in body.css("[id]")}
    counts: Counter[str] = Counter()
    for node in body.css(_SELECTOR):
        text = tree.plain(node)
        if text and not tree.attribute(node, "id") and not is_entry(node):
            node.attrs["id"] = _unused(heading_id(text), taken, counts)


def is_entry(node: LexborNode) -> bool:
    """Say whether a heading is all an in-page link: an entry of contents, leading elsewhere."""
    link = node.css_first('a[href^="#"]')
    return link is not None and tree.plain(link) == tree.plain(node)


def heading_id(text: str) -> str:
    """Return the id of a heading's text: lower case, words and hyphens, a hyphen a blank."""
    words = _NOT_IN_IDS.sub("", unicodedata.normalize("NFC", text).lower())
    return re.sub(r"[ \t]", "-", words) or "section"


def _unused(name: str, taken: set[str], counts: Counter[str]) -> str:
    candidate = name
    while candidate in taken:
        counts[name] += 1
        candidate = f"{name}-{counts[name]}"
    taken.add(candidate)
    return candidate


def headings(body: LexborNode) -> list[Heading]:
    """Return the headings of a tree in order; those without text are none."""
    found = []
    for node in body.css(_SELECTOR):
        label = without_delimiters(tree.plain(node))
        if label:
            found.append(
                Heading(node, int((node.tag or "h6")[1]), tree.attribute(node, "id"), label)
            )
    return found
