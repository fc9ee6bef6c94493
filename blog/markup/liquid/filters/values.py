"""Filters of Liquid's own that Ruby answers differently."""

from collections.abc import Callable, Mapping
from typing import Any


def size(value: Any) -> int:
    """Return the number of items or characters, of other values 0."""
    return len(value) if isinstance(value, str | list | tuple | range | Mapping) else 0


FILTERS: Mapping[str, Callable[..., Any]] = {"size": size}
