"""Colours for code, inside what Rouge and Jekyll wrap around it: spans, never other text."""

import re

from selectolax.lexbor import LexborNode

from blog.markup import tree
from blog.markup.kramdown.highlighters.colours import colourise

_LANGUAGE = re.compile(r"language-(\S+)")
# Code that Rouge would have coloured: its wrappers, Jekyll's figure, and spans of code; and
# blocks that name their language to kramdown alone.
_CODE = (
    "div.highlighter-rouge pre, figure.highlight pre, code.highlighter-rouge, "
    "pre:has(> code[class^='language-'])"
)
_LONGEST = 100_000


def colour_code(body: LexborNode) -> None:
    """Colour the code of a tree whose language is known; the code itself stays as it is."""
    for node in body.css(_CODE):
        if node.tag == "pre" and "lineno" in tree.classes(node):
            continue
        holder = _innermost(node)
        language = _language(holder, node)
        if holder is not None and language:
            _colour(holder, language)


def _innermost(node: LexborNode) -> LexborNode | None:
    """Return the element that holds the code's text: of a table of lines, its code cell's."""
    if node.tag == "code":
        return None if tree.inside(node, frozenset({"pre"})) else node
    if node.css_first("table") is not None:
        return None
    inner = node.css_first("code")
    return inner if inner is not None else node


def _language(holder: LexborNode | None, node: LexborNode) -> str:
    around = [holder, node, *tree.ancestors(node)][:8]
    for item in around:
        for name in tree.classes(item) if item is not None else ():
            if found := _LANGUAGE.fullmatch(name):
                return found[1]
    return ""


def _colour(holder: LexborNode, language: str) -> None:
    if next(tree.elements(holder), None) is not None:  # marked up by its author, or coloured
        return
    code = tree.text_of(holder)
    if code.strip() and len(code) <= _LONGEST:
        holder.inner_html = colourise(code, language)
