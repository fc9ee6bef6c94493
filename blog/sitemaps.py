"""The site map that search engines read."""

import datetime as dt
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from blog.models import Document

LISTS = ["home", "archive", "categories", "tags", "sources"]


class _SiteMap(Sitemap):
    """A part of the map, on the host that ``SITE_URL`` names."""

    protocol = urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: Any = None) -> str:  # noqa: ARG002 -- Django's signature
        """Return the host; what ``django.contrib.sites`` holds is not asked."""
        return urlsplit(settings.SITE_URL).netloc


class DocumentSitemap(_SiteMap):
    """Every public document."""

    def items(self) -> QuerySet[Any]:
        """Return the documents, light; the lists that some introduce are named anyway."""
        fields = ("path", "updated_at", "published_at")
        lists = [f"/{name}/" for name in LISTS]
        return Document.objects.public().exclude(path__in=lists).only(*fields).order_by("path")

    def lastmod(self, item: Document) -> dt.datetime | None:
        """Return when the author last changed the document."""
        return item.updated_at or item.published_at


class ListSitemap(_SiteMap):
    """The lists through which readers find documents."""

    def items(self) -> list[str]:
        """Return the names of the lists' routes."""
        return LISTS

    def location(self, item: str) -> str:
        """Return the address of a list."""
        return reverse(item)


SITEMAPS: dict[str, type[Sitemap]] = {"lists": ListSitemap, "documents": DocumentSitemap}
