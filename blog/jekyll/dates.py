"""Dates as Jekyll understands them: Ruby's ``Time.parse`` in the time zone of the site.

A date without an offset means the site's zone, but for a YAML timestamp with seconds, which
YAML defines as UTC; the zone is UTC where the configuration names none.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from dateutil import parser as dateutil_parser  # type: ignore[import-untyped]

from blog.jekyll.scalars import UNWRITTEN

_DAY = re.compile(r"\s*(\d{2,4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"\s*(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(?!\d)")
_CLOCK = re.compile(
    r"(\d{1,2})\s*:\s*(\d{1,2})(?:\s*:\s*(\d{1,2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?"
    r"\s*(?P<zone>Z\b|(?:UTC|GMT)?\s*[-+]\d{1,2}:?(?:\d\d)?|[A-Za-z]{1,5}\b)?",
    re.I,
)
_LONGEST = 128
_EARLIEST, _LATEST = datetime(1, 1, 3, tzinfo=UTC), datetime(9999, 12, 29, tzinfo=UTC)
_HOUR = re.compile(r"(?<![\d:])(\d{1,2})\s*([ap])\.?m\b", re.I)
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([-+])(\d\d):?(\d\d)?\Z", re.I)
_NAMED_HOURS = {
    "UTC": 0, "Z": 0, "UT": 0, "GMT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5,
    "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip


def site_zone(name: object) -> tzinfo:
    """Return the zone that ``timezone`` of a configuration names, UTC for none.

    Raises ValueError where there is no such zone.
    """
    if not name:
        return UTC
    try:
        return ZoneInfo(str(name))
    except (OSError, ValueError, KeyError) as error:
        raise ValueError(
            f"there is no time zone {name!r}; write one as “Asia/Seoul”, “Europe/Berlin”"
        ) from error


def local(at: datetime, zone: tzinfo) -> datetime:
    """Return a moment as Ruby's local time: the zone UTC is a place's zone like any other.

    Ruby tells a local time at +0000 from UTC proper, which prints as “UTC”.
    """
    return at.astimezone(ZoneInfo("UTC") if zone is UTC else zone)


def moment(value: object, zone: tzinfo) -> tuple[datetime, int | None]:
    """Return the moment (UTC) that ``value`` means, and the offset in minutes as written.

    ``value`` is what the front matter holds: a datetime, a date, a text, a number. Raises
    ValueError where it is no date.
    """
    try:
        found, offset = _moment(value, zone)
        if not _EARLIEST < found < _LATEST:  # some zone would show it beyond what a date can be
            raise ValueError("too far away")
    except (ValueError, OverflowError, dateutil_parser.ParserError) as error:
        raise ValueError(
            f"{str(value)[:80]!r} is no date; write it as 2019-07-13 14:49:09 +0900"
        ) from error
    return found, offset


def _moment(value: object, zone: tzinfo) -> tuple[datetime, int | None]:
    if isinstance(value, datetime):
        written = value.tzinfo is not None and value.tzinfo is not UNWRITTEN
        aware = (value if value.tzinfo else value.replace(tzinfo=UTC)).replace(microsecond=0)
        return aware.astimezone(UTC), _minutes(aware) if written else None
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=zone).astimezone(UTC), None
    if len(str(value)) > _LONGEST:
        raise ValueError("too long for a date")
    return _parsed(str(value), zone)


def _minutes(value: datetime) -> int:
    return int((value.utcoffset() or timedelta()).total_seconds() // 60)


def _parsed(text: str, zone: tzinfo) -> tuple[datetime, int | None]:
    day, rest = _day(text)
    clock = _CLOCK.search(_HOUR.sub(r"\1:00 \2m", rest))
    naive = day + (_time(clock) if clock else timedelta())
    offset = _offset(clock["zone"], zone, naive) if clock and clock["zone"] else None
    if offset is None:
        return naive.replace(tzinfo=zone).astimezone(UTC), None
    aware = naive.replace(tzinfo=timezone(offset))
    return aware.astimezone(UTC), _minutes(aware)


def _day(text: str) -> tuple[datetime, str]:
    """Return the midnight that the text names, and the text after it."""
    match = _DAY.match(text)
    if match:
        return _midnight(match[1], match[3], match[4]), text[match.end() :]
    match = _COMPACT.match(text)
    if match:
        clock = f" {match[4]}:{match[5]}:{match[6] or '00'}" if match[4] else " "
        return _midnight(*match.groups()[:3]), clock + text[match.end() :]
    clock_match = _CLOCK.search(text)
    words = text if not clock_match else text[: clock_match.start()] + text[clock_match.end() :]
    first = datetime(datetime.now(UTC).year, 1, 1)  # noqa: DTZ001 -- the zone is given later
    found = dateutil_parser.parse(words, default=first, dayfirst=True, ignoretz=True)
    return found, text[clock_match.start() :] if clock_match else ""


def _midnight(year: str, month: str, day: str) -> datetime:
    """Return a day; one past the end of its month runs into the next, as in Ruby."""
    number = int(year)
    if len(year) == 2:
        number += 1900 if number >= 69 else 2000
    if not 1 <= int(day) <= 31:
        raise ValueError(f"there is no day {day}")
    first = datetime(number, int(month), 1)  # noqa: DTZ001 -- the zone is given later
    return first + timedelta(days=int(day) - 1)


def _time(clock: re.Match[str]) -> timedelta:
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    if hour > 24 or minute > 59 or second > 60:
        raise ValueError(f"there is no time {clock[0]}")
    half = (clock[4] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return timedelta(hours=hour, minutes=minute, seconds=second)


def _offset(name: str, zone: tzinfo, naive: datetime) -> timedelta | None:
    """Return the offset that a zone's name means; None is the site's zone, as in Ruby."""
    match = _OFFSET.match(name.strip())
    if match:
        delta = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        return -delta if match[1] == "-" else delta
    if name.upper() in _NAMED_HOURS:
        return timedelta(hours=_NAMED_HOURS[name.upper()])
    for month in (1, 7):
        local = datetime(naive.year, month, 1, tzinfo=zone)
        if local.tzname() == name.upper():
            return local.utcoffset()
    return None
