"""The map of the site. What no fixed route names is an address of a document or file."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.http.response import HttpResponseBase
from django.urls import URLPattern, include, path, register_converter
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from blog import feeds, sitemaps
from blog.views import (
    addresses,
    archive,
    authors,
    cards,
    follow,
    health,
    hints,
    lists,
    offline,
    preview,
    robots,
    search,
    security,
    series,
    sources,
    stylesheet,
)


class Name:
    """One part of an address, without NUL, which PostgreSQL does not take."""

    regex = "[^/\\0]+"

    def to_python(self, value: str) -> str:
        """Return the name."""
        return value

    def to_url(self, value: str) -> str:
        """Return the name as it is; ``reverse`` escapes it."""
        return value


class Path(Name):
    """The rest of an address, without NUL."""

    regex = "[^\\0]+"


class Year:
    """A year of four digits."""

    regex = "[1-9][0-9]{3}"

    def to_python(self, value: str) -> int:
        """Return the year."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Return the year as written in an address."""
        return str(value)


class Month(Year):
    """A month of two digits, as Jekyll writes it."""

    regex = "0[1-9]|1[0-2]"

    def to_url(self, value: int) -> str:
        """Return the month as written in an address."""
        return f"{value:02}"


register_converter(Name, "name")
register_converter(Path, "rest")
register_converter(Year, "year")
register_converter(Month, "month")

_archive = [
    path("", archive.archive, name="archive"),
    path("<year:year>/", archive.archive_period, name="archive_year"),
    path("<year:year>/<month:month>/", archive.archive_period, name="archive_month"),
]


def _feeds_of(kind: str, view: Callable[..., HttpResponseBase], **known: Any) -> list[URLPattern]:
    """Return the routes of the three feeds of a ``kind`` of list; ``view`` is told ``known``."""
    return [
        path("feed.xml", view, known, f"{kind}_feed"),
        path("rss.xml", view, {**known, "form": "rss"}, f"{kind}_rss_feed"),
        path("feed.json", view, {**known, "form": "json"}, f"{kind}_json_feed"),
    ]


_category_feeds = _feeds_of("category", feeds.category_feed)
_tag_feeds = _feeds_of("tag", feeds.tag_feed)
_author_feeds = _feeds_of("author", feeds.author_feed, find=authors.all_authors)
_series_feeds = _feeds_of("series", feeds.series_feed, find=series.series_named)
_for_machines = [
    path("feed.xml", feeds.site_feed, name="feed"),
    path("rss.xml", feeds.site_feed, {"form": "rss"}, name="rss_feed"),
    path("feed.json", feeds.site_feed, {"form": "json"}, name="json_feed"),
    path("sitemap.xml", sitemaps.site_map, name="sitemap"),
    path("sitemap-<str:section>.xml", sitemaps.part, name="sitemap_part"),
    path(".well-known/security.txt", security.security, name="security"),
    path("robots.txt", robots.robots, name="robots"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("kept/", offline.kept, name="kept"),
    path("kept.js", offline.worker, name="worker"),
    path("speculation.<str:digest>.json", hints.speculation_rules, name="speculation_rules"),
    path("card.<str:digest>.png", cards.site_card, name="site_card"),
    path("card-<int:pk>.<str:digest>.png", cards.document_card, name="card"),
    path("theme.<str:digest>.css", stylesheet.stylesheet, name="stylesheet"),
]
urlpatterns = [
    path("", lists.home, name="home"),
    path("archive/", include(_archive)),
    path("categories/", lists.categories, name="categories"),
    path("categories/<name:slug>/", lists.category, name="category"),
    path("categories/<name:slug>/", include(_category_feeds)),
    path("tags/", lists.tags, name="tags"),
    path("tags/<name:slug>/", lists.tag, name="tag"),
    path("tags/<name:slug>/", include(_tag_feeds)),
    path("authors/", authors.authors, name="authors"),
    path("authors/<name:slug>/", authors.author, name="author"),
    path("authors/<name:slug>/", include(_author_feeds)),
    path("series/", series.all_series, name="series"),
    path("series/<name:slug>/", series.one_series, name="one_series"),
    path("series/<name:slug>/", include(_series_feeds)),
    path("feeds/", follow.feeds, name="feeds"),
    path("search/", search.search, name="search"),
    path("sources/", sources.sources, name="sources"),
    path("", include(_for_machines)),
    path("comments/", include("comments.urls")),
    path("admin/preview/", preview.preview, name="preview"),
    # Below a place that is reserved anyway. It changes nothing but one reader's own words, and
    # pages that are kept for everyone can hold no token.
    path("admin/language/", csrf_exempt(set_language), name="set_language"),
    path("admin/", admin.site.urls),
    path("<rest:path>", addresses.address, name="address"),
]

handler400 = "blog.views.errors.bad_request"
handler403 = "blog.views.errors.permission_denied"
handler404 = "blog.views.errors.not_found"
handler500 = "blog.views.errors.server_error"
