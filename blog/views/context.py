"""What every public template knows beside what its view says."""

from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.functional import SimpleLazyObject

from blog.media.palette import colours
from blog.models import Page, SiteConfiguration
from blog.views.introductions import document_at
from blog.views.sharing import picture_of_site
from blog.views.stylesheet import stylesheet_address

_MOST_ENTRIES = 6
_NO_ENTRIES = frozenset(
    {
        *("/", "/404.html", "/index.html"),
        *("/tags/", "/categories/", "/archive/", "/search/", "/sources/"),
    }
)


class Entry(NamedTuple):
    """One entry of the site's navigation."""

    title: str
    url: str


def site(request: HttpRequest) -> dict[str, Any]:
    """Return the site and its theme; its navigation and the introduction of a list are asked
    for only where a template shows them.
    """
    configuration = getattr(request, "configuration", None) or SiteConfiguration()
    return {
        "site": configuration,
        "navigation": SimpleLazyObject(lambda: navigation(configuration)),
        "stylesheet": stylesheet_address(),
        "paper": colours()["paper"],
        "site_picture": SimpleLazyObject(lambda: picture_of_site(configuration)),
        "introduction": SimpleLazyObject(lambda: document_at(request.path_info)),
    }


def navigation(configuration: SiteConfiguration) -> list[Entry]:
    """Return what the author put into the head: ``navigation`` of the configuration, the
    pages that ``header_pages`` names, or, where neither says anything, the pages at the top.
    """
    written = configuration.setting("navigation")
    entries = [_entry(item) for item in written] if isinstance(written, list) else []
    return [entry for entry in entries if entry] or _pages(configuration)


def _entry(item: Any) -> Entry | None:
    """Return an entry written as themes write it: ``title`` or ``name``, ``url`` or ``link``."""
    if not isinstance(item, dict):
        return None
    title, url = item.get("title") or item.get("name"), item.get("url") or item.get("link")
    if not title or not isinstance(url, str):
        return None
    return Entry(str(title), _below_base(url))


def _below_base(url: str) -> str:
    prefix = get_script_prefix().rstrip("/")
    inside = url.startswith("/") and not url.startswith(("//", prefix + "/"))
    if url.startswith(("http://", "https://", "mailto:")):
        return url
    return prefix + url if inside else url if url.startswith("/") else f"{prefix}/{url}"


def _pages(configuration: SiteConfiguration) -> list[Entry]:
    pages = Page.objects.public().filter(kind="page").exclude(title="").order_by("source_path")
    named = configuration.setting("header_pages")
    if isinstance(named, list):
        places = {str(name): place for place, name in enumerate(named)}
        found = pages.filter(source_path__in=places).only("title", "path", "source_path")
        pages = sorted(found, key=lambda page: places[page.source_path])
    else:
        pages = [page for page in pages.only("title", "path") if _is_at_the_top(page.path)]
    return [Entry(page.title, page.get_absolute_url()) for page in pages[:_MOST_ENTRIES]]


def _is_at_the_top(path: str) -> bool:
    name = path.strip("/")
    return path not in _NO_ENTRIES and "/" not in name and ("." not in name or ".htm" in name)
