"""What surrounds every filter: Ruby's view of values, limits, and no exception but Liquid's."""

import inspect
from collections.abc import Callable
from typing import Any

from liquid.exceptions import LiquidError, LiquidTypeError
from liquid.filter import with_context
from liquid.undefined import Undefined

from blog.markup.liquid import printing
from blog.markup.liquid.context import Context


def guarded(
    function: Callable[..., Any],
    reading: Callable[[Any], Any] = lambda value: value,
    reading_argument: Callable[[Any], Any] = lambda value: value,
) -> Callable[..., Any]:
    """Return a filter that gives plain values to ``function`` and checks what it returns.

    ``reading`` and ``reading_argument`` make of the value and of each argument what Ruby reads
    in them. Errors become LiquidError, values that grow too large LimitReached.
    """
    parameters = inspect.signature(function).parameters
    wants_context = "context" in parameters or getattr(function, "with_context", False)
    wants_environment = getattr(function, "with_environment", False)

    def filtered(value: object, *arguments: object, context: Context, **named: Any) -> Any:
        state = context.state
        state.tick()
        value = plain(value)
        state.check(value)
        if wants_context:
            named["context"] = context
        if wants_environment:
            named["environment"] = context.env
        try:
            given = [reading_argument(plain(argument)) for argument in arguments]
            result = function(reading(value), *given, **named)
        except (LiquidError, printing.TooLarge):
            raise
        except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
            raise LiquidTypeError(str(error), token=None) from error
        state.check(result)
        return result

    return with_context(filtered)


def plain(value: object) -> object:
    """Return None for what is undefined, and any other value as it is."""
    return None if isinstance(value, Undefined) else value
