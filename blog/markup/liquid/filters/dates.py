"""Filters of dates; all are shown in the time zone of the site."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from liquid.exceptions import LiquidTypeError

from blog.markup.liquid import printing
from blog.markup.liquid.context import Context
from blog.markup.liquid.moments import moment, strftime


def date(value: Any, pattern: object = None, *, context: Context) -> Any:
    """Return a date as ``pattern`` asks; what is no date stays as it is."""
    shape = printing.to_s(pattern)
    found = moment(value, context.state.zone) if shape else None
    return strftime(found, shape) if found else value


def _local(value: Any, context: Context) -> datetime:
    found = moment(value, context.state.zone)
    if not found:
        raise LiquidTypeError(f"{printing.to_s(value)[:60]!r} is no date", token=None)
    return found.astimezone(context.state.zone)


def date_to_xmlschema(value: Any, context: Context) -> Any:
    """Return a date as ``2019-07-13T14:49:09+09:00``."""
    return strftime(_local(value, context), "%FT%T%:z") if printing.to_s(value) else value


def date_to_rfc822(value: Any, context: Context) -> Any:
    """Return a date as ``Sat, 13 Jul 2019 14:49:09 +0900``."""
    return strftime(_local(value, context), "%a, %d %b %Y %T %z") if printing.to_s(value) else value


def date_to_string(value: Any, kind: Any = None, style: Any = None, *, context: Context) -> Any:
    """Return a date as ``13 Jul 2019``, ``13th Jul 2019`` or ``Jul 13th, 2019``."""
    return _said(value, "%b", kind, style, context)


def date_to_long_string(
    value: Any, kind: Any = None, style: Any = None, *, context: Context
) -> Any:
    """Return a date with the whole name of its month."""
    return _said(value, "%B", kind, style, context)


def _said(value: Any, month: str, kind: object, style: object, context: Context) -> Any:
    if not printing.to_s(value):
        return value
    day = _local(value, context)
    if kind != "ordinal":
        return strftime(day, f"%d {month} %Y")
    number = f"{day.day}{_ending(day.day)}"
    return strftime(day, f"{month} {number}, %Y" if style == "US" else f"{number} {month} %Y")


def _ending(number: int) -> str:
    if 11 <= number <= 13:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


FILTERS: Mapping[str, Callable[..., Any]] = {
    "date": date,
    "date_to_xmlschema": date_to_xmlschema,
    "date_to_rfc822": date_to_rfc822,
    "date_to_string": date_to_string,
    "date_to_long_string": date_to_long_string,
}
