"""Filters of Liquid's own that Ruby answers differently."""

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from blog.markup.liquid import printing


def size(value: Any) -> int:
    """Return the number of items or characters; a number has the size of its bytes."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return 8
    return len(value) if isinstance(value, str | list | tuple | range | Mapping) else 0


def round_(value: Any, digits: Any = 0) -> int | float:
    """Return a number rounded; a half goes away from zero."""
    places = int(printing.to_s(digits) or 0)
    try:
        number = Decimal(printing.to_s(value).strip() or 0)
        result = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    except (InvalidOperation, ValueError):
        return 0
    whole = places <= 0 or number == number.to_integral_value()
    return int(result) if (whole and not isinstance(value, float)) or places <= 0 else float(result)


FILTERS: Mapping[str, Callable[..., Any]] = {"size": size, "round": round_}
