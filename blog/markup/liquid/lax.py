"""Output expressions that are not quite Liquid, read as Ruby's Liquid reads them.

Its parser falls back on patterns that take the first thing that looks like a value and the
filters that look like filters, and pass over the rest: ``{{ a + b }}`` prints ``a``.
"""

import re
from collections.abc import Callable

from liquid import Environment
from liquid.builtin.expressions import FilteredExpression, Path
from liquid.builtin.expressions.arguments import KeywordArgument, PositionalArgument
from liquid.builtin.expressions.filtered import Filter
from liquid.builtin.expressions.primitive import (
    Blank,
    Empty,
    FalseLiteral,
    FloatLiteral,
    IntegerLiteral,
    Nil,
    RangeLiteral,
    StringLiteral,
    TrueLiteral,
)
from liquid.expression import Expression
from liquid.token import Token

_QUOTED = r"\"[^\"]*\"|'[^']*'"
_FRAGMENT = rf"(?:{_QUOTED}|(?:[^\s,|'\"]|{_QUOTED})+)"
_LEFT = re.compile(rf"\s*({_FRAGMENT})(.*)", re.S)
_FILTERS = re.compile(r"\|\s*(.*)", re.S)
_FILTER = re.compile(rf"(?:\s+|{_QUOTED}|(?:[^\s,|'\"]|{_QUOTED})+|,)+")
_ARGUMENT = re.compile(rf"[:,]\s*(?:(\w+)\s*:\s*)?({_FRAGMENT})\s*")
_SEGMENT = re.compile(r"\[([^\[\]]*)\]|([\w-]+\??)")
_RANGE = re.compile(r"\(\s*(\S+?)\s*\.\.\s*(\S+?)\s*\)\Z")
_LITERALS: dict[str, Callable[[Token], Expression]] = {
    "nil": Nil,
    "null": Nil,
    "": Nil,
    "true": TrueLiteral,
    "false": FalseLiteral,
    "blank": Blank,
    "empty": Empty,
}


def parse(_: Environment, markup: str, token: Token) -> FilteredExpression:
    """Return the expression that Ruby's Liquid finds in ``markup``, at worst nothing."""
    match = _LEFT.match(markup)
    if not match:
        return FilteredExpression(token, Nil(token))
    filters = _FILTERS.search(match[2])
    found = [_filter(part, token) for part in _FILTER.findall(filters[1])] if filters else []
    return FilteredExpression(token, value(match[1], token), [item for item in found if item])


def _filter(markup: str, token: Token) -> Filter | None:
    name = re.search(r"\w+", markup)
    if not name:
        return None
    arguments: list[KeywordArgument | PositionalArgument] = []
    for key, fragment in _ARGUMENT.findall(markup[name.end() :]):
        found = value(fragment, token)
        arguments.append(KeywordArgument(token, key, found) if key else PositionalArgument(found))
    return Filter(token, name[0], arguments)


def value(markup: str, token: Token) -> Expression:
    """Return the value that ``markup`` stands for: a literal, a range or a path."""
    markup = markup.strip()
    if markup in _LITERALS:
        return _LITERALS[markup](token)
    if len(markup) > 1 and markup[0] == markup[-1] and markup[0] in "\"'":
        return StringLiteral(token, markup[1:-1])
    if re.fullmatch(r"-?\d{1,300}", markup):
        return IntegerLiteral(token, int(markup))
    if re.fullmatch(r"-?\d[\d.]*\.\d+", markup) and markup.count(".") == 1:
        return FloatLiteral(token, float(markup))
    if bounds := _RANGE.match(markup):
        return RangeLiteral(token, value(bounds[1], token), value(bounds[2], token))
    return path(markup, token)


def path(markup: str, token: Token) -> Expression:
    """Return a path as Ruby's Liquid finds it: all that looks like a name or an index."""
    segments: list[str | int | Path] = []
    for index, name in _SEGMENT.findall(markup):
        if name:
            segments.append(name)
            continue
        inner = value(index, token)
        if isinstance(inner, StringLiteral | IntegerLiteral):
            segments.append(inner.value)
        elif isinstance(inner, Path):
            segments.append(inner)
    return Path(token, segments) if segments else Nil(token)
