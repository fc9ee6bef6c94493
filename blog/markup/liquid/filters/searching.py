"""``where``, ``find`` and their forms with an expression."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from liquid.builtin.expressions import BooleanExpression, tokenize
from liquid.stream import TokenStream
from liquid.token import TOKEN_EXPRESSION, Token

from blog.markup.liquid import printing
from blog.markup.liquid.comparing import as_in_ruby
from blog.markup.liquid.context import Context
from blog.markup.liquid.filters.properties import items_of, matches, property_of
from blog.markup.liquid.lexing import named


def where(value: Any, name: object, target: object = None) -> Any:
    """Return the items whose property is, or holds, the target."""
    items = items_of(value)
    if items is None or not name or isinstance(target, list | Mapping):
        return value
    return [item for item in items if matches(property_of(item, name), target)]


def find(value: Any, name: object, target: object = None) -> Any:
    """Return the first item whose property is, or holds, the target."""
    items = items_of(value)
    if items is None or not name or isinstance(target, list | Mapping):
        return value
    return next((item for item in items if matches(property_of(item, name), target)), None)


def where_exp(value: Any, name: object, condition: object, context: Context) -> Any:
    """Return the items for which the condition holds, ``name`` being the item in it."""
    items = items_of(value)
    return value if items is None else list(_holding(items, name, condition, context))


def find_exp(value: Any, name: object, condition: object, context: Context) -> Any:
    """Return the first item for which the condition holds."""
    items = items_of(value)
    if items is None:
        return value
    return next(_holding(items, name, condition, context), None)


def _holding(items: list[Any], name: object, condition: object, context: Context) -> Iterator[Any]:
    source = named(printing.to_s(condition))
    token = Token(TOKEN_EXPRESSION, source, 0, source)
    parsed = BooleanExpression.parse(context.env, TokenStream(tokenize(source, token)))
    expression = as_in_ruby(parsed)
    context.state.iterate(len(items))
    namespace: dict[str, object] = {}
    for item in items:
        namespace[printing.to_s(name)] = item
        with context.extend(namespace):
            holds = expression.evaluate(context)
        if holds:
            yield item


FILTERS: Mapping[str, Callable[..., Any]] = {
    "where": where,
    "where_exp": where_exp,
    "find": find,
    "find_exp": find_exp,
}
