"""Plain YAML scalars, read as Jekyll's YAML reader (Ruby's Psych) reads them.

YAML libraries differ here: Ruby knows ``yes`` and ``1_000``, takes a timestamp without an
offset for UTC, and has symbols, which stay strings (``:expanded``).
"""

import math
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

UNWRITTEN = timezone(timedelta(0), "UTC")
"""The zone of a timestamp that names none: Ruby takes it for UTC."""

_NULL = re.compile(r"(?:~|null|)\Z", re.I)
_TRUE = re.compile(r"(?:yes|true|on)\Z", re.I)
_FALSE = re.compile(r"(?:no|false|off)\Z", re.I)
_TIMESTAMP = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|\s+)(\d{1,2}):(\d\d):(\d\d)(?:\.(\d*))?"
    r"(?:\s*(Z|([-+])(\d{1,2}):?(\d\d)?))?\Z"
)
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
_INFINITY = re.compile(r"([-+]?)\.inf\Z", re.I)
_NAN = re.compile(r"\.nan\Z", re.I)
_SEXAGESIMAL = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9]){1,2}\Z")
_FLOAT = re.compile(r"[-+]?(?:[0-9][0-9_,]*)?\.[0-9]*(?:[eE][-+][0-9]+)?\Z")
_BINARY = re.compile(r"[-+]?0b[01_,]+\Z")
_OCTAL = re.compile(r"[-+]?0[0-7_,]+\Z")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9](?:[0-9]|,[0-9]|_[0-9])*)\Z")
_HEXADECIMAL = re.compile(r"[-+]?0x[0-9a-fA-F_,]+\Z")


def _timestamp(match: re.Match[str]) -> datetime | None:
    try:
        *moment, fraction, zone, sign, hours, minutes = match.groups()
        micro = int((fraction or "0")[:6].ljust(6, "0"))
        tz = UNWRITTEN
        if zone:
            delta = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
            tz = timezone(-delta if sign == "-" else delta)
        year, month, day, hour, minute, second = map(int, moment)
        return datetime(year, month, day, hour, minute, second, micro, tz)
    except ValueError:
        return None


def _date(match: re.Match[str]) -> date | None:
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None


def _sexagesimal(match: re.Match[str]) -> int:
    parts = match[0].replace("_", "").split(":")
    return sum(int(part) * 60 ** abs(place - 2) for place, part in enumerate(parts))


def _float(match: re.Match[str]) -> float | None:
    try:
        return float(match[0].replace(",", "").replace("_", ""))
    except ValueError:
        return None


def _integer(base: int) -> Callable[[re.Match[str]], int | None]:
    def parse(match: re.Match[str]) -> int | None:
        try:
            return int(match[0].replace(",", "").replace("_", ""), base)
        except ValueError:
            return None

    return parse


_KINDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], object]], ...] = (
    (_TRUE, lambda _: True),
    (_FALSE, lambda _: False),
    (_TIMESTAMP, _timestamp),
    (_DATE, _date),
    (_INFINITY, lambda match: -math.inf if match[1] == "-" else math.inf),
    (_NAN, lambda _: math.nan),
    (_SEXAGESIMAL, _sexagesimal),
    (_FLOAT, _float),
    (_BINARY, _integer(2)),
    (_OCTAL, _integer(8)),
    (_DECIMAL, _integer(10)),
    (_HEXADECIMAL, _integer(16)),
)


def scalar(text: str) -> object:
    """Return what Ruby reads in the plain scalar ``text``; the text itself where it is one."""
    if _NULL.match(text):
        return None
    for pattern, read in _KINDS:
        match = pattern.match(text)
        if match:
            value = read(match)
            return text if value is None else value
    return text
