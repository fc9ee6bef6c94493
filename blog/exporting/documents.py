"""The documents as files: where each lies in the tree, and its bytes."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from blog.jekyll import foreign, front_matter
from blog.models import Document, SiteConfiguration

_DATED = re.compile(r"(?:.+/)?\d{2,4}-\d{1,2}-\d{1,2}-[^/]*\.[^./]+")
_COLUMNS = (
    "kind", "collection", "source_path", "disk_name", "slug", "path", "status", "published_at",
    "front_matter_source", "front_matter", "body", "format",
)  # fmt: skip
_SUFFIX = {Document.Format.KRAMDOWN: "md", Document.Format.HTML: "html"}


@dataclass(frozen=True, slots=True)
class Written:
    """A document as a file: ``name`` in the tree, its ``content``.

    ``defaults`` is front matter that the configuration has to give it, where the place that
    the file had was none of a Jekyll tree.
    """

    document: Document
    name: str
    content: bytes
    defaults: dict[str, Any]

    @property
    def has_moved(self) -> bool:
        """Whether the file lies elsewhere than its source path says."""
        return bool(self.defaults)

    @property
    def modified(self) -> dt.datetime | None:
        """The date that the file has to have: a draft without a date has that of its file."""
        document = self.document
        is_dated = document.status != Document.Status.DRAFT or document.front_matter.get("date")
        return None if is_dated else document.published_at


def documents(site: SiteConfiguration) -> Iterator[Written]:
    """Yield every document as the file that it was, or that an author's edit made of it."""
    rows = Document.objects.order_by("source_path").only(*_COLUMNS)
    for document in rows.iterator(chunk_size=200):
        text = document.front_matter_source + document.body
        content = encoded(text, str(site.setting("encoding", "utf-8")))
        if _has_place(document):
            yield Written(document, document.disk_name or document.source_path, content, {})
        else:
            yield Written(document, _place(document, site), content, _defaults(document, site))


def encoded(text: str, encoding: str) -> bytes:
    """Return ``text`` in the site's encoding; in UTF-8 where that is none or has not the signs."""
    try:
        return text.encode(encoding)
    except (UnicodeError, LookupError):
        return text.encode("utf-8", "surrogatepass")


def problem_of(document: Document) -> str:
    """Return what Jekyll will not take of a document as its author wrote it, "" where nothing."""
    form = front_matter.split_any(document.front_matter_source).format
    if form in {"toml", "json", "plain"}:
        return "its front matter is no YAML between lines of ---, and Jekyll reads no other"
    return ""


def _has_place(document: Document) -> bool:
    """Whether Jekyll takes the file for what the document is, where it lies."""
    folders = document.source_path.split("/")[:-1]
    if document.is_post:
        if "_drafts" in folders:
            return True
        return "_posts" in folders and _DATED.fullmatch(document.source_path) is not None
    if document.collection:
        return f"_{document.collection}" in folders
    return True


def _place(document: Document, site: SiteConfiguration) -> str:
    """Return where a Jekyll tree has such a document; the source path makes the name unique."""
    suffix = document.source_path.rpartition(".")[2].lower()
    known = str(site.setting("markdown_ext", "markdown,mkdown,mkdn,mkd,md")).split(",")
    if document.format == Document.Format.HTML:
        known = ["html", "htm", "xhtml"]
    ending = suffix if suffix in known else _SUFFIX[Document.Format(document.format)]
    stem = document.source_path.rpartition(".")[0] or document.source_path
    name = re.sub(r"[^\w.-]+", "-", stem.replace("/", "-")).strip("-")
    if not document.is_post:
        return f"_{document.collection}/{name}.{ending}"
    if document.status == Document.Status.DRAFT:
        return f"_drafts/{name}.{ending}"
    name = name if _DATED.fullmatch(f"{name}.{ending}") else f"{_day(document, site)}-{name}"
    return f"_posts/{name}.{ending}"


def _day(document: Document, site: SiteConfiguration) -> str:
    moment = document.published_at or dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    return f"{moment.astimezone(site.time_zone or dt.UTC):%Y-%m-%d}"


def _defaults(document: Document, site: SiteConfiguration) -> dict[str, Any]:
    """Return what the file's own place and name told, which its new ones do not, and what its
    front matter says under names that are not Jekyll's.
    """
    own = document.front_matter
    added = foreign.translated(own, document.body)
    values = {name: added[name] for name in added if name not in own} | {"slug": document.slug}
    if document.path:
        values["permalink"] = document.path
    if document.published_at and not document.front_matter.get("date"):
        moment = document.published_at.astimezone(site.time_zone or dt.UTC)
        values["date"] = moment.strftime("%Y-%m-%d %H:%M:%S %z")
    return values
