"""Properties of items as Jekyll's filters read and compare them."""

import re
from collections.abc import Mapping
from typing import Any

from blog.markup.liquid import printing

_INTEGER = re.compile(r"\s*-?\d{1,300}\s*\Z")
_FLOAT = re.compile(r"\s*-?(?:\d+\.?\d*|\.\d+)\s*\Z")


def property_of(item: Any, name: object) -> Any:
    """Return the property ``name`` of an item, a number where it looks like one.

    Dots in the name lead inside.
    """
    value = item
    for part in printing.to_s(name).split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    shown = printing.to_s(value) if isinstance(value, str | int | float) else ""
    if isinstance(value, bool) or not shown:
        return value
    if _INTEGER.match(shown):
        return int(shown)
    return float(shown) if _FLOAT.match(shown) else value


def matches(value: Any, target: object) -> bool:
    """Say whether a property is, or holds, the target."""
    if target is None:
        return value is None
    wanted = printing.to_s(target)
    if type(target).__name__ in ("Empty", "Blank"):
        return value is None or value in ("", [], {})
    if isinstance(value, str):
        return value == wanted
    parts = value if isinstance(value, list | tuple) else () if value is None else (value,)
    return any(printing.to_s(part) == wanted for part in parts)


def compared(one: Any, other: Any) -> int:
    """Return -1, 0 or 1; values of different kinds are compared as texts."""
    try:
        return (one > other) - (one < other)
    except TypeError:
        left, right = printing.to_s(one), printing.to_s(other)
        return (left > right) - (left < right)


def items_of(value: Any) -> list[Any] | None:
    """Return the items that a filter looks through, None where the value has none."""
    if isinstance(value, Mapping):
        return list(value.values())
    return list(value) if isinstance(value, list | tuple | range) else None
