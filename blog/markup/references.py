"""The links that an article cites: one entry for each address, with every place that cites it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args
from urllib.parse import urljoin, urlsplit, urlunsplit

from selectolax.lexbor import LexborNode

from blog.markup import tree, urls
from blog.markup.article import Citation, Place, PlaceKind
from blog.markup.bylines import Name, is_generic, name_of
from blog.markup.citing import cited_in, in_row, is_aside, quoted_beside
from blog.markup.credits import is_credit, pictured
from blog.markup.lines import without_code
from blog.markup.people import as_house
from blog.markup.source_lists import says_source, source_blocks
from blog.markup.textline import Line, line_above, line_of

KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)
_NO_TEXT = frozenset({"a", "pre", "code", "kbd", "samp", "tt", "math", "svg"})
_LISTED = frozenset({"source", "footnote"})
_NEAR = 200
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<label>[^\^\]\n][^\]\n]*)\]:[ \t]*(?:<(?P<bracketed>[^>\n]+)>|(?P<bare>\S+))"
    r"""(?:[ \t]+["'(](?P<title>[^\n]*)["')])?[ \t]*$""",
    re.M,
)


@dataclass(frozen=True, slots=True)
class _Cited:
    url: str
    kind: PlaceKind
    section: str
    name: Name


@dataclass(frozen=True, slots=True)
class _Blocks:
    """The memory ids of elements that decide what a link inside them is."""

    sources: frozenset[int]
    pictured: frozenset[int]


def references(
    body: LexborNode,
    hosts: frozenset[str],
    source: str = "",
    listed: list[LexborNode] | None = None,
) -> tuple[Citation, ...]:
    """Return what a sanitised body cites, in the order of first citation.

    ``source`` is the Markdown text: its link definitions that no link uses come last.
    ``listed`` are the blocks that list sources, where the caller knows them already.
    """
    blocks = source_blocks(body, hosts) if listed is None else listed
    cited = list(_in_body(body, hosts, blocks))
    known = {place.url for place in cited}
    known |= {urls.normalised(tree.attribute(image, "src")) for image in body.css("img")}
    cited += [place for place in _defined(source, hosts) if place.url not in known]
    by_url: dict[str, list[tuple[int, _Cited]]] = {}
    for position, place in enumerate(cited, start=1):
        by_url.setdefault(place.url, []).append((position, place))
    return tuple(_citation(url, places) for url, places in by_url.items())


def _citation(url: str, places: list[tuple[int, _Cited]]) -> Citation:
    ranked = [place for _, place in sorted(places, key=lambda p: (KINDS.index(p[1].kind), p[0]))]
    titles = [place.name.title for place in ranked if place.name.title]
    title = next((title for title in titles if not is_generic(title)), "")
    byline = next((place.name.byline for place in ranked if place.name.byline), "")
    shown = tuple(Place(place.kind, place.section, position) for position, place in places)
    return Citation(url, title, byline, ranked[0].kind, shown)


def _in_body(body: LexborNode, hosts: frozenset[str], listed: list[LexborNode]) -> Iterator[_Cited]:
    known = _Blocks(frozenset(block.mem_id for block in listed), pictured(body))
    section = ""
    for node, entered in tree.events(body):
        if not entered:
            continue
        if node.tag in tree.HEADINGS:
            section = tree.attribute(node, "id") or section
        elif node.tag == "a" and urls.is_citable(tree.attribute(node, "href"), hosts):
            yield _of_link(node, section, known)
        elif node.is_text_node and "://" in tree.text_of(node):
            yield from _of_text(node, section, known, hosts)


def _of_link(link: LexborNode, section: str, blocks: _Blocks) -> _Cited:
    line = line_of(link)
    kind = "image" if link.css_first("img") is not None else _kind(link, line.before, blocks)
    name = name_of(link, line.before, line.after, listed=kind in _LISTED)
    unnamed = not name.title or is_generic(name.title)
    if kind in _LISTED and (unnamed or is_aside(line.before)):
        found = _around(link, line)
        name = _first(found, name._replace(byline="") if name.byline == found.title else name)
    elif kind in _LISTED and as_house(name.title):
        quoted = quoted_beside(line.before, line.after)
        name = Name(quoted, name.title) if quoted else name
    return _Cited(urls.normalised(tree.attribute(link, "href")), kind, section, name)


def _around(node: LexborNode, line: Line) -> Name:
    """Return how what is cited at a node is called around it."""
    before, _, own = line.before.rpartition("\n")
    above = before.rpartition("\n")[2] if before else line_above(node)
    found = cited_in(own, line.after.partition("\n")[0], above)
    return _first(found, in_row(node))


def _first(name: Name, other: Name) -> Name:
    return Name(name.title or other.title, name.byline or other.byline)


def _of_text(
    node: LexborNode, section: str, blocks: _Blocks, hosts: frozenset[str]
) -> Iterator[_Cited]:
    if tree.inside(node, _NO_TEXT):
        return
    text = tree.text_of(node)
    around = line_of(node)
    links = urls.bare_links(text)
    for number, link in enumerate(links):
        if not urls.is_citable(link.url, hosts):
            continue
        line = Line(*(_said(text, links, number, around)))
        kind = _kind(node, line.before.rpartition("\n")[2], blocks)
        name = _around(node, line) if kind in _LISTED else Name("", "")
        yield _Cited(urls.normalised(link.url), kind, section, name)


def _said(text: str, links: list[urls.BareLink], number: int, around: Line) -> tuple[str, str]:
    """Return what stands before and after one of the addresses in a text."""
    link = links[number]
    start = links[number - 1].end if number else 0
    end = links[number + 1].start if number + 1 < len(links) else len(text)
    before = text[max(start, link.start - _NEAR) : link.start]
    after = text[link.end : min(end, link.end + _NEAR)]
    last = number + 1 == len(links)
    return (before if number else around.before + before, after + around.after if last else after)


def _kind(node: LexborNode, before: str, blocks: _Blocks) -> PlaceKind:
    around = list(tree.ancestors(node))
    if any("footnotes" in tree.classes(p) or _is_note(p) for p in around):
        return "footnote"
    if is_credit(node, before, blocks.pictured):
        return "image"
    listed = any(parent.mem_id in blocks.sources for parent in around)
    return "source" if listed or says_source(before) else "link"


def _is_note(node: LexborNode) -> bool:
    return node.tag == "li" and tree.attribute(node, "id").startswith("fn:")


def _defined(source: str, hosts: frozenset[str]) -> Iterator[_Cited]:
    for found in _DEFINITION.finditer(without_code(source)):
        url = found["bracketed"] or found["bare"]
        if urls.is_citable(url, hosts):
            title = (found["title"] or found["label"]).strip()
            name = Name("" if title.isdigit() else title, "")
            yield _Cited(urls.normalised(url), "definition", "", name)


def in_site_links(body: LexborNode, hosts: frozenset[str], page: str = "") -> tuple[str, ...]:
    """Return the addresses of the site itself that a body links to, each once.

    They are paths with query and fragment, seen from ``page``, the path of the article.
    """
    hrefs = (tree.attribute(link, "href").strip() for link in body.css("a[href]"))
    found = (_path(href, page) for href in hrefs if _is_in_site(href, hosts))
    return tuple(dict.fromkeys(path for path in found if path))


def _is_in_site(href: str, hosts: frozenset[str]) -> bool:
    if not href or href.startswith("#") or urls.is_external(href, hosts):
        return False
    return urls.scheme(href) in {"", "http", "https"}


def _path(href: str, page: str) -> str:
    try:
        parts = urlsplit(urljoin(page, href) if page else href)
    except ValueError:
        return ""
    return urlunsplit(("", "", parts.path or "/", parts.query, parts.fragment))
