"""Loops that are refused before they are too long."""

from collections.abc import Iterator
from typing import Any

from liquid.builtin.expressions import LoopExpression
from liquid.context import RenderContext

from blog.markup.liquid.context import ITERATIONS, LimitReached


class _Bounded(LoopExpression):
    """What a loop runs over, refused where it holds too many items."""

    def _to_iter(self, obj: object, context: RenderContext) -> tuple[Iterator[Any], int]:
        if isinstance(obj, range) and len(obj[: ITERATIONS + 1]) > ITERATIONS:
            raise LimitReached(f"its loops take more than {ITERATIONS} turns", token=None)
        return super()._to_iter(obj, context)


def bounded(node: Any) -> Any:
    """Return the node of a loop with its expression bounded."""
    old = node.expression
    node.expression = _Bounded(
        old.token,
        old.identifier,
        old.iterable,
        limit=old.limit,
        offset=old.offset,
        reversed_=old.reversed,
        cols=old.cols,
    )
    return node
