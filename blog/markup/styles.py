"""Inline styles: which declarations an author's markup may bring along."""

import re
from collections.abc import Iterable
from typing import Any

import tinycss2
from bleach.css_sanitizer import CSSSanitizer

from blog.markup import urls

# What may do harm stands behind one of these; a style without any is kept as it is written.
_NOTABLE = re.compile(
    r"[\\<>@]|/\*|url|src\s*\(|image|element|paint|expression|behaviou?r|binding|position|script",
    re.I,
)
_RUNNING = frozenset({"behavior", "-moz-binding", "-ms-behavior"})
# An article contains what is positioned in it (prose.css), so ``absolute`` covers nothing else.
_ON_ITS_SHEET = frozenset(
    {"static", "relative", "absolute", "inherit", "initial", "unset", "revert"}
)
_FUNCTIONS = frozenset({"expression", "element", "-moz-element", "paint", "src"})


class InlineStyles(CSSSanitizer):
    """bleach's CSS sanitiser with every property but those that could do harm.

    Out are what runs (``behavior``, ``-moz-binding``, ``expression()``), what follows the
    window (``position: fixed`` and ``sticky``), and addresses other than of pictures on the
    web. All else, custom properties and positions on the article's own sheet included, stays
    as written.
    """

    def sanitize_css(self, style: str) -> str:
        """Return a style attribute's value without its harmful declarations."""
        if not _NOTABLE.search(style):
            return style
        parsed = tinycss2.parse_declaration_list(style, skip_comments=True, skip_whitespace=True)
        kept = [node for node in parsed if node.type == "declaration" and _harmless(node)]
        return style if len(kept) == len(parsed) else "; ".join(_written(node) for node in kept)


def _written(declaration: Any) -> str:
    important = " !important" if declaration.important else ""
    value = tinycss2.serialize(declaration.value).strip()
    return f"{declaration.name}: {value}{important}"


def _harmless(declaration: Any) -> bool:
    if declaration.lower_name in _RUNNING:
        return False
    if declaration.lower_name == "position":
        words = {node.lower_value for node in declaration.value if node.type == "ident"}
        others = [node for node in declaration.value if node.type not in {"ident", "whitespace"}]
        return not others and words <= _ON_ITS_SHEET
    return _harmless_values(declaration.value)


def _harmless_values(nodes: Iterable[Any]) -> bool:
    return all(_harmless_value(node) for node in nodes)


def _harmless_value(node: Any) -> bool:
    if node.type == "error":
        return False
    if node.type == "url":
        return urls.is_safe_picture(node.value)
    if node.type == "function":
        if node.lower_name in _FUNCTIONS:
            return False
        if node.lower_name == "url":
            return all(urls.is_safe_picture(getattr(part, "value", "")) for part in node.arguments)
        return _harmless_values(node.arguments)
    inner = getattr(node, "content", None)
    return _harmless_values(inner) if inner is not None else True
