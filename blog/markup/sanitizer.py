"""The sanitiser: the one place that decides what of written markup reaches a page.

Two walls. First the policy is applied to the tree that a browser would build, and all that
it takes out is recorded; then bleach, with the same policy, goes over what is left. bleach
is more than linear in its input, so it is given one block after the other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from html import escape
from typing import Any

import bleach.sanitizer
from bleach.html5lib_shim import Filter, prefixes  # type: ignore[attr-defined]
from selectolax.lexbor import LexborNode

from blog.markup import tree
from blog.markup.parts import in_parts
from blog.markup.policies import Policy, is_undefined
from blog.markup.styles import InlineStyles

_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Finding:
    """Something taken out: ``start`` and ``words`` say how it looks in the source."""

    what: str
    reason: str
    start: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Safe HTML, and what it cost."""

    html: str
    findings: tuple[Finding, ...]


def clean(body: LexborNode, policy: Policy) -> Cleaned:
    """Return what a body holds as safe HTML under a policy; the body is changed by it."""
    findings = list(enforce(body, policy))
    inert = frozenset(node.tag or "" for node in body.css("*") if _inert(node, policy))
    bleach_block = partial(bleached, policy=policy, inert=inert)
    html = "".join(in_parts(child, bleach_block) for child in tree.children(body))
    return Cleaned(html, tuple(findings))


def settled(html: str, policy: Policy) -> str:
    """Return finished HTML of which a browser builds nothing that a policy does not allow.

    HTML written from one tree may build another when it is read again; so it is read again
    here. Where that brings something to light, it is taken out until nothing more comes.
    """
    for _ in range(_ROUNDS):
        body = tree.body_of(html)
        if not list(enforce(body, policy)):
            return html
        html = tree.serialised(body)
    return escape(tree.text_of(tree.body_of(html)))


def enforce(body: LexborNode, policy: Policy) -> Iterator[Finding]:
    """Take out of a tree what a policy does not allow, and say what it was."""
    gone: list[LexborNode] = []
    unwrapped: list[LexborNode] = []
    inside_gone: set[int] = set()
    for node in body.css("*"):
        if node.mem_id == body.mem_id:  # equality would compare their whole HTML
            continue
        if node.parent is not None and node.parent.mem_id in inside_gone:
            inside_gone.add(node.mem_id)
        elif _goes(node, policy):
            inside_gone.add(node.mem_id)
            gone.append(node)
            yield _gone(node)
        elif node.tag not in policy.tags and not _inert(node, policy):
            unwrapped.append(node)
            yield _unwrapped(node)
        else:
            yield from _attributes(node, policy)
    for node in gone:
        node.decompose()
    for node in unwrapped:
        node.unwrap(delete_empty=True)


def _goes(node: LexborNode, policy: Policy) -> bool:
    if node.tag == "input":
        # A check box may be ticked, as on the Jekyll site: outside a form it sends nothing.
        return tree.attribute(node, "type").lower() != "checkbox"
    return node.tag in policy.dropped


def _inert(node: LexborNode, policy: Policy) -> bool:
    """Say whether an element stays because it is no known one and holds nothing."""
    return policy.keeps_undefined and node.child is None and is_undefined(node.tag or "")


def _gone(node: LexborNode) -> Finding:
    return _finding(node, f"<{node.tag}>", "removed with all that it holds")


def _unwrapped(node: LexborNode) -> Finding:
    return _finding(node, f"<{node.tag}>", "the tag is removed, what it holds stays")


def _finding(node: LexborNode, what: str, reason: str) -> Finding:
    words = tuple(value for value in node.attributes.values() if value)
    return Finding(what, reason, f"<{node.tag}", words)


def _attributes(node: LexborNode, policy: Policy) -> Iterator[Finding]:
    tag = node.tag or ""
    for name, value in node.attributes.items():
        if not policy.allows(tag, name, value or ""):
            yield _finding(node, _named(tag, name, value), _why(name))
            del node.attrs[name]
        elif name == "style":
            yield from _style(node, value or "")


def _named(tag: str, name: str, value: str | None) -> str:
    return f'<{tag} {name}="{(value or "")[:60]}">'


def _why(name: str) -> str:
    if name.lower().startswith("on"):
        return "scripts are not allowed in attributes"
    if name in {"href", "src", "xlink:href", "cite", "poster", "background", "srcset"}:
        return "an address of this kind is not allowed"
    return "this attribute is not allowed"


def _style(node: LexborNode, written: str) -> Iterator[Finding]:
    kept = InlineStyles().sanitize_css(written)
    if _same_style(written, kept):
        return
    yield _finding(node, f'<{node.tag} style="{written[:80]}">', "a style that could do harm")
    if kept:
        node.attrs["style"] = kept
    else:
        del node.attrs["style"]


def _same_style(one: str, other: str) -> bool:
    squeezed = [re.sub(r"[\s;]|/\*.*?\*/", "", style) for style in (one, other)]
    return squeezed[0] == squeezed[1]


def bleached(block: str, policy: Policy, inert: frozenset[str] = frozenset()) -> str:
    """Return one block of HTML as bleach leaves it under a policy.

    ``inert`` are the tags that stay beside the policy's, being none that do anything.

    A block of text and bare tags (no attribute but class names and ids) that the policy
    allows is given back as it is: there is nothing in it that bleach could take out.
    """
    if _bare(policy).fullmatch(block):
        return block
    return _bleached(block, policy, inert)


@lru_cache(maxsize=8)
def _bare(policy: Policy) -> re.Pattern[str]:
    tags = "|".join(sorted(policy.tags - {"input", "title", "svg", "math", "annotation"}))
    inert = ' (?:class|id)="[^"<>&]*"' if policy.allows("p", "class", "") else " "
    return re.compile(rf"(?:[^<]++|</?(?:{tags})(?:{inert})*>)*+")


class _PrefixedNames(Filter):
    """Gives SVG's attributes their prefixes back, which the serialiser passes over."""

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for token in super().__iter__():
            if token["type"] in {"StartTag", "EmptyTag"} and any(ns for ns, _ in token["data"]):
                pairs = token["data"].items()
                token["data"] = {(None, _full(ns, name)): value for (ns, name), value in pairs}
            yield token


def _full(namespace: str | None, name: str) -> str:
    prefix = prefixes.get(namespace) if namespace else None
    return f"{prefix}:{name}" if prefix and prefix != name else name


@lru_cache(maxsize=2048)
def _bleached(block: str, policy: Policy, inert: frozenset[str]) -> str:
    cleaner = bleach.sanitizer.Cleaner(
        tags=policy.tags | inert,
        attributes=policy.allows,
        protocols=policy.schemes,
        strip=True,
        strip_comments=True,
        filters=[_PrefixedNames],
        css_sanitizer=InlineStyles(),
    )
    cleaner.serializer.minimize_boolean_attributes = False  # checked="checked" keeps its value
    return cleaner.clean(block)
