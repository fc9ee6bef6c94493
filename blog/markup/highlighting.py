"""Colours for code: Pygments' spans, whose class names are Rouge's, inside what Rouge wraps."""

import re
from functools import lru_cache
from html import escape

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import STANDARD_TYPES
from pygments.util import ClassNotFound
from selectolax.lexbor import LexborNode

from blog.markup import tree

_LANGUAGE = re.compile(r"language-(\S+)")
# Code that Rouge would have coloured: its wrappers, Jekyll's figure, and spans of code.
_CODE = "div.highlighter-rouge pre, figure.highlight pre, code.highlighter-rouge"
_LONGEST = 100_000
# Names that Rouge has and Pygments spells otherwise.
_NAMES = {
    "conf": "ini", "console": "console", "docker": "docker", "golang": "go", "jsonc": "json",
    "liquid": "liquid", "plaintext": "", "plist": "xml", "shell": "bash", "text": "",
    "vue": "html", "jsx": "javascript", "cypher": "cypher", "hcl": "terraform", "sh": "bash",
}  # fmt: skip


def colour_code(body: LexborNode) -> None:
    """Colour the code of a tree whose language is known; the code itself stays as it is."""
    for node in body.css(_CODE):
        if node.tag == "pre" and "lineno" in tree.classes(node):
            continue
        holder = _innermost(node)
        lexer = _lexer(_language(holder, node))
        if holder is not None and lexer is not None:
            _colour(holder, lexer)


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
                return found[1].lower()
    return ""


@lru_cache(maxsize=128)
def _lexer(language: str) -> Lexer | None:
    name = _NAMES.get(language, language)
    try:
        return get_lexer_by_name(name, stripnl=False, ensurenl=False) if name else None
    except ClassNotFound:
        return None


def _colour(holder: LexborNode, lexer: Lexer) -> None:
    code = tree.text_of(holder)
    if not code.strip() or len(code) > _LONGEST or "hll" in (holder.inner_html or ""):
        return
    tokens = list(lexer.get_tokens(code))
    if "".join(value for _, value in tokens) == code:
        holder.inner_html = "".join(_span(STANDARD_TYPES.get(kind, ""), v) for kind, v in tokens)


def _span(name: str, value: str) -> str:
    text = escape(value, quote=False)
    return f'<span class="{name}">{text}</span>' if name else text
