"""The table of contents: the author's own where there is one, otherwise made of headings."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from blog.markup import tree
from blog.markup.article import Section
from blog.markup.entries import Entry, bare
from blog.markup.handmade import HandMade, find_handmade
from blog.markup.headings import Heading, headings
from blog.markup.names import is_contents_name

_CENTRED = re.compile(r"text-align\s*:\s*(?:-webkit-)?center", re.I)
_MOST_DECORATIVE = 12
_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents; ``handmade`` is what the author wrote of it, None if nothing."""

    sections: tuple[Section, ...]
    handmade: HandMade | None
    missing: tuple[Entry, ...] = ()


@dataclass(slots=True)
class _Draft:
    id: str
    label: str
    level: int
    children: list["_Draft"] = field(default_factory=list)

    def section(self) -> Section:
        return Section(self.id, self.label, tuple(child.section() for child in self.children))


def contents(body: LexborNode, title: str = "", here: str = "") -> Contents:
    """Return the table of contents of a body whose headings have ids.

    ``title`` is the article's own: a heading that repeats it is no section of it. ``here``
    is the article's path, with which its in-page links may begin.
    """
    handmade = find_handmade(body, here)
    if handmade is None:
        return Contents(_from_headings(body, title), None)
    targets = _Targets(body, handmade)
    missing = tuple(e for e in _all(handmade.entries) if e.target and e.target not in targets.ids)
    return Contents(_sections(handmade.entries, targets), handmade, missing)


def _all(entries: Iterable[Entry]) -> Iterable[Entry]:
    for entry in entries:
        yield entry
        yield from _all(entry.children)


class _Targets:
    """Where the entries of a table lead to, and where those that lead nowhere were meant to."""

    def __init__(self, body: LexborNode, handmade: HandMade) -> None:
        nodes = [node for node in body.css("[id], a[name]") if not handmade.holds(node)]
        names = {tree.attribute(node, "id") or tree.attribute(node, "name") for node in nodes}
        self.ids = {unicodedata.normalize("NFC", name) for name in names}
        found = [h for h in headings(body) if h.id and not handmade.holds(h.node)]
        self.spelt = {heading.id.casefold(): heading.id for heading in reversed(found)}
        self.labelled = {bare(heading.label): heading.id for heading in reversed(found)}

    def of(self, entry: Entry) -> str:
        """Return the id that an entry leads to: its own, else that of the heading it names."""
        if entry.target in self.ids:
            return entry.target
        written = entry.target.removeprefix("user-content-")  # GitHub's, copied from its pages
        meant = self.spelt.get(written.casefold()) or self.labelled.get(bare(entry.label))
        meant = meant or self.labelled.get(bare(written))
        return meant or entry.target or next(map(self.of, entry.children), "")


def _sections(entries: Iterable[Entry], targets: _Targets) -> tuple[Section, ...]:
    return tuple(Section(targets.of(e), e.label, _sections(e.children, targets)) for e in entries)


def _from_headings(body: LexborNode, title: str) -> tuple[Section, ...]:
    found = [heading for heading in headings(body) if heading.id]
    wanted = [h for h in found[_decorative(found, title) :] if not _left_out(h)]
    return tuple(draft.section() for draft in _nested(wanted))


def _nested(found: Iterable[Heading]) -> list[_Draft]:
    """Nest headings by rank; one that jumps a rank stands directly below the one before."""
    top: list[_Draft] = []
    open_drafts: list[_Draft] = []
    for heading in found:
        draft = _Draft(heading.id, heading.label, heading.level)
        while open_drafts and open_drafts[-1].level >= draft.level:
            open_drafts.pop()
        (open_drafts[-1].children if open_drafts else top).append(draft)
        open_drafts.append(draft)
    return top


def _left_out(heading: Heading) -> bool:
    return "no_toc" in tree.classes(heading.node) or is_contents_name(heading.label)


def _decorative(found: list[Heading], title: str) -> int:
    """Return how many headings stand before the first section: the title again, a slogan."""
    words = _LETTERS.sub("", title.lower())
    for number, heading in enumerate(found[:_MOST_DECORATIVE]):
        slogan = _is_centred(heading.node) and not _is_text_before(heading.node)
        if not slogan and not _is_title(heading, words, found[number + 1 :]):
            return number
    return min(len(found), _MOST_DECORATIVE)


def _is_title(heading: Heading, title: str, following: list[Heading]) -> bool:
    """Say whether a heading is the article's title again: above all others, or empty."""
    if not title or _LETTERS.sub("", heading.label.lower()) != title:
        return False
    below = heading.node.next
    while below is not None and not tree.text_of(below).strip():
        below = below.next
    empty = below is not None and below.tag in tree.HEADINGS
    return empty or all(heading.level < other.level for other in following)


def _is_centred(node: LexborNode) -> bool:
    around = [node, *tree.ancestors(node)]
    return any(
        item.tag == "center"
        or {"center", "text-center", "centered"} & set(tree.classes(item))
        or tree.attribute(item, "align").lower() == "center"
        or _CENTRED.search(tree.attribute(item, "style"))
        for item in around
    )


def _is_text_before(node: LexborNode) -> bool:
    """Say whether anything but headings, images and lines stands before a heading."""
    before = node.prev
    while before is not None:
        if before.tag not in tree.HEADINGS and tree.text_of(before).strip():
            return True
        before = before.prev
    return False
