"""What every public template knows beside what its view says."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from blog.media.palette import colours
from blog.models import Page, SiteConfiguration
from blog.sharing import picture_of_site
from blog.site import MOST_PAGES
from blog.views.footer import footer_of
from blog.views.introductions import document_at
from blog.views.profile import Link, written_link
from blog.views.stylesheet import stylesheet_address

_MOST_ENTRIES = 6
_NO_ENTRIES = frozenset(
    {
        *("/", "/404.html", "/index.html"),
        *("/tags/", "/categories/", "/archive/", "/search/", "/sources/"),
        *("/authors/", "/series/", "/feeds/"),
    }
)


def site(request: HttpRequest) -> dict[str, Any]:
    """Return the site and its theme; its navigation and the introduction of a list are asked
    for only where a template shows them.
    """
    configuration = getattr(request, "configuration", None) or SiteConfiguration()
    stylesheet = stylesheet_address(configuration)
    # The middleware of hints names it in a header.
    request.stylesheet = stylesheet  # type: ignore[attr-defined]
    return {
        "site": configuration,
        "navigation": SimpleLazyObject(lambda: navigation(configuration)),
        "footer": footer_of(configuration),
        "stylesheet": stylesheet,
        "paper": colours()["paper"],
        "site_picture": SimpleLazyObject(lambda: picture_of_site(configuration)),
        "introduction": SimpleLazyObject(lambda: document_at(request.path_info)),
    }


def navigation(configuration: SiteConfiguration) -> list[Link]:
    """Return what the author put into the head: ``navigation`` of the configuration, the
    pages that ``header_pages`` names, ``_data/navigation``, or, where none says anything, the
    pages at the top.
    """
    named = isinstance(configuration.setting("header_pages"), list)
    return (
        _written(configuration.setting("navigation"))
        or ([] if named else _written(configuration.said_navigation))
        or _pages(configuration)
    )


def _written(entries: Any) -> list[Link]:
    """Return the entries of a list; of several lists by name, of ``main`` or the first."""
    if isinstance(entries, dict):
        entries = entries.get("main") or next(iter(entries.values()), [])
    links = [written_link(item) for item in entries] if isinstance(entries, list) else []
    return [link for link in links if link][:_MOST_ENTRIES]


def _pages(configuration: SiteConfiguration) -> list[Link]:
    pages = [Page(**row) for row in getattr(configuration, "page_rows", [])]
    named = configuration.setting("header_pages")
    if isinstance(named, list):
        places = {str(name): place for place, name in enumerate(named)}
        if len(pages) == MOST_PAGES:  # one that is named may not be among them
            pages = list(Page.objects.public().filter(kind="page", source_path__in=places))
        pages = [page for page in pages if page.source_path in places]
        pages.sort(key=lambda page: places[page.source_path])
    else:
        pages = [page for page in pages if _is_at_the_top(page.path or "")]
        pages.sort(key=lambda page: page.source_path)
    return [Link(page.title, page.get_absolute_url()) for page in pages[:_MOST_ENTRIES]]


def _is_at_the_top(path: str) -> bool:
    name = path.strip("/")
    return path not in _NO_ENTRIES and "/" not in name and ("." not in name or ".htm" in name)
