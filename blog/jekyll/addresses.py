"""The address of a document under the configuration of its site, and those it may have had."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import PurePosixPath
from typing import Any

from blog.jekyll import dates, permalink, slugs
from blog.jekyll.document import Document
from blog.jekyll.problem import Problem

_DAY = re.compile(r"\d{2,4}-\d{1,2}-\d{1,2}(?=-)")
_HTML = (".html", ".xhtml", ".htm")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Gives documents their addresses. ``now`` stands in where a document has no date."""

    config: Mapping[str, Any]
    zone: tzinfo
    now: datetime

    def addressed(self, document: Document, path: str) -> Document:
        """Return ``document`` with ``url`` and ``alternative_urls``.

        ``path`` is its path below the collections folder. A permalink that Jekyll would
        refuse becomes the document's error.
        """
        try:
            url = self._url(document, path, self.zone)
        except permalink.UnknownPlaceholder as error:
            problem = document.error or Problem(document.source, 0, str(error))
            return replace(document, error=problem)
        others = dict.fromkeys(self._others(document, path, url))
        known = {url, *document.redirect_from}
        return replace(
            document, url=url, alternative_urls=[other for other in others if other not in known]
        )

    def _url(self, document: Document, path: str, zone: tzinfo, template: str = "") -> str:
        own = document.permalink
        if document.kind == "page":
            values = self._page_values(document, path)
            url = permalink.expand_page(own or self._page_template(values), values)
        else:
            template = own or template or self.template(document.kind)
            url = permalink.expand(template, self._values(document, path, zone))
        return self._language_folder(document.lang) + url

    def _language_folder(self, language: str) -> str:
        """Return where jekyll-polyglot, whose settings these two are, puts a translation."""
        languages, default = self.config.get("languages"), self.config.get("default_lang")
        is_folder = isinstance(languages, list) and language in languages and bool(default)
        return f"/{language}" if is_folder and language != default else ""

    def template(self, kind: str) -> str:
        """Return the template of a kind of document; for a collection its own, or Jekyll's."""
        label = kind.removeprefix("collection:") if kind.startswith("collection:") else "posts"
        settings = self.config["collections"].get(label, {})
        if settings.get("permalink"):
            return str(settings["permalink"])
        return permalink.with_suffix("/:collection/:path", self.config["permalink"])

    def _page_template(self, values: Mapping[str, str]) -> str:
        if values["output_ext"] not in _HTML:
            return "/:path/:basename:output_ext"
        if values["basename"] == "index":
            return "/:path/"
        return permalink.with_suffix("/:path/:basename", self.config["permalink"])

    def _page_values(self, document: Document, path: str) -> dict[str, str]:
        folder, _, name = path.rpartition("/")
        basename = name.removesuffix(document.ext).rstrip(".")
        ext = self.output_ext(document)
        return {"path": f"/{folder}" if folder else "", "basename": basename, "output_ext": ext}

    def static(self, label: str, path: str) -> str:
        """Return the address of a static file at ``path`` in the collection ``label``."""
        stem, dot, ext = path.rpartition(".")
        if not dot or "/" in ext:
            stem, ext = path, ""
        name = stem.rpartition("/")[2]
        values = {"collection": label, "path": stem, "output_ext": "", "name": name, "title": ""}
        template = self.template(f"collection:{label}")
        return permalink.expand_page(template, values).rstrip("/") + (f".{ext}" if ext else "")

    def output_ext(self, document: Document) -> str:
        """Return the extension of what Jekyll writes for a document."""
        own = document.permalink
        if own and not own.endswith("/"):
            ending = PurePosixPath(own).suffix
            if ending:
                return ending
        if document.format == "kramdown":
            return ".html"
        return {".scss": ".css", ".sass": ".css", ".coffee": ".js"}.get(document.ext, document.ext)

    def _values(self, document: Document, path: str, zone: tzinfo) -> dict[str, str]:
        """Return what the placeholders of a template stand for."""
        basename = path.rpartition("/")[2].removesuffix(document.ext)
        slug = document.slug
        label = document.kind.removeprefix("collection:")
        label = label if label != document.kind else "posts"
        values = {
            "collection": label,
            "path": path.removesuffix(document.ext).replace(f"_{label}", "", 1).rstrip("."),
            "name": slugs.slugify(basename),
            "title": slugs.slugify(slug, "pretty", cased=True),
            "slug": slugs.slugify(slug),
            "categories": "/".join(dict.fromkeys(name.lower() for name in document.categories)),
            "slugified_categories": "/".join(
                dict.fromkeys(map(slugs.slugify, document.categories))
            ),
            "output_ext": self.output_ext(document),
        }
        local = (document.date or self.now).astimezone(zone)
        return values | {name: of(local) for name, of in permalink.DATE_PLACEHOLDERS.items()}

    def _others(self, document: Document, path: str, url: str) -> Iterator[str]:
        """Yield spellings, the days of other zones, and the address with or without categories."""
        yield from permalink.variants(url)
        if document.ext and document.format == "html" and document.ext not in _HTML:
            yield url.removesuffix(document.ext) + ".html"  # as a converter's plugin names it
        if self._is_page_too(document):
            yield self._url(replace(document, kind="page"), document.source, self.zone)
        if document.front_matter.raw.startswith("\ufeff") and document.kind == "page":
            yield f"/{path}"  # Jekyll copies a page with a byte order mark
        if document.kind == "page" or not document.date:
            return
        template = document.permalink or self.template(document.kind)
        for zone in self._zones(document, path):
            other = self._url(document, path, zone)
            if other != url:
                yield other
                yield from permalink.variants(other)
        if document.kind != "post" or document.permalink:
            return
        if document.categories:
            for changed in _recategorised(template):
                yield self._url(document, path, self.zone, changed)

    def _is_page_too(self, document: Document) -> bool:
        """Whether Jekyll makes a page as well of the document: ``include`` names its folder."""
        _, is_collected, label = document.kind.partition("collection:")
        folders = (name.strip("/") for name in self.config["include"] if isinstance(name, str))
        return bool(is_collected) and f"_{label}" in folders

    def _zones(self, document: Document, path: str) -> Iterator[tzinfo]:
        """Yield the zones whose day the address may show: UTC's, the author's, the file name's."""
        yield UTC
        if document.date_offset is not None:
            yield timezone(timedelta(minutes=document.date_offset))
        named = _DAY.match(PurePosixPath(path).name)
        if named and document.date:
            try:
                noon = dates.moment(named[0], UTC)[0].replace(hour=12)
            except ValueError:
                return
            if abs(noon - document.date) < timedelta(hours=24):
                yield timezone(noon - document.date)


def _recategorised(template: str) -> Iterator[str]:
    """Yield the template without categories where it has them, with them where it has not."""
    for name in (":slugified_categories", ":categories"):
        if name in template:
            yield template.replace(f"/{name}", "", 1)
            return
    yield f"/:categories{template}" if template.startswith("/") else f"/:categories/{template}"
