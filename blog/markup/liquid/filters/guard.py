"""What surrounds every filter: Ruby's view of values, limits, and no exception but Liquid's."""

import inspect
from collections.abc import Callable
from typing import Any

from liquid.exceptions import LiquidError, LiquidTypeError
from liquid.filter import with_context
from liquid.undefined import Undefined

from blog.markup.liquid import printing
from blog.markup.liquid.context import Context


def guarded(function: Callable[..., Any], *, text: bool = False) -> Callable[..., Any]:
    """Return a filter that gives plain values to ``function`` and checks what it returns.

    With ``text`` the value is turned into a text as Ruby does. Errors become LiquidError,
    values that grow too large LimitReached.
    """
    parameters = inspect.signature(function).parameters
    wants_context = "context" in parameters or getattr(function, "with_context", False)
    wants_environment = getattr(function, "with_environment", False)

    def filtered(value: object, *arguments: object, context: Context, **named: Any) -> Any:
        state = context.state
        state.tick()
        value = plain(value)
        state.check(value)
        if text:
            value = printing.to_s(value)
        if wants_context:
            named["context"] = context
        if wants_environment:
            named["environment"] = context.env
        try:
            result = function(value, *(plain(argument) for argument in arguments), **named)
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
