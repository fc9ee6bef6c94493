"""Dates in templates: what counts as one, and Ruby's ``strftime``."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo

from dateutil import parser as dateutil_parser  # type: ignore[import-untyped]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DIRECTIVE = re.compile(r"%([-0^#_:]*)(\d{0,3})[EO]?([A-Za-z%])")
_DAY_FIRST = re.compile(r"\s*\d{1,2}[/.-](\d{1,2})[/.-]\d{4}\b")
_NAMELESS = re.compile(r"UTC[+-].*")
_TIME = re.compile(r"\s*\d{1,2}(?::\d\d)+\s*(?:[ap]m)?\s*", re.I)
_ZONES = {
    "EST": -18000, "EDT": -14400, "CST": -21600, "CDT": -18000, "MST": -25200, "MDT": -21600,
    "PST": -28800, "PDT": -25200, "JST": 32400, "KST": 32400, "CET": 3600, "CEST": 7200,
}  # fmt: skip
"""Names of zones that dates are written with, and their seconds before UTC."""


def moment(value: object, zone: tzinfo) -> datetime | None:
    """Return the moment that a value of a template means, None where it is no date.

    A text without an offset is in the site's ``zone``, a number counts seconds from 1970.
    """
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=zone)
    try:
        if isinstance(value, int) and not isinstance(value, bool):
            return datetime.fromtimestamp(value, zone)
        return (
            _read(value.strip(), zone) if isinstance(value, str) and 0 < len(value) < 129 else None
        )
    except (ValueError, OverflowError, OSError):
        return None


def _read(text: str, zone: tzinfo) -> datetime:
    if text.lower() in ("now", "today"):
        return datetime.now(zone)
    if text.isascii() and text.isdigit():
        return datetime.fromtimestamp(int(text), zone)
    day_first = _DAY_FIRST.match(text)
    if day_first and int(day_first[1]) > 12:
        raise ValueError("there is no such month")
    today = datetime.now(zone).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    first = today if _TIME.fullmatch(text) else today.replace(month=1, day=1)
    found = dateutil_parser.parse(text, default=first, dayfirst=bool(day_first), tzinfos=_ZONES)
    return found if found.tzinfo else found.replace(tzinfo=zone)


def strftime(value: datetime, pattern: str) -> str:
    """Return ``value`` written as ``pattern`` asks, with Ruby's flags (``%-d``, ``%^b``)."""

    def written(match: re.Match[str]) -> str:
        flags, width, letter = match.groups()
        if letter in _COMPOSED:
            return _flagged(strftime(value, _COMPOSED[letter]), flags, width, " ", 0)
        if letter == "z":
            return _offset(value, flags)
        if letter in ("L", "N"):
            digits = int(width or (3 if letter == "L" else 9))
            return f"{value.microsecond:06d}".ljust(9, "0").ljust(digits, "0")[:digits]
        if letter in _NUMBERS:
            number, digits, fill = _NUMBERS[letter]
            return _flagged(str(number(value)), flags, width, fill, digits)
        if letter in _WORDS:
            return _flagged(_WORDS[letter](value), flags, width, " ", 0)
        return match[0]

    return _DIRECTIVE.sub(written, pattern)


def _flagged(text: str, flags: str, width: str, fill: str, digits: int) -> str:
    if "^" in flags:
        text = text.upper()
    if "#" in flags:
        text = text.lower() if text.isupper() else text.upper()
    if "-" in flags:
        return text
    if "_" in flags:
        fill = " "
    if "0" in flags:
        fill = "0"
    return text.rjust(int(width) if width else digits, fill)


def _offset(value: datetime, flags: str) -> str:
    offset = f"{value:%z}"[:5] or "+0000"
    if ":" not in flags:
        return offset
    return f"{offset[:3]}:{offset[3:]}{':00' if '::' in flags else ''}"


_COMPOSED = {
    "D": "%m/%d/%y", "x": "%m/%d/%y", "F": "%Y-%m-%d", "T": "%H:%M:%S", "X": "%H:%M:%S",
    "R": "%H:%M", "r": "%I:%M:%S %p", "c": "%a %b %e %H:%M:%S %Y", "v": "%e-%^b-%Y",
}  # fmt: skip

_NUMBERS: dict[str, tuple[Callable[[datetime], int], int, str]] = {
    "Y": (lambda at: at.year, 4, "0"),
    "C": (lambda at: at.year // 100, 2, "0"),
    "y": (lambda at: at.year % 100, 2, "0"),
    "m": (lambda at: at.month, 2, "0"),
    "d": (lambda at: at.day, 2, "0"),
    "e": (lambda at: at.day, 2, " "),
    "j": (lambda at: at.timetuple().tm_yday, 3, "0"),
    "H": (lambda at: at.hour, 2, "0"),
    "k": (lambda at: at.hour, 2, " "),
    "I": (lambda at: at.hour % 12 or 12, 2, "0"),
    "l": (lambda at: at.hour % 12 or 12, 2, " "),
    "M": (lambda at: at.minute, 2, "0"),
    "S": (lambda at: at.second, 2, "0"),
    "u": (lambda at: at.isoweekday(), 1, "0"),
    "w": (lambda at: at.isoweekday() % 7, 1, "0"),
    "G": (lambda at: at.isocalendar().year, 4, "0"),
    "g": (lambda at: at.isocalendar().year % 100, 2, "0"),
    "V": (lambda at: at.isocalendar().week, 2, "0"),
    "U": (lambda at: (at.timetuple().tm_yday + 6 - at.isoweekday() % 7) // 7, 2, "0"),
    "W": (lambda at: (at.timetuple().tm_yday + 6 - at.weekday()) // 7, 2, "0"),
    "s": (lambda at: int(at.timestamp()), 1, "0"),
}

_WORDS: dict[str, Callable[[datetime], str]] = {
    "B": lambda at: _MONTHS[at.month - 1],
    "b": lambda at: _MONTHS[at.month - 1][:3],
    "h": lambda at: _MONTHS[at.month - 1][:3],
    "A": lambda at: _DAYS[at.weekday()],
    "a": lambda at: _DAYS[at.weekday()][:3],
    "p": lambda at: "AM" if at.hour < 12 else "PM",
    "P": lambda at: "am" if at.hour < 12 else "pm",
    "Z": lambda at: _NAMELESS.sub("", at.tzname() or ""),
    "n": lambda _: "\n",
    "t": lambda _: "\t",
    "%": lambda _: "%",
}
