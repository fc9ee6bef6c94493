"""Colours for code: Pygments tokens under the short class names that Rouge shares with it."""

from functools import lru_cache
from typing import Any

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import STANDARD_TYPES, Text, Whitespace
from pygments.util import ClassNotFound

from blog.markup.kramdown.conversion.escaping import escape_all
from blog.markup.kramdown.highlighters.rouge_lexers import TAGS

_PYGMENTS_NAMES = {
    "cmake": "cmake",
    "conf": "ini",
    "escape": "text",
    "html": "html",
    "irb": "irb",
    "json-doc": "json",
    "objective_c": "objective-c",
    "objective_cpp": "objective-c++",
    "plaintext": "text",
    "properties": "properties",
    "shell": "bash",
    "vue": "html",
}
_PLAIN = frozenset({Text, Whitespace})


@lru_cache(maxsize=128)
def _lexer(language: str) -> Lexer | None:
    name, _, settings = language.partition("?")
    tag = TAGS.get(name, name)
    options: dict[str, Any] = {"stripnl": False, "ensurenl": False}
    if tag == "php" and "start_inline" in settings:
        options["startinline"] = True
    for candidate in (_PYGMENTS_NAMES.get(tag, tag), name):
        try:
            return get_lexer_by_name(candidate, **options)
        except ClassNotFound:
            continue
    return None


def colourise(code: str, language: str) -> str:
    """``code`` as escaped HTML with a ``span`` for each token that has a colour.

    Where Pygments has no lexer for the language, or would change the code, the code is
    only escaped.
    """
    lexer = None if TAGS.get(language) == "plaintext" else _lexer(language)
    if lexer is None:
        return escape_all(code)
    tokens = list(lexer.get_tokens(code))
    if "".join(value for _, value in tokens) != code:
        return escape_all(code)
    return "".join(_span(kind, value) for kind, value in _joined(tokens))


def _joined(tokens: list[tuple[Any, str]]) -> list[tuple[Any, str]]:
    """Neighbouring tokens of one kind as one."""
    joined: list[tuple[Any, str]] = []
    for kind, value in tokens:
        if joined and joined[-1][0] is kind:
            joined[-1] = (kind, joined[-1][1] + value)
        else:
            joined.append((kind, value))
    return joined


def _span(kind: Any, value: str) -> str:
    text = escape_all(value)
    name = "" if kind in _PLAIN else STANDARD_TYPES.get(kind, "")
    return f'<span class="{name}">{text}</span>' if name else text
