"""``group_by`` and its form with an expression."""

from collections.abc import Callable, Mapping
from typing import Any

from liquid.token import TOKEN_EXPRESSION, Token

from blog.markup.liquid import lax, printing
from blog.markup.liquid.context import Context
from blog.markup.liquid.filters.properties import items_of, property_of


def group_by(value: Any, name: object) -> Any:
    """Return groups (``name``, ``items``, ``size``) of the items with the same property."""
    items = items_of(value)
    if items is None:
        return value
    return _groups(items, [printing.to_s(property_of(item, name)) for item in items])


def group_by_exp(value: Any, name: object, expression: object, context: Context) -> Any:
    """Return groups of the items for which the expression gives the same."""
    items = items_of(value)
    if items is None:
        return value
    source = printing.to_s(expression)
    parsed = lax.parse(context.env, source, Token(TOKEN_EXPRESSION, source, 0, source))
    context.state.iterate(len(items))
    keys = []
    for item in items:
        with context.extend({printing.to_s(name): item}):
            keys.append(parsed.evaluate(context))
    return _groups(items, keys)


def _groups(items: list[Any], keys: list[Any]) -> list[dict[str, Any]]:
    groups: dict[str, dict[str, Any]] = {}
    for key, item in zip(keys, items, strict=True):
        marker = f"{type(key).__name__} {printing.to_s(key)}"
        group = groups.setdefault(marker, {"name": key, "items": [], "size": 0})
        group["items"].append(item)
        group["size"] += 1
    return list(groups.values())


FILTERS: Mapping[str, Callable[..., Any]] = {"group_by": group_by, "group_by_exp": group_by_exp}
