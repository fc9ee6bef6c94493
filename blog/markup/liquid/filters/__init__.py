"""The filters of Jekyll and of the plugins that GitHub Pages allows."""

from collections.abc import Callable, Mapping
from typing import Any

from blog.markup.liquid.filters import (
    arrays,
    dates,
    grouping,
    links,
    prose,
    searching,
    strings,
    values,
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
    **values.FILTERS,
}


_LATER = frozenset({"sum", "reject", "has", "find_index", "squish", "escapejs", "safe"})
"""Filters of python-liquid's that the Liquid of Jekyll has not: there they pass values on."""


def filters(builtin: Mapping[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
    """Return every filter by its name: Liquid's own under Jekyll's, all guarded."""
    own = {name: guarded(function) for name, function in _OWN.items()}
    taken = {
        name: guarded(function, text=name in strings.BUILTIN)
        for name, function in builtin.items()
        if name not in own and name not in _LATER
    }
    return {**taken, **own}
