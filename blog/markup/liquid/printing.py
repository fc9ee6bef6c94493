"""Values as Ruby prints them: numbers, arrays, hashes, dates, booleans."""

import json
import math
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from liquid.builtin.tags.for_tag import ForLoop
from liquid.builtin.tags.tablerow_tag import TableRow
from liquid.undefined import Undefined

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\x1b": "\\e"}
LIMIT = 200_000
"""The number of values that are printed of one value, nested ones counted."""


class TooLarge(ValueError):
    """A value with too many values inside it to be printed."""


def text(value: object) -> str:
    """Return what ``{{ value }}`` prints."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return "".join(_joined(value, Budget()))
    return to_s(value)


def _joined(values: Any, budget: "Budget") -> Iterator[str]:
    for value in values:
        budget.spend()
        if isinstance(value, list | tuple):
            yield from _joined(value, budget)
        else:
            yield to_s(value, budget)


class Budget:
    """Counts what is printed, so that values that hold each other come to an end."""

    def __init__(self) -> None:
        self.left = LIMIT

    def spend(self, amount: int = 1) -> None:
        """Count ``amount`` more values. Raises TooLarge."""
        self.left -= amount
        if self.left < 0:
            raise TooLarge("a value holds too many values to be printed")


def to_s(value: object, budget: Budget | None = None) -> str:
    """Return a value as Ruby's ``to_s`` does."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, Undefined):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number(value)
    if isinstance(value, Decimal):
        return number(float(value))
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, range):
        return f"{value.start}..{value.stop - 1}"
    if isinstance(value, ForLoop | TableRow):
        return f"Liquid::{'ForloopDrop' if isinstance(value, ForLoop) else 'TablerowloopDrop'}"
    if _is_document(value):
        return str(value)
    if isinstance(value, Mapping | list | tuple):
        return inspect(value, budget or Budget())
    return str(value)


def _is_document(value: object) -> bool:
    """Whether a value is a document, which knows how to print itself, and no mere hash."""
    return isinstance(value, Mapping) and type(value).__str__ is not object.__str__


def moment(value: datetime) -> str:
    """Return a moment as Ruby prints a Time: ``2019-07-13 14:49:09 +0900``."""
    zone = f"{value:%z}" if value.tzinfo else "+0000"
    return f"{value.year:04d}-{value:%m-%d %H:%M:%S} {'UTC' if _is_utc(value) else zone[:5]}"


def _is_utc(value: datetime) -> bool:
    """Whether a moment is UTC proper; the zone UTC of a place prints its offset."""
    if isinstance(value.tzinfo, ZoneInfo):
        return False
    return value.tzinfo is None or value.tzname() == "UTC"


def number(value: float) -> str:
    """Return a float as Ruby prints it: always with a point, exponents from 1e16 on."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value and not 1e-4 <= abs(value) < 1e16:
        mantissa, _, exponent = f"{Decimal(repr(value)).normalize():e}".partition("e")
        mantissa = mantissa if "." in mantissa else f"{mantissa}.0"
        return f"{mantissa}e{int(exponent):+03d}"
    shown = f"{Decimal(repr(value)):f}"
    return shown if "." in shown else f"{shown}.0"


def inspect(value: object, budget: Budget) -> str:
    """Return a value as Ruby's ``inspect`` does, as hashes and arrays show what they hold."""
    budget.spend()
    if value is None or isinstance(value, Undefined):
        return "nil"
    if isinstance(value, str):
        return '"' + "".join(_ESCAPES.get(char, char) for char in value).replace("#{", "\\#{") + '"'
    if isinstance(value, ForLoop | TableRow):
        return to_s(value)
    if isinstance(value, Mapping) and _is_document(value):
        return f"#<Jekyll::Document {value.get('path')} collection={value.get('collection')}>"
    if isinstance(value, Mapping):
        pairs = (f"{inspect(k, budget)}=>{inspect(v, budget)}" for k, v in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(inspect(item, budget) for item in value) + "]"
    return to_s(value, budget)


def to_json(value: object) -> str:
    """Return a value as Ruby's ``to_json`` does: compact, letters of any script as they are."""
    return json.dumps(_plain(value, Budget(), 0), ensure_ascii=False, separators=(",", ":"))


def _plain(value: object, budget: Budget, depth: int) -> Any:
    budget.spend()
    if depth > 100:
        raise TooLarge("values are nested too deep to be printed")
    if isinstance(value, Undefined):
        return None
    if isinstance(value, Mapping):
        hidden: frozenset[str] = getattr(value, "links", frozenset()) if depth else frozenset()
        return {
            to_s(key): _plain(item, budget, depth + 1)
            for key, item in value.items()
            if key not in hidden
        }
    if isinstance(value, list | tuple):
        return [_plain(item, budget, depth + 1) for item in value]
    if isinstance(value, bool | int | float | str) or value is None:
        return value
    return to_s(value)
