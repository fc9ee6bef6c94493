"""The site map that search engines read."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index, sitemap
from django.core.paginator import Paginator
from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.views.decorators.http import require_safe

from blog.models import Document, Post, SiteConfiguration
from blog.models.authorship import names_in, with_lines
from blog.models.slugs import slug_of
from blog.site import SiteRequest, absolute
from blog.translations import default_of, translations_by_key

LISTS = ["home", "archive", "categories", "tags", "sources", "feeds"]
# The lists that are there only where they list something, and the part of the map that does.
_WHERE_THERE_ARE_SOME = {"series": "series", "authors": "authors"}
# Addresses a file: a site with more has an index of several.
_PART = 5000
# What the protocol allows an address, and Google a page.
_LONGEST, _MOST_PICTURES = 2047, 1000
_CHANGED = Coalesce("updated_at", "published_at")


class _SiteMap(Sitemap):
    """A part of the map, on the host that ``SITE_URL`` names."""

    protocol = urlsplit(settings.SITE_URL).scheme

    @cached_property
    def paginator(self) -> Paginator[Any]:
        """The addresses by files, counted once."""
        items: Any = self.items()
        return Paginator(items, _PART)

    def get_domain(self, site: Any = None) -> str:  # noqa: ARG002 -- Django's signature
        """Return the host; what ``django.contrib.sites`` holds is not asked."""
        return urlsplit(settings.SITE_URL).netloc


class DocumentSitemap(_SiteMap):
    """Every public document."""

    def items(self) -> QuerySet[Any]:
        """Return the documents, light; the lists that some introduce are named anyway."""
        fields = ("path", "updated_at", "published_at", "pictures", "translation_key")
        lists = [f"/{name}/" for name in (*LISTS, *_WHERE_THERE_ARE_SOME)]
        return Document.objects.public().exclude(path__in=lists).only(*fields).order_by("path")

    def lastmod(self, item: Document) -> dt.datetime | None:
        """Return when the author last changed the document."""
        return item.updated_at or item.published_at

    def get_latest_lastmod(self) -> dt.datetime | None:
        """Return when the map last changed, asked of the database, not of every document."""
        return Document.objects.public().aggregate(latest=Max(_CHANGED))["latest"]


class _Gathering(NamedTuple):
    """The page of posts that have something in common, and when one of them last changed."""

    slug: str
    latest: dt.datetime | None


class GatheringSitemap(_SiteMap):
    """The pages of tags, categories, series or authors that have posts."""

    def __init__(self, route: str, found: Iterable[tuple[str, dt.datetime | None]]) -> None:
        """List those ``found`` as slugs with dates, a slug maybe more than once; ``route`` is
        that of their pages.
        """
        self.route, self._found = route, found

    def items(self) -> list[_Gathering]:
        """Return the pages in the order of their slugs."""
        return self._pages

    @cached_property
    def _pages(self) -> list[_Gathering]:
        latest: dict[str, dt.datetime | None] = {}
        for slug, moment in self._found:
            latest[slug] = max(filter(None, (latest.get(slug), moment)), default=None)
        return [_Gathering(slug, latest[slug]) for slug in sorted(latest)]

    def location(self, item: _Gathering) -> str:
        """Return the address of a page."""
        return reverse(self.route, args=[item.slug])

    def lastmod(self, item: _Gathering) -> dt.datetime | None:
        """Return when the newest or last changed of its posts was."""
        return item.latest

    def get_latest_lastmod(self) -> dt.datetime | None:
        """Return when one of the pages last changed."""
        return max(filter(None, (page.latest for page in self._pages)), default=None)


class ListSitemap(_SiteMap):
    """The lists through which readers find documents."""

    def __init__(self, gatherings: dict[str, GatheringSitemap]) -> None:
        """Leave out what would list nothing of ``gatherings``."""
        self._gatherings = gatherings

    def items(self) -> list[str]:
        """Return the names of the lists' routes."""
        some = _WHERE_THERE_ARE_SOME.items()
        return LISTS + [name for name, part in some if self._gatherings[part].items()]

    def location(self, item: str) -> str:
        """Return the address of a list."""
        return reverse(item)


