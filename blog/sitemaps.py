"""The site map that search engines read."""

import datetime as dt
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index, sitemap
from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.views.decorators.http import require_safe

from blog.models import Document, Post
from blog.site import SiteRequest, absolute
from blog.translations import translations_by_key

LISTS = ["home", "archive", "categories", "tags", "sources"]
_WHERE_THERE_ARE_SOME = {"series": "series", "authors": "author_name"}
# Addresses a file: a site with more has an index of several.
_PART = 5000


class _SiteMap(Sitemap):
    """A part of the map, on the host that ``SITE_URL`` names."""

    protocol = urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: Any = None) -> str:  # noqa: ARG002 -- Django's signature
        """Return the host; what ``django.contrib.sites`` holds is not asked."""
        return urlsplit(settings.SITE_URL).netloc


class DocumentSitemap(_SiteMap):
    """Every public document."""

    limit = _PART

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
        changed = Coalesce("updated_at", "published_at")
        return Document.objects.public().aggregate(latest=Max(changed))["latest"]


class ListSitemap(_SiteMap):
    """The lists through which readers find documents."""

    def items(self) -> list[str]:
        """Return the names of the lists' routes, those of empty ones left out."""
        posts = Post.objects.public().order_by()
        some = [
            name
            for name, field in _WHERE_THERE_ARE_SOME.items()
            if posts.exclude(**{field: ""}).exists()
        ]
        return LISTS + some

    def location(self, item: str) -> str:
        """Return the address of a list."""
        return reverse(item)


SITEMAPS: dict[str, Any] = {"lists": ListSitemap, "documents": DocumentSitemap}


@require_safe
def site_map(request: SiteRequest) -> HttpResponse:
    """Answer with the whole map, or, where it is large, with the index of its parts."""
    if Document.objects.public().count() <= _PART:
        return part(request)
    answer = index(request, SITEMAPS, sitemap_url_name="sitemap_part")
    # Django's index names the host that django.contrib.sites holds.
    context: Any = answer.context_data
    for item in context["sitemaps"]:
        item.location = absolute(urlsplit(item.location)._replace(scheme="", netloc="").geturl())
    return answer


@require_safe
def part(request: SiteRequest, section: str | None = None) -> HttpResponse:
    """Answer with one part of the map, each document with the pictures that it shows."""
    answer = sitemap(request, SITEMAPS, section, template_name="blog/sitemap.xml")
    context: Any = answer.context_data
    entries = context["urlset"]
    keys = [getattr(entry["item"], "translation_key", "") for entry in entries]
    translations = translations_by_key(keys, request.configuration)
    for entry, key in zip(entries, keys, strict=True):
        entry["pictures"] = _pictures(entry)
        entry["translations"] = translations.get(key, [])
    return answer


def _pictures(entry: dict[str, Any]) -> list[str]:
    """Return the whole addresses of the pictures that a document shows, each once."""
    shown = getattr(entry["item"], "pictures", [])
    sources = (picture["src"] for picture in shown if not picture.get("missing"))
    whole = (iri_to_uri(urljoin(entry["location"], src)) for src in sources if src)
    return list(dict.fromkeys(whole))
