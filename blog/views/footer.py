"""The author's own words at the foot of every page: ``footer`` of the configuration."""

from functools import lru_cache
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from blog.markup import MarkupError, parse, render
from blog.markup.article import Source, Surroundings
from blog.models import SiteConfiguration


def footer_of(site: SiteConfiguration) -> SafeString:
    """Return ``footer`` as HTML: Markdown, or a mapping with it at ``text``; else nothing."""
    written: Any = site.setting("footer", "")
    written = written.get("text") if isinstance(written, dict) else written
    return mark_safe(_rendered(written) if isinstance(written, str) else "")


@lru_cache(maxsize=8)
def _rendered(text: str) -> str:
    """Return ``text`` rendered and sanitised as an article is."""
    try:
        return render(parse(Source(text, "_config.yml"), Surroundings())).html
    except MarkupError:
        return ""
