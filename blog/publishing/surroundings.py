"""What rendering may know of the stored site around a document."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from blog.jekyll.config import merged
from blog.jekyll.defaults import Defaults
from blog.jekyll.values import Library, Page, Record, Site, page, variables
from blog.markup.article import ImageFile, Surroundings
from blog.markup.jekyll_defaults import kramdown_settings
from blog.media import IMAGE_FIELDS, image_file
from blog.models import Asset, Document, SiteConfiguration

_LISTS = re.compile(
    r"\{[{%][^{}%]*\bsite\.(?!url\b|baseurl\b|title\b|description\b|data\b|author\b|time\b)\w"
    r"|\{%-?\s*(?:post_url|link)\s|\bpage\.(?:next|previous)\b"
)


def asks_for_documents(body: str) -> bool:
    """Whether the Liquid of ``body`` may show what other documents hold or where they are."""
    return _LISTS.search(body) is not None


class StoredSite:
    """The site in the database, as Liquid, the sanitiser and the images ask about it.

    One instance serves many documents; what it has read once it does not read again.
    """

    def __init__(self, site: SiteConfiguration) -> None:
        """Answer for ``site``."""
        self.site = site
        self._images: dict[str, ImageFile] = {}
        self._includes: dict[str, str | None] = {}

    def around(
        self, document: Document, categories: Sequence[str], tags: Sequence[str]
    ) -> Surroundings:
        """Return the surroundings of ``document``, whose names may not be stored yet."""
        record = self._record(document, categories, tags)
        return Surroundings(
            kramdown=kramdown_settings(self.site.config),
            variables=variables(self.library, self._page(record), self.liquid_site),
            include=self.include,
            image=self.image,
            missing_images=True,
            hosts=own_hosts(self.site.config),
            excerpt_separator=str(
                document.front_matter.get("excerpt_separator")
                or self.site.setting("excerpt_separator", "\n\n")
            ),
            lang=document.lang or self.site.lang,
        )

    def _record(self, document: Document, categories: Sequence[str], tags: Sequence[str]) -> Record:
        """Return the record of a document, the site's defaults under its front matter."""
        record = record_of(document, categories, tags)
        kind = {"post": "posts", "draft": "posts", "page": "pages"}
        type_of_defaults = kind.get(record["kind"], document.collection)
        below = self._defaults.values(document.source_path, type_of_defaults)
        return {**record, "values": merged(below, record["values"])}

    @cached_property
    def _defaults(self) -> Defaults:
        return Defaults.of_stored(self.site.config)

    def _records(self) -> Iterator[Record]:
        """Yield the records of all documents that Jekyll would know of."""
        known = Document.objects.exclude(_to_come())
        related = known.prefetch_related("categorised__category", "tagged__tag")
        for document in related.iterator(chunk_size=500):
            categories = [row.category.name for row in document.categorised.all()]
            tags = [row.tag.name for row in document.tagged.all()]
            yield self._record(document, categories, tags)

    def _page(self, record: Record) -> Page:
        def neighbours() -> tuple[Page | None, Page | None]:
            found = self.library.find(record["source"])
            return self.library.around(found, record["kind"]) if found else (None, None)

        return page(record, zone=self.site.time_zone or UTC, neighbours=neighbours)

    @cached_property
    def library(self) -> Library:
        """Everything that Liquid's ``site`` is filled from; rows are read when it is asked."""
        return Library(
            config=self.site.config,
            records=self._records,
            data=lambda: self.site.data,
            files=_files,
            zone=self.site.time_zone or UTC,
            render=lambda record: str(record["html"]),
        )

    @cached_property
    def liquid_site(self) -> Site:
        """Liquid's ``site``, one for all documents."""
        return Site(self.library)

    def image(self, path: str) -> ImageFile | None:
        """Return what is known of the image at ``path``, with the site's baseurl or without;
        None where no file is there.
        """
        base = self.site.base_url
        path = path.removeprefix(base) if base and path.startswith(f"{base}/") else path
        if path not in self._images:
            row = Asset.objects.filter(path=path).exclude(file="").values(*IMAGE_FIELDS).first()
            if row is None:
                return None
            self._images[path] = image_file(row)
        return self._images[path]

    def include(self, name: str) -> str | None:
        """Return the text of the include ``name``, or of the file at ``./`` and its path in the
        tree that was imported; None where the site has none.
        """
        if name not in self._includes:
            self._includes[name] = self._read_include(name)
        return self._includes[name]

    def _read_include(self, name: str) -> str | None:
        if name.startswith("./"):
            found = Asset.objects.filter(source_path=name.removeprefix("./"))
        else:
            folder = str(self.site.setting("includes_dir", "_includes")).strip("/")
            found = Asset.objects.filter(kind=Asset.Kind.INCLUDE, source_path=f"{folder}/{name}")
        asset = found.first()
        if asset is None or not asset.file:
            return None
        with asset.file.open("rb") as stream:
            text: str = stream.read().decode("utf-8", "replace")
        return text.lstrip("\ufeff")


def record_of(document: Document, categories: Sequence[str], tags: Sequence[str]) -> Record:
    """Return a document as the mapping that Liquid's ``page`` is made of."""
    return {
        "source": document.source_path,
        "kind": kind_of(document),
        "values": document.front_matter | {"title": document.title},
        "url": document.path or "",
        "title": document.title,
        "slug": document.slug,
        "ext": "." + document.source_path.rpartition(".")[2],
        "date": document.published_at,
        "categories": list(categories),
        "tags": list(tags),
        "body": document.body,
        "html": document.html,
        "output": document.path is not None,
        "published": document.front_matter.get("published") is not False
        and document.status != Document.Status.DRAFT,
    }


def kind_of(document: Document) -> str:
    """Return the kind of a document in the words of a Jekyll tree."""
    if document.is_post:
        return "draft" if document.status == Document.Status.DRAFT else "post"
    return f"collection:{document.collection}" if document.collection else "page"


def _to_come() -> Q:
    """Return the condition of what is scheduled, which Jekyll would not know of either."""
    return Q(published_at__gt=timezone.now()) & ~Q(kind=Document.Kind.PAGE)


def _files() -> Iterator[dict[str, Any]]:
    stored = Asset.objects.exclude(file="").filter(path__isnull=False)
    for source, path in stored.values_list("source_path", "path"):
        yield {"source": source, "url": path}


def own_hosts(config: dict[str, Any]) -> frozenset[str]:
    """Return the host names whose links lead to this site: its own, and the old site's."""
    hosts = set()
    for url in (settings.SITE_URL, config.get("url") or ""):
        try:
            hosts.add(urlsplit(str(url)).hostname or "")
        except ValueError:
            continue
    return frozenset(hosts - {""})
