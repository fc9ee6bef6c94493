"""HTML as the tree that a browser builds of it, by lexbor."""

import html
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.markup.words import words

# Controls that no HTML may hold; bleach would turn each into a question mark.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = words(
    """
    address article aside blockquote center dd details dialog div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table
    tbody td tfoot th thead tr ul
    """
)


def body_of(markup: str) -> LexborNode:
    """Return the body element that a browser would build of a fragment of HTML."""
    text = CONTROLS.sub("", markup).replace("\x0c", " ")
    body = LexborHTMLParser(f"<!doctype html><html><body>{text}").body
    if body is None:  # a frameset in the text takes the body's place: show it as text
        return body_of(html.escape(markup))
    return body


def serialised(body: LexborNode) -> str:
    """Return the HTML of what an element holds."""
    return _with_plain_spaces(body.inner_html)


def html_of(node: LexborNode) -> str:
    """Return the HTML of an element or text with all that it holds."""
    return _with_plain_spaces(node.html)


def _with_plain_spaces(html: str | None) -> str:
    """Write no-break spaces as they are: bleach takes their reference for a part of a scheme."""
    return (html or "").replace("&nbsp;", "\u00a0")


def element(markup: str) -> LexborNode:
    """Return the first element of a fragment, to be put into another tree."""
    node = body_of(markup).first_child
    if node is None:
        raise ValueError(f"no element in {markup!r}")
    return node


def children(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the elements and texts directly inside an element, comments apart."""
    child = node.child
    while child is not None:
        following = child.next
        if not child.is_comment_node:
            yield child
        child = following


def elements(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the elements directly inside an element."""
    return (child for child in children(node) if child.is_element_node)


def ancestors(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the elements around a node, innermost first, up to the body."""
    parent = node.parent
    while parent is not None and parent.tag not in {"body", "-document"}:
        yield parent
        parent = parent.parent


def inside(node: LexborNode, tags: frozenset[str]) -> bool:
    """Say whether one of the elements around a node has one of these tags."""
    return any(parent.tag in tags for parent in ancestors(node))


def attribute(node: LexborNode, name: str) -> str:
    """Return an attribute's value, "" where it is absent or has none."""
    return node.attributes.get(name) or ""


def classes(node: LexborNode) -> list[str]:
    """Return the class names of an element."""
    return attribute(node, "class").split()


def text_of(node: LexborNode) -> str:
    """Return all the text of a node."""
    return node.text_content or "" if node.is_text_node else node.text()


def plain(node: LexborNode) -> str:
    """Return the text of a node on one line, white space made single."""
    return " ".join(text_of(node).split())


def beginning(node: LexborNode, longest: int) -> str | None:
    """Return the text of a node on one line, None where it is longer than ``longest``."""
    said: list[str] = []
    for number, part in enumerate(node.traverse(include_text=True)):
        said += [text_of(part)] if part.is_text_node else []
        if number > longest or sum(map(len, said)) > 2 * longest:
            return None
    text = " ".join("".join(said).split())
    return text if len(text) <= longest else None


def events(body: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Walk a tree in order; yield each node twice, entered (True) and left (False)."""
    node = body.child
    while node is not None:
        yield node, True
        if node.child is not None:
            node = node.child
            continue
        yield node, False
        while node.next is None:
            parent = node.parent
            if parent is None or parent.mem_id == body.mem_id:
                return
            node = parent
            yield node, False
        node = node.next
