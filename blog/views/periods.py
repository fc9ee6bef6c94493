"""Where jekyll-archives had its pages of a year, a month or a day."""

import re

from django.urls import reverse

from blog.models import SiteConfiguration
from blog.views.archive import dated_posts

# The plugin's own permalinks, for what its ``enabled`` names.
_FORMER = {"year": "/:year/", "month": "/:year/:month/", "day": "/:year/:month/:day/"}
_DIGITS = {"year": r"(?P<year>[1-9]\d{3})", "month": r"(?P<month>\d\d?)", "day": r"\d\d?"}


def former_period(site: SiteConfiguration, path: str) -> str:
    """Return the address of the archive of the time whose page stood at ``path``, "" where
    none did or no post is of that time; a day is found in its month.
    """
    settings = site.setting("jekyll-archives", {})
    settings = settings if isinstance(settings, dict) else {}
    for kind, template in _FORMER.items():
        match = _match(settings, kind, template, path)
        if match:
            found = {name: int(value) for name, value in match.groupdict().items()}
            if dated_posts(site.time_zone).filter(**found).exists():
                return reverse(f"archive_{'month' if 'month' in found else 'year'}", kwargs=found)
    return ""


def _match(
    settings: dict[str, object], kind: str, template: str, path: str
) -> re.Match[str] | None:
    enabled, written = settings.get("enabled"), settings.get("permalinks")
    if enabled not in (True, "all") and not (isinstance(enabled, list) and kind in enabled):
        return None
    own = written.get(kind) if isinstance(written, dict) else None
    pattern = re.escape(str(own or template).strip("/"))
    for name, digits in _DIGITS.items():
        pattern = pattern.replace(f":{name}", digits, 1)
    return re.fullmatch(pattern, path.strip("/"))
