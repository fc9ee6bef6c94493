"""The filters of Jekyll and of the plugins that GitHub Pages allows."""

from collections.abc import Callable, Mapping
from typing import Any

from blog.markup.liquid import printing
from blog.markup.liquid.filters import (
    arrays,
    dates,
    grouping,
    links,
    numbers,
    prose,
    searching,
    strings,
)
from blog.markup.liquid.filters.guard import guarded

_OWN: Mapping[str, Callable[..., Any]] = {
    **strings.FILTERS,
    **arrays.FILTERS,
    **searching.FILTERS,
    **grouping.FILTERS,
    **dates.FILTERS,
    **links.FILTERS,
    **prose.FILTERS,
    **numbers.FILTERS,
}


_LATER = frozenset({"sum", "reject", "has", "find_index", "squish", "escapejs", "safe"})
"""Filters of python-liquid's that the Liquid of Jekyll has not: there they pass values on."""


_TAKEN: Mapping[str, dict[str, Any]] = {
    **{name: {"reading": printing.to_s} for name in strings.BUILTIN},
    **{name: {"reading": arrays.sequence} for name in arrays.BUILTIN},
    **{
        name: {"reading": numbers.number, "reading_argument": numbers.number}
        for name in numbers.BUILTIN
    },
}
"""How Liquid's own filters read the value and the arguments that they are given."""


def filters(builtin: Mapping[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
    """Return every filter by its name: Liquid's own under Jekyll's, all guarded."""
    own = {name: guarded(function) for name, function in _OWN.items()}
    taken = {
        name: guarded(function, **_TAKEN.get(name, {}))
        for name, function in builtin.items()
        if name not in own and name not in _LATER
    }
    return {**taken, **own}
