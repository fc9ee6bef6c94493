"""How a new document begins, by the site's configuration."""

from typing import Any

from django.utils import timezone

from blog.jekyll.defaults import Defaults
from blog.models import SiteConfiguration


def new_document(type: str) -> dict[str, Any]:
    """Return the form's first values for a new document of Jekyll's ``type``: posts, pages."""
    given = configured(SiteConfiguration.current(), type)
    now = timezone.now().replace(microsecond=0)
    return {
        "comments": given.get("comments") is True,
        "layout": "" if given.get("layout") else type.removesuffix("s"),
        "published_at": now if type == "posts" else None,
    }


def configured(site: SiteConfiguration, type: str) -> dict[str, Any]:
    """Return the front matter that ``defaults`` of the configuration gives to a new document."""
    folder = "_posts/" if type == "posts" else ""
    return Defaults.of_stored(site.config).values(f"{folder}new.md", type)
