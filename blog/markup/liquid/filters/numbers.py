"""Filters of numbers, which take for a number what Ruby's Liquid takes for one."""

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from blog.markup.liquid import printing

BUILTIN = frozenset(
    {"abs", "at_least", "at_most", "ceil", "divided_by", "floor", "minus", "plus", "times"}
)
"""Liquid's own filters whose value and arguments are numbers."""

_FLOAT = re.compile(r"-?\d+\.\d+", re.A)
_INTEGER = re.compile(r"\s*[-+]?\d{1,300}", re.A)


def number(value: object) -> int | float:
    """Return the number that a value means: a text by the digits it begins with, others 0."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if not isinstance(value, str):
        return 0
    if _FLOAT.fullmatch(value.strip()):
        return float(value)
    digits = _INTEGER.match(value)
    return int(digits[0]) if digits else 0


def modulo(value: object, divisor: object) -> int | float:
    """Return what is left of a division; it has the sign of the divisor."""
    left, right = number(value), number(divisor)
    if isinstance(left, int) and isinstance(right, int):
        return left % right
    one, other = Decimal(repr(left)), Decimal(repr(right))
    rest = one % other
    return float(rest + other if rest and (rest < 0) != (other < 0) else rest)


def round_(value: Any, digits: Any = 0) -> int | float:
    """Return a number rounded; a half goes away from zero."""
    places = int(printing.to_s(digits) or 0)
    given = number(value)
    try:
        exact = Decimal(repr(given))
        result = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    except (InvalidOperation, ValueError):
        return 0
    return int(result) if isinstance(given, int) or places <= 0 else float(result)


FILTERS: Mapping[str, Callable[..., Any]] = {"modulo": modulo, "round": round_}