def _parts(site: SiteConfiguration) -> dict[str, Any]:
    """Return the parts of the map by their names; each is looked up when it is asked."""
    gatherings = {
        "tags": GatheringSitemap("tag", _grouped("tags__slug")),
        "categories": GatheringSitemap("category", _grouped("categories__slug")),
        "series": GatheringSitemap(
            "one_series", ((slug_of(name), moment) for name, moment in _grouped("series"))
        ),
        "authors": GatheringSitemap("author", _authors(site)),
    }
    return {"lists": ListSitemap(gatherings), "documents": DocumentSitemap(), **gatherings}


def _grouped(field: str) -> Iterator[tuple[str, dt.datetime | None]]:
    """Yield each value of ``field`` that public posts have, and when one of them changed."""
    rows = Post.objects.public().order_by().values(field).annotate(latest=Max(_CHANGED))
    yield from ((row[field], row["latest"]) for row in rows if row[field])


def _authors(site: SiteConfiguration) -> Iterator[tuple[str, dt.datetime | None]]:
    rows = Post.objects.public().order_by().values("author_name", "author")
    for row in with_lines(rows.annotate(latest=Max(_CHANGED))):
        for name in names_in(row["line"] or site.author_name):
            yield slug_of(name), row["latest"]


@require_safe
def site_map(request: SiteRequest) -> HttpResponse:
    """Answer with the whole map, or, where it is large, with the index of its parts."""
    parts = _parts(request.configuration)
    parts = {name: part for name, part in parts.items() if part.paginator.count}
    if all(part.paginator.num_pages == 1 for part in parts.values()):
        return _map(request, parts)
    answer = index(request, parts, sitemap_url_name="sitemap_part")
    # Django's index names the host that django.contrib.sites holds.
    context: Any = answer.context_data
    for item in context["sitemaps"]:
        item.location = absolute(urlsplit(item.location)._replace(scheme="", netloc="").geturl())
    return answer


@require_safe
def part(request: SiteRequest, section: str) -> HttpResponse:
    """Answer with one part of the map."""
    parts = _parts(request.configuration)
    if section not in parts or not parts[section].paginator.count:
        raise Http404(section)
    return _map(request, parts, section)


def _map(request: SiteRequest, parts: dict[str, Any], section: str | None = None) -> HttpResponse:
    """Answer with a map, each document with the pictures that it shows and its translations."""
    answer = sitemap(request, parts, section, template_name="blog/sitemap.xml")
    context: Any = answer.context_data
    entries = context["urlset"] = _writable(context["urlset"])
    keys = [getattr(entry["item"], "translation_key", "") for entry in entries]
    translations = translations_by_key(keys, request.configuration)
    for entry, key in zip(entries, keys, strict=True):
        entry["pictures"] = _pictures(entry)
        entry["translations"] = translations.get(key, [])
        entry["default"] = default_of(entry["translations"], request.configuration)
    return answer


def _writable(entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return ``entries``, each address once (a document may introduce the page of a tag), and
    without those that are longer than the protocol has it.
    """
    found: dict[str, dict[str, Any]] = {}
    for entry in entries:
        found.setdefault(entry["location"], entry)
    return [entry for location, entry in found.items() if len(location) <= _LONGEST]


def _pictures(entry: dict[str, Any]) -> list[str]:
    """Return the whole addresses of the pictures that a document shows, each once."""
    shown = getattr(entry["item"], "pictures", [])
    sources = (picture["src"] for picture in shown if not picture.get("missing"))
    whole = (iri_to_uri(urljoin(entry["location"], src)) for src in sources if src)
    return list(dict.fromkeys(whole))[:_MOST_PICTURES]
