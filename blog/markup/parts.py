"""Long blocks of HTML in parts, for a filter whose cost is more than linear in its input."""

from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode

from blog.markup import tree
from blog.markup.words import words

LONGEST = 50_000
_DEEPEST = 50
# What may be parted between its children, and what has to stand around these to be read.
_CONTAINERS = words(
    "div section article aside main header footer nav blockquote details figure center ul ol li"
    " dl dd p pre span td table tbody thead tfoot tr"
)
_AROUND = {
    "table": ("<table>", "</table>"),
    "tbody": ("<table><tbody>", "</tbody></table>"),
    "thead": ("<table><thead>", "</thead></table>"),
    "tfoot": ("<table><tfoot>", "</tfoot></table>"),
    "tr": ("<table><tbody><tr>", "</tr></tbody></table>"),
}
_ROWS = frozenset(_AROUND)

Filter = Callable[[str], str]


def in_parts(node: LexborNode, filtered: Filter, depth: int = 0) -> str:
    """Return a node's HTML filtered, in parts between its children where it is long.

    The filter gets complete elements only, and has to keep the tags of the table around
    rows and cells.
    """
    html = tree.html_of(node)
    if len(html) <= LONGEST or node.tag not in _CONTAINERS or depth > _DEEPEST:
        return filtered(html)
    opening, closing = _shell(node, filtered)
    return opening + "".join(_inside(node, filtered, depth)) + closing


def _shell(node: LexborNode, filtered: Filter) -> tuple[str, str]:
    """Return the start and end tag of an element, filtered without what it holds."""
    empty = node.clone()
    empty.inner_html = ""
    before, after = _around(node.parent if node.tag in _ROWS else None)
    shell = filtered(f"{before}{tree.html_of(empty)}{after}")
    opening, end, _ = shell.removeprefix(before).rpartition(f"</{node.tag}>{after}")
    return opening, end.removesuffix(after)


def _around(parent: LexborNode | None) -> tuple[str, str]:
    return _AROUND.get((parent.tag if parent is not None else "") or "", ("", ""))


def _inside(node: LexborNode, filtered: Filter, depth: int) -> Iterator[str]:
    before, after = _around(node)
    gathered: list[str] = []
    for child in tree.children(node):
        html = tree.html_of(child)
        if gathered and sum(map(len, gathered)) + len(html) > LONGEST:
            yield _within(gathered, filtered, before, after)
            gathered = []
        if len(html) > LONGEST:
            yield in_parts(child, filtered, depth + 1)
        else:
            gathered.append(html)
    yield _within(gathered, filtered, before, after)


def _within(gathered: list[str], filtered: Filter, before: str, after: str) -> str:
    html = filtered(f"{before}{''.join(gathered)}{after}") if gathered else ""
    return html.removeprefix(before).removesuffix(after)
