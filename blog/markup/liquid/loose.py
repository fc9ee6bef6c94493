"""Tags that are not quite Liquid, written anew as Ruby's Liquid reads them.

Where its strict parser stops at a tag, Ruby's Liquid falls back on patterns that take what
looks like the expression of the tag and pass over the rest: ``{% if a && b %}`` asks for
``a``, and ``{% for x in list | sort %}`` runs over ``list``.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from liquid import Environment, Mode
from liquid.builtin.expressions import (
    BooleanExpression,
    LoopExpression,
    parse_primitive,
    tokenize,
)
from liquid.exceptions import LiquidSyntaxError
from liquid.stream import TokenStream
from liquid.token import TOKEN_EXPRESSION, Token

from blog.markup.words import words

_QUOTED = r"\"[^\"]*\"|'[^']*'"
_FRAGMENT = rf"(?:{_QUOTED}|(?:[^\s,|'\"]|{_QUOTED})+)"
_PART = re.compile(rf"\b\s?(and|or)\b\s?|((?:(?!\b(?:and|or)\b)(?:{_FRAGMENT}|\S)\s*)+|\s+)")
_CONDITION = re.compile(rf"({_FRAGMENT})\s*([=!<>a-z_]+)?\s*({_FRAGMENT})?")
_LOOP = re.compile(rf"\s*([\w-]+)\s+in\s+({_FRAGMENT}+)\s*(reversed)?")
_ATTRIBUTE = re.compile(rf"\b(limit|offset)\s*:\s*({_FRAGMENT})")
_SEGMENT = re.compile(r"\[([^\]]+)\]|([\w-]+\??)")
_LITERAL = re.compile(rf"{_QUOTED}|-?\d+(?:\.\d+)?|\(\S+\.\.\S+\)|nil|null|true|false|blank|empty")
_PLAIN = re.compile(r"[A-Za-z_][\w-]*")
_KEYWORDS = words(
    """
    true false nil null empty blank and or contains not in offset limit reversed cols continue
    with for as if else required
    """
)
_OPERATORS = frozenset(("==", "!=", "<>", "<", ">", "<=", ">=", "contains"))
_LONGEST = 2_000


class _Strict(Environment):
    shorthand_indexes = True


_STRICT = _Strict(tolerance=Mode.STRICT)


@lru_cache(maxsize=512)
def well_formed(name: str, markup: str) -> str:
    """Return the expression of the tag ``name`` so that a strict parser takes it.

    It comes back as it is where it is well formed, and where Ruby's Liquid makes nothing of
    it, either.
    """
    rewrite = _REWRITES.get(name)
    if rewrite is None or len(markup) > _LONGEST or _is_strict(name, markup):
        return markup
    return rewrite(markup) or markup


def _is_strict(name: str, markup: str) -> bool:
    token = Token(TOKEN_EXPRESSION, markup, 0, markup)
    try:
        tokens = TokenStream(tokenize(markup, token))
        if name == "for":
            LoopExpression.parse(_STRICT, tokens)
            return not _reverses_late(markup)
        if name in ("case", "capture"):
            parse_primitive(_STRICT, tokens)
            tokens.expect_eos()
            return name == "case" or bool(_PLAIN.fullmatch(markup))
        BooleanExpression.parse(_STRICT, tokens)
    except LiquidSyntaxError:
        return False
    return True


def _reverses_late(markup: str) -> bool:
    """Say whether ``reversed`` stands after a limit, where Ruby's Liquid passes over it."""
    loop = _LOOP.match(markup)
    whole = loop and not loop[3] and loop[2].count("(") == loop[2].count(")")
    rest = markup[loop.end() :] if loop and whole else ""
    return bool(re.search(r"\breversed\b", rest))


def _value(fragment: str) -> str:
    """Return a literal as it is, and of anything else the path that can be seen in it."""
    if _LITERAL.fullmatch(fragment):
        return fragment
    if re.fullmatch(r"-?\d[\d.]+", fragment):
        return "nil"
    path = ""
    for index, name in _SEGMENT.findall(fragment):
        if name and _PLAIN.fullmatch(name) and name not in _KEYWORDS:
            path += f".{name}" if path else name
        else:
            path += f"[{_value(index.strip())}]" if index else f'["{name}"]'
    return path or "nil"


def _condition(markup: str) -> str | None:
    """Write out the conditions of ``if`` and ``unless`` with what joins them."""
    written = []
    for joint, part in _PART.findall(markup):
        if joint:
            written.append(joint)
            continue
        found = _CONDITION.search(part)
        if not found and part.strip():
            return None
        if not found:
            continue
        left, operator, right = found.groups()
        if operator and operator not in _OPERATORS:
            return None
        right = f" {operator} {_value(right or '')}" if operator else ""
        written.append(_value(left) + right)
    return " ".join(written)


def _loop(markup: str) -> str | None:
    """Write out what ``for`` runs over, and its limit and offset."""
    loop = _LOOP.match(markup)
    if not loop:
        return None
    parts = [loop[1], "in", _value(loop[2]), loop[3] or ""]
    for name, value in dict(_ATTRIBUTE.findall(markup)).items():
        written = value if value == "continue" else _value(value)
        parts.append(f"{name}: {written}")
    return " ".join(parts)


def _case(markup: str) -> str | None:
    found = re.search(_FRAGMENT, markup)
    return _value(found[0]) if found else None


def _capture(markup: str) -> str | None:
    found = re.search(r"[\w-]+", markup)
    return found[0] if found else None


_REWRITES: dict[str, Callable[[str], str | None]] = {
    "if": _condition,
    "elsif": _condition,
    "unless": _condition,
    "for": _loop,
    "case": _case,
    "capture": _capture,
}
