"""Addresses: permalink styles, templates with placeholders, and what other addresses there were."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import datetime
from urllib.parse import quote, unquote

STYLES = {
    "none": "/:categories/:title:output_ext",
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
}
"""Jekyll's named styles of ``permalink``."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PLACEHOLDER = re.compile(r":([a-z_]+)")
_SAFE = "/:@!$&'()*+,;=~-._?"

DATE_PLACEHOLDERS: Mapping[str, Callable[[datetime], str]] = {
    "year": lambda day: f"{day.year:04d}",
    "month": lambda day: f"{day.month:02d}",
    "day": lambda day: f"{day.day:02d}",
    "hour": lambda day: f"{day.hour:02d}",
    "minute": lambda day: f"{day.minute:02d}",
    "second": lambda day: f"{day.second:02d}",
    "i_day": lambda day: str(day.day),
    "i_month": lambda day: str(day.month),
    "short_month": lambda day: _MONTHS[day.month - 1][:3],
    "long_month": lambda day: _MONTHS[day.month - 1],
    "short_year": lambda day: f"{day.year % 100:02d}",
    "w_year": lambda day: str(day.isocalendar().year),
    "week": lambda day: f"{day.isocalendar().week:02d}",
    "w_day": lambda day: str(day.isoweekday()),
    "short_day": lambda day: _DAYS[day.weekday()][:3],
    "long_day": lambda day: _DAYS[day.weekday()],
    "y_day": lambda day: f"{day.timetuple().tm_yday:03d}",
}
"""What the placeholders of a date stand for, in the time zone of the site."""


class UnknownPlaceholder(ValueError):
    """A template asks for something that Jekyll does not know."""


def style_template(style: str) -> str:
    """Return the template of a named style; any other ``permalink`` is a template itself."""
    return STYLES.get(style, style)


def with_suffix(template: str, style: str) -> str:
    """Return a template of pages or collections with the ending that the site's style asks for."""
    if style == "pretty" or style.endswith("/"):
        return template + "/"
    if style in ("date", "ordinal", "none") or style.endswith(":output_ext"):
        return template + ":output_ext"
    return template


def expand(template: str, values: Mapping[str, str]) -> str:
    """Return the address of a document: every ``:name`` of the template by its value.

    Raises UnknownPlaceholder.
    """

    def value(match: re.Match[str]) -> str:
        for name in (match[1], match[1].removesuffix("_")):
            if name in values:
                return escaped(values[name]) + match[1][len(name) :]
        raise UnknownPlaceholder(
            f"the permalink {template!r} has :{match[1]}, which Jekyll does not know; "
            "take it away or write one of its placeholders"
        )

    return _address(_PLACEHOLDER.sub(value, template))


def expand_page(template: str, values: Mapping[str, str]) -> str:
    """Return the address of a page, whose templates know a few names and leave all others."""
    for name, value in values.items():
        template = template.replace(f":{name}", escaped(value))
    return _address(template)


def escaped(value: str) -> str:
    """Return a part of an address percent-encoded as Jekyll encodes it."""
    return quote(value, safe=_SAFE, errors="surrogatepass")


def _address(escaped: str) -> str:
    """Return the address unescaped, in NFC, without ``..`` and without doubled slashes."""
    path = f"/{escaped}".replace("..", "/").replace("./", "")
    path = re.sub(r"/{2,}", "/", path)
    return unicodedata.normalize("NFC", unquote(path))


def variants(url: str, extension: str = ".html") -> list[str]:
    """Return the other spellings of an address: with and without ending, slash, index file."""
    if url.endswith("/"):
        bare = url.rstrip("/")
        return [f"{url}index.html"] + ([bare, f"{bare}.html"] if bare else [])
    stem = url.removesuffix(".html").removesuffix(".htm")
    if stem != url:
        return [stem, f"{stem}/"]
    last = url.rpartition("/")[2]
    if "." in last:
        return []
    return [f"{url}{extension}", f"{url}/"]
