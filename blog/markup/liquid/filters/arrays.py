"""Filters of lists: taking, adding, sorting, joining."""

import random
from collections.abc import Callable, Mapping
from functools import cmp_to_key
from typing import Any

from liquid.exceptions import LiquidTypeError

from blog.markup.liquid import printing
from blog.markup.liquid.context import OUTPUT, LimitReached
from blog.markup.liquid.filters.properties import compared, property_of

BUILTIN = frozenset({"concat", "reverse", "sort_natural", "compact"})
"""Liquid's own filters whose value is a list."""


def sequence(value: Any) -> list[Any]:
    """Return the items of a list and of the lists in it, of nothing none, else the value."""
    if isinstance(value, list | tuple | range):
        return list(_flat(value))
    return [] if value is None else [value]


def size(value: Any) -> int:
    """Return the number of items or characters; a whole number has the size of its bytes."""
    if isinstance(value, int) and not isinstance(value, bool):
        return 8
    return len(value) if isinstance(value, str | list | tuple | range | Mapping) else 0


def map_(value: Any, name: object) -> list[Any]:
    """Return the property of each item, nothing where an item has none."""
    return [_property(item, printing.to_s(name)) for item in sequence(value)]


def _property(item: Any, name: str) -> Any:
    if isinstance(item, Mapping):
        return item.get(name)
    return name if isinstance(item, str) and name in item else None


def uniq(value: Any, name: object = None) -> list[Any]:
    """Return the items without those equal to one before, by a property if one is named."""
    known: set[tuple[str, object]] = set()
    found = []
    for item in sequence(value):
        key = item if name is None else _property(item, printing.to_s(name))
        mark = (type(key).__name__, key if key.__hash__ else printing.to_json(key))
        if mark not in known:
            known.add(mark)
            found.append(item)
    return found


def _count(number: object) -> int:
    return int(printing.to_s(number) or 1)


def pop(value: Any, number: object = 1) -> Any:
    """Return a list without its last ``number`` items."""
    return value[: max(len(value) - _count(number), 0)] if isinstance(value, list) else value


def push(value: Any, item: object) -> Any:
    """Return a list with ``item`` at its end."""
    return [*value, item] if isinstance(value, list) else value


def shift(value: Any, number: object = 1) -> Any:
    """Return a list without its first ``number`` items."""
    return value[_count(number) :] if isinstance(value, list) else value


def unshift(value: Any, item: object) -> Any:
    """Return a list with ``item`` at its start."""
    return [item, *value] if isinstance(value, list) else value


def sample(value: Any, number: object = 1) -> Any:
    """Return an item by chance, or a list of ``number`` of them."""
    if not isinstance(value, list) or not value:
        return None if value == [] else value
    count = _count(number)
    chosen = random.sample(value, min(count, len(value)))
    return chosen[0] if count == 1 else chosen


def sort(value: Any, name: object = None, nils: object = "first") -> list[Any]:
    """Return a list in order, by a property if one is named; ``nils`` come first or last."""
    if value is None:
        raise LiquidTypeError("nothing to sort", token=None)
    if nils not in ("first", "last"):
        raise LiquidTypeError("nils stand “first” or “last”", token=None)
    if isinstance(value, Mapping):
        items: list[Any] = [list(pair) for pair in value.items()]
    else:
        items = list(value)
    if name is None:
        return sorted(items, key=cmp_to_key(compared))
    keyed: list[tuple[Any, Any]] = [(property_of(item, name), item) for item in items]
    absent: list[Any] = [item for key, item in keyed if key is None]
    present = [pair for pair in keyed if pair[0] is not None]
    present.sort(key=cmp_to_key(_by_key))
    ordered = [item for _, item in present]
    return absent + ordered if nils == "first" else ordered + absent


def _by_key(one: tuple[Any, Any], other: tuple[Any, Any]) -> int:
    return compared(one[0], other[0])


def join(value: Any, glue: object = " ") -> str:
    """Return the items, those of inner lists too, as one text."""
    items = list(_flat(value)) if isinstance(value, list | tuple | range) else [value]
    between = printing.to_s(glue)
    if len(items) * len(between) > OUTPUT:
        raise LimitReached("a value grows too large", token=None)
    return between.join(printing.to_s(item) for item in items)


def _flat(value: Any, depth: int = 0) -> Any:
    for item in value:
        if isinstance(item, list | tuple) and depth < 20:
            yield from _flat(item, depth + 1)
        else:
            yield item


def first(value: Any) -> Any:
    """Return the first item of a list, the first pair of a hash."""
    if isinstance(value, Mapping):
        return next(([*pair] for pair in value.items()), None)
    return value[0] if isinstance(value, list | tuple | range) and value else None


def last(value: Any) -> Any:
    """Return the last item of a list."""
    return value[-1] if isinstance(value, list | tuple | range) and value else None


def array_to_sentence_string(value: Any, connector: object = "and") -> str:
    """Return a list as a person would say it."""
    words = [printing.to_s(item) for item in value or ()]
    if len(words) > 2:
        return f"{', '.join(words[:-1])}, {printing.to_s(connector)} {words[-1]}"
    return f" {printing.to_s(connector)} ".join(words)


FILTERS: Mapping[str, Callable[..., Any]] = {
    "size": size,
    "map": map_,
    "uniq": uniq,
    "pop": pop,
    "push": push,
    "shift": shift,
    "unshift": unshift,
    "sample": sample,
    "sort": sort,
    "join": join,
    "first": first,
    "last": last,
    "array_to_sentence_string": array_to_sentence_string,
}
