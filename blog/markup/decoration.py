"""What a page adds to an article's HTML after it was sanitised, built from known values only.

The full list of additions stands in the design; nothing else is added, nothing is changed.
"""

from html import escape

from selectolax.lexbor import LexborNode

from blog.markup import tree, urls
from blog.markup.article import Surroundings
from blog.markup.headings import headings, is_entry
from blog.markup.highlighting import colour_code
from blog.markup.math import show_math
from blog.markup.pictures import decorate_pictures

_ANCHOR = '<a class="heading-anchor" href="#{id}" aria-hidden="true" tabindex="-1"></a>'
_IN_LINK = frozenset({"a", "summary", "label"})
_WRAPPER = '<div class="table-scroll" tabindex="0"></div>'


def decorate(body: LexborNode, surroundings: Surroundings) -> list[str]:
    """Add to a sanitised body all that a page has; return the formulas that stay TeX."""
    anchor_headings(body)
    return decorate_excerpt(body, surroundings, opens_page=True)


def decorate_excerpt(
    body: LexborNode, surroundings: Surroundings, *, opens_page: bool = False
) -> list[str]:
    """Add to a sanitised body what it has also where it stands among others of its kind."""
    unshown = show_math(body)
    colour_code(body)
    decorate_pictures(body, surroundings, opens_page=opens_page)
    mark_links(body, surroundings.hosts)
    scroll_wide_blocks(body)
    return unshown


def anchor_headings(body: LexborNode) -> None:
    """Add to each heading a link to itself, drawn by the style sheet, unless it is one."""
    for heading in headings(body):
        entry = is_entry(heading.node) or tree.inside(heading.node, _IN_LINK)
        if heading.id and not entry:
            heading.node.insert_child(tree.element(_ANCHOR.format(id=escape(heading.id))))


def mark_links(body: LexborNode, hosts: frozenset[str]) -> None:
    """Say in ``rel`` which links lead out, and keep opened windows from reaching back."""
    for link in body.css("a[href]"):
        added = ["external"] if urls.is_external(tree.attribute(link, "href"), hosts) else []
        if tree.attribute(link, "target"):
            added.append("noopener")
        written = tree.attribute(link, "rel").split()
        if added:
            link.attrs["rel"] = " ".join(dict.fromkeys([*written, *added]))


def scroll_wide_blocks(body: LexborNode) -> None:
    """Make code and tables, which may be wider than the page, scroll by themselves.

    What scrolls can be reached by keyboard.
    """
    for block in body.css("pre"):
        if not tree.inside(block, frozenset({"table", "pre"})):
            block.attrs["tabindex"] = "0"
    for table in body.css("table"):
        if not tree.inside(table, frozenset({"table", "pre", "svg"})):
            table.insert_before(tree.element(_WRAPPER))
            wrapper = table.prev
            if wrapper is not None:
                wrapper.insert_child(table, move=True)
