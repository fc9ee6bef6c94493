"""Tables of contents that an author made by hand: runs of blocks that are in-page links.

They come as lists, numbered or nested, as headings that are links, as paragraphs with a
link a line, as tables, in quotes, boxes and ``<details>``; called by a heading, a bold
word, a line of text, or by nothing at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from blog.markup import tree
from blog.markup.entries import Entry, bare, entries_of, unlinked_entries
from blog.markup.headings import Heading, headings
from blog.markup.inpage import InPage
from blog.markup.names import is_contents_name, may_be_contents_name

_TITLES = "h1, h2, h3, h4, h5, h6, p, summary, strong, b, dt, th, td, div, center, span, font"
_MOST_OF_A_TITLE = 60
_EMPTY = frozenset({"hr", "br"})
_LISTS = frozenset({"ul", "ol"})
_RUNS = "ul, ol, nav, table, p, dl, h2, h3, h4, h5, h6"
_MOST_INTRODUCTION = 2
_FEWEST_UNNAMED = 3


@dataclass(slots=True)
class HandMade:
    """A table of contents made by hand: its entries, and the blocks that it stands in."""

    entries: list[Entry]
    blocks: list[LexborNode]

    def holds(self, node: LexborNode) -> bool:
        """Say whether an element is part of this table, its title included."""
        own = {block.mem_id for block in self.blocks}
        return any(item.mem_id in own for item in [node, *tree.ancestors(node)])


def find_handmade(body: LexborNode, here: str = "") -> HandMade | None:
    """Return the table of contents that the author made, None where there is none.

    It is a run of blocks with in-page links: under a heading or line that is called "목차",
    "Contents" or the like, or one that stands before all that it leads to. Under a heading
    it may also be a list without links that names the headings to come. ``here`` is the
    page's own path: a link may begin with it. A list that kramdown made (``{:toc}``) is not
    made by hand.
    """
    if body.css_first('a[href*="#"]') is None:
        return _unlinked(body)
    links = InPage(here)
    named = (_named(title, links) for title in body.css(_TITLES) if _is_title(title))
    found = next((table for table in named if table), None)
    return found or _unnamed(body, links) or _unlinked(body)


def _is_title(node: LexborNode) -> bool:
    text = tree.beginning(node, _MOST_OF_A_TITLE)
    return text is not None and may_be_contents_name(text)


def _named(title: LexborNode, links: InPage) -> HandMade | None:
    strict = not is_contents_name(tree.plain(title))
    run = _run_after(title, links, strict=strict)
    if not run or _is_generated(run[0]):
        return None
    return HandMade(entries_of(run, links), [title, *run])


def _is_generated(block: LexborNode) -> bool:
    return block.css_first('[id^="markdown-toc"]') is not None


def _run_after(title: LexborNode, links: InPage, *, strict: bool) -> list[LexborNode]:
    """Return the blocks of links after a title, from its parent's where it is inside.

    A heading may be followed by a sentence or two that introduce the list.
    """
    while not _is_followed(title) and title.parent is not None and title.parent.tag != "body":
        title = title.parent
    introduction = _MOST_INTRODUCTION if title.tag in tree.HEADINGS else 0
    run: list[LexborNode] = []
    for node in _following(title):
        if links.is_table(node, strict=strict) if node.is_element_node else links.is_beside(node):
            run += [node] if node.is_element_node else []
        elif node.tag in _EMPTY:
            continue
        elif run or node.tag != "p" or not introduction:
            break
        else:
            introduction -= 1
    return run


def _following(node: LexborNode) -> Iterator[LexborNode]:
    following = node.next
    while following is not None:
        if not following.is_comment_node:
            yield following
        following = following.next


def _is_followed(node: LexborNode) -> bool:
    return any(tree.text_of(following).strip() for following in _following(node))


def _unnamed(body: LexborNode, links: InPage) -> HandMade | None:
    """Return a run of in-page links without a title that stands before all it leads to."""
    places = {node.mem_id: number for number, node in enumerate(body.css("*"))}
    found = [(places[h.node.mem_id], h) for h in headings(body) if h.id]
    passed: set[int] = set()
    for block in body.css(_RUNS):
        if block.mem_id in passed or tree.inside(block, _LISTS | {"table"}):
            continue
        run = _run_from(block, links)
        passed |= {node.mem_id for node in run}
        if run and not _is_generated(run[0]):
            table = HandMade(entries_of(run, links), run)
            if _leads_on(table, places[block.mem_id], found):
                return table
    return None


def _run_from(block: LexborNode, links: InPage) -> list[LexborNode]:
    if not links.is_table(block, strict=True):
        return []
    return [block, *_run_after(block, links, strict=True)] if _is_followed(block) else [block]


def _leads_on(table: HandMade, place: int, found: list[tuple[int, Heading]]) -> bool:
    """Say whether all entries lead to headings below, one of them to the first.

    Few links may be a remark ("see below"), so two count only as a list of all there is.
    """
    below = [h for at, h in found if at > place and not table.holds(h.node)]
    known = {heading.id: heading for heading in reversed(below)}
    labelled = {bare(heading.label): heading for heading in reversed(below)}
    entries = list(_all(table.entries))
    led_to = [known.get(e.target) or labelled.get(bare(e.label)) for e in entries]
    ids = {heading.id for heading in led_to if heading}
    if None in led_to or len(ids) < _FEWEST_UNNAMED - 1:
        return False
    if len(ids) >= _FEWEST_UNNAMED:
        return below[0].id in ids
    highest = min(heading.level for heading in below)
    return {h.id for h in below if h.level == highest} <= ids


def _all(entries: list[Entry]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        yield from _all(entry.children)


def _unlinked(body: LexborNode) -> HandMade | None:
    """Return a list without links, under a heading for contents, that names the headings."""
    found = headings(body)
    for title in found:
        if not is_contents_name(title.label):
            continue
        block = next(filter(lambda node: tree.text_of(node).strip(), _following(title.node)), None)
        if block is not None and block.tag in _LISTS and block.css_first("a") is None:
            entries = unlinked_entries(block, found)
            if entries:
                return HandMade(entries, [title.node, block])
    return None
