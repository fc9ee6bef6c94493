"""The map of the site. What no fixed route names is an address of a document or file."""

from django.contrib import admin
from django.urls import include, path, register_converter
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
_categories = [
    path("", lists.categories, name="categories"),
    path("<name:slug>/", lists.category, name="category"),
    path("<name:slug>/feed.xml", feeds.category_feed, name="category_feed"),
    path("<name:slug>/rss.xml", feeds.category_feed, {"form": "rss"}, "category_rss_feed"),
    path("<name:slug>/feed.json", feeds.category_feed, {"form": "json"}, "category_json_feed"),
]
_tags = [
    path("", lists.tags, name="tags"),
    path("<name:slug>/", lists.tag, name="tag"),
    path("<name:slug>/feed.xml", feeds.tag_feed, name="tag_feed"),
    path("<name:slug>/rss.xml", feeds.tag_feed, {"form": "rss"}, "tag_rss_feed"),
    path("<name:slug>/feed.json", feeds.tag_feed, {"form": "json"}, "tag_json_feed"),
]
_find = {"find": authors.all_authors}
_author_feeds = [
    path("feed.xml", feeds.author_feed, _find, name="author_feed"),
    path("rss.xml", feeds.author_feed, _find | {"form": "rss"}, "author_rss_feed"),
    path("feed.json", feeds.author_feed, _find | {"form": "json"}, "author_json_feed"),
]
_series_named = {"find": series.series_named}
_series_feeds = [
    path("feed.xml", feeds.series_feed, _series_named, name="series_feed"),
    path("rss.xml", feeds.series_feed, _series_named | {"form": "rss"}, "series_rss_feed"),
    path("feed.json", feeds.series_feed, _series_named | {"form": "json"}, "series_json_feed"),
]
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
    path("categories/", include(_categories)),
    path("tags/", include(_tags)),
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
