"""Comparisons as Ruby's Liquid makes them: what has no order is neither less nor more."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from liquid.builtin.expressions.logical import (
    ContainsExpression,
    EqExpression,
    GeExpression,
    GtExpression,
    LeExpression,
    LtExpression,
    NeExpression,
)
from liquid.builtin.expressions.primitive import Blank
from liquid.context import RenderContext
from liquid.exceptions import LiquidTypeError
from liquid.expression import Expression
from liquid.token import Token
from liquid.undefined import Undefined

from blog.markup.liquid import printing

_Holds = Callable[[Any, Any], bool]


class _Comparison(Expression):
    """Two values, and what has to hold of them."""

    __slots__ = ("holds", "left", "right")

    def __init__(self, token: Token, holds: _Holds, left: Expression, right: Expression) -> None:
        super().__init__(token)
        self.holds, self.left, self.right = holds, left, right

    def evaluate(self, context: RenderContext) -> bool:
        """Compare. Raises LiquidTypeError where Ruby would refuse to."""
        values = (side.evaluate(context) for side in (self.left, self.right))
        left, right = (None if isinstance(value, Undefined) else value for value in values)
        return self.holds(left, right)

    def children(self) -> list[Expression]:
        """Return what is compared."""
        return [self.left, self.right]


def as_in_ruby(expression: Any) -> Any:
    """Return a condition whose comparisons are made as Ruby makes them."""
    holds = _OPERATORS.get(type(expression))
    if holds:
        return _Comparison(expression.token, holds, expression.left, expression.right)
    equal = isinstance(expression, EqExpression | NeExpression)
    if equal and Blank in (type(expression.left), type(expression.right)):
        differs = isinstance(expression, NeExpression)  # nothing is blank without Rails
        return _Comparison(expression.token, lambda *_: differs, expression.left, expression.right)
    for name in ("expression", "left", "right"):
        inner = getattr(expression, name, None)
        if isinstance(inner, Expression):
            setattr(expression, name, as_in_ruby(inner))
    return expression


def _order(left: object, right: object) -> int | None:
    """Return -1, 0 or 1, None where one of the two has no order. Raises LiquidTypeError."""
    one, other = _comparable(left), _comparable(right)
    if one is None or other is None:
        return None
    if type(one) is not type(other):
        names = f"{type(left).__name__} and {type(right).__name__}"
        raise LiquidTypeError(f"{names} cannot be compared", token=None)
    return (one > other) - (one < other)


def _comparable(value: object) -> Any:
    """Return a value that stands for ``value`` in a comparison, None where it has no order."""
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Decimal(value)
    return value if isinstance(value, str) else None


def _holds(wanted: frozenset[int]) -> _Holds:
    return lambda left, right: _order(left, right) in wanted


def _contains(left: Any, right: Any) -> bool:
    if left in (None, False) or right in (None, False):
        return False
    if isinstance(left, str):
        return printing.to_s(right) in left
    if isinstance(left, Mapping):
        return isinstance(right, str) and right in left
    if not isinstance(left, list | tuple | range):
        return False
    return any(isinstance(item, bool) == isinstance(right, bool) and item == right for item in left)


_OPERATORS: dict[type, _Holds] = {
    LtExpression: _holds(frozenset({-1})),
    LeExpression: _holds(frozenset({-1, 0})),
    GtExpression: _holds(frozenset({1})),
    GeExpression: _holds(frozenset({0, 1})),
    ContainsExpression: _contains,
}
