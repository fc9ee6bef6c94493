"""Tables of contents that an author made by hand: runs of blocks that are in-page links."""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from blog.markup import tree, urls
from blog.markup.headings import headings
from blog.markup.words import words

# How a table of contents is called in the languages that people blog in.
_NAMES = words(
    """
    목차 차례 순서 내용목차 contents tableofcontents toc index outline inthispost inthisarticle
    onthispage 目次 もくじ 目录 目錄 文章目录 本文目录 inhalt inhaltsverzeichnis sommaire
    tabledesmatières índice contenido indice sumário содержание оглавление içindekiler mụclục
    spistreści inhoud inhoudsopgave
    """
)
_NOT_A_LETTER = re.compile(r"[\W_\d]+")
# What may stand beside the links: numbers, bullets, dashes, single letters that count.
_BESIDE = re.compile(r"(?:[\W_\d]|\b[a-zA-Zivxlc]\b|[①-⓿가나다라마바사아자차카타파하](?=[.)]))*")
_EMPTY = frozenset({"hr", "br"})
_LISTS = frozenset({"ul", "ol"})
_SHORTEST_UNNAMED = 3


@dataclass(slots=True)
class Entry:
    """A line of such a list: the heading's id that it leads to, its label, those below it."""

    target: str
    label: str
    node: LexborNode
    children: list["Entry"] = field(default_factory=list)


@dataclass(slots=True)
class HandMade:
    """A table of contents made by hand: its entries, and the blocks that it stands in."""

    entries: list[Entry]
    blocks: list[LexborNode]

    def holds(self, node: LexborNode) -> bool:
        """Say whether an element is part of this table, its title included."""
        own = {block.mem_id for block in self.blocks}
        return any(item.mem_id in own for item in [node, *tree.ancestors(node)])


def find_handmade(body: LexborNode) -> HandMade | None:
    """Return the table of contents that the author made, None where there is none.

    It is a run of blocks with nothing but in-page links: under a heading or line that is
    called "목차", "Contents" or the like, or a list before the first of the headings that
    it leads to. A list that kramdown made (``{:toc}``) is not made by hand.
    """
    for title in body.css("h1, h2, h3, h4, h5, h6, p, summary, strong, dt"):
        run = _run_after(title) if is_contents_name(tree.plain(title)) else []
        if run and not _is_generated(run[0]):
            return HandMade(_entries(run), [title, *run])
    return _unnamed(body)


def is_contents_name(text: str) -> bool:
    """Say whether a text is what people call a table of contents."""
    return len(text) < 40 and _NOT_A_LETTER.sub("", text.lower()) in _NAMES


def _is_generated(block: LexborNode) -> bool:
    return block.css_first('[id^="markdown-toc"]') is not None


def _run_after(title: LexborNode) -> list[LexborNode]:
    """Return the blocks of in-page links after a title, from its parent's where it is inside."""
    while title.next is None and title.parent is not None and title.parent.tag not in {"body"}:
        title = title.parent
    run: list[LexborNode] = []
    node = title.next
    while node is not None:
        if node.is_element_node and _is_of_links(node):
            run.append(node)
        elif not (node.tag in _EMPTY or not tree.text_of(node).strip()):
            break
        node = node.next
    return run


def _is_of_links(block: LexborNode) -> bool:
    """Say whether a block holds in-page links and nothing else but numbers and bullets."""
    links = block.css("a[href]")
    if not links or any(not _in_page(link) for link in links):
        return False
    rest = tree.body_of(block.html or "")
    for link in rest.css("a"):
        link.decompose()
    return bool(_BESIDE.fullmatch(tree.text_of(rest))) and rest.css_first("img") is None


def _in_page(link: LexborNode) -> bool:
    href = tree.attribute(link, "href")
    return href.startswith("#") and len(href) > 1 and not href.startswith(("#fn:", "#fnref:"))


def _unnamed(body: LexborNode) -> HandMade | None:
    """Return a list of in-page links without a title that stands before all it leads to."""
    order = {heading.id: number for number, heading in enumerate(headings(body))}
    for block in body.css("ul, ol"):
        if tree.inside(block, _LISTS) or _is_generated(block) or not _is_of_links(block):
            continue
        entries = _entries([block])
        targets = [urls.fragment(tree.attribute(a, "href")) for a in block.css("a[href]")]
        if len(targets) < _SHORTEST_UNNAMED or any(target not in order for target in targets):
            continue
        if _headings_before(body, block) <= min(order[target] for target in targets):
            return HandMade(entries, [block])
    return None


def _headings_before(body: LexborNode, block: LexborNode) -> int:
    before = 0
    for node, entered in tree.events(body):
        if node.mem_id == block.mem_id:
            break
        before += entered and node.tag in tree.HEADINGS and bool(tree.plain(node))
    return before


def _entries(run: list[LexborNode]) -> list[Entry]:
    entries: list[Entry] = []
    for block in run:
        if block.tag in _LISTS:
            entries += _of_list(block)
        else:
            entries += _of_block(block)
    return _nested_by_rank(entries) if _ranks_differ(run) else entries


def _of_block(block: LexborNode) -> list[Entry]:
    inner = block.css_first("ul, ol")
    if inner is not None and inner.mem_id != block.mem_id:
        return [entry for item in block.css("ul, ol") if not tree.inside(item, _LISTS)
                for entry in _of_list(item)]  # fmt: skip
    return [_entry(link) for link in block.css("a[href]") if tree.plain(link)]


def _of_list(block: LexborNode) -> list[Entry]:
    """Return a list's entries, nested where it nests."""
    entries: list[Entry] = []
    stack = [(block, entries)]
    while stack:
        lists, into = stack.pop()
        for item in tree.elements(lists):
            own = [_entry(a) for a in item.css("a[href]") if tree.plain(a) and _own(a, item)]
            into += own
            below = own[-1].children if own else into
            stack += [(inner, below) for inner in item.css("ul, ol") if _own(inner, item)]
    return entries


def _own(node: LexborNode, item: LexborNode) -> bool:
    """Say whether an element belongs to a list item itself, not to a list inside it."""
    for parent in tree.ancestors(node):
        if parent.mem_id == item.mem_id:
            return True
        if parent.tag in _LISTS:
            return False
    return False


def _entry(link: LexborNode) -> Entry:
    return Entry(urls.fragment(tree.attribute(link, "href")), tree.plain(link), link)


def _rank(entry: Entry) -> int:
    around = [entry.node, *tree.ancestors(entry.node), *entry.node.css("*")]
    return next((int(n.tag[1]) for n in around if n.tag in tree.HEADINGS and n.tag), 0)


def _ranks_differ(run: list[LexborNode]) -> bool:
    return len({block.tag for block in run if block.tag in tree.HEADINGS}) > 1


def _nested_by_rank(entries: list[Entry]) -> list[Entry]:
    """Nest entries that are headings of several ranks themselves."""
    top: list[Entry] = []
    open_entries: list[Entry] = []
    for entry in entries:
        while open_entries and _rank(open_entries[-1]) >= _rank(entry):
            open_entries.pop()
        (open_entries[-1].children if open_entries else top).append(entry)
        open_entries.append(entry)
    return top
