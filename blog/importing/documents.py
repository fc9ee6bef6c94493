"""One document of a Jekyll tree into one row, all of it or nothing."""

import hashlib
import json
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError, transaction

from blog.importing.addresses import is_reserved, moved_address
from blog.importing.report import DocumentReport
from blog.jekyll.document import Document as JekyllDocument
from blog.markup import MarkupError
from blog.markup.article import Surroundings
from blog.models import Document
from blog.publishing import AddressTaken, jsonable, store

# Raised when the rendering changes, so that the next import renders everything again.
RENDERING = 1
_PAGES = {".html", ".htm", ".xhtml"}


@dataclass(frozen=True, slots=True)
class DocumentImporter:
    """Imports the documents of one tree.

    ``surroundings`` answers what rendering may know around a document; ``environment`` is a
    digest of what a rendering depends on beside the document itself.
    """

    surroundings: Callable[[JekyllDocument], Surroundings]
    environment: str
    author_names: Callable[[JekyllDocument], str]

    def run(self, source: JekyllDocument) -> DocumentReport:
        """Store ``source``; whatever goes wrong is said in what is returned."""
        report = DocumentReport(source.source, source.kind, title=source.title)
        if source.error:
            return _failed(report, source.error.message, source.error.line)
        if not is_rendered(source):
            report.status = "skipped"
            _warn(report, "no web page: the file is kept for export, but not served")
            return report
        try:
            with transaction.atomic():
                self._store(source, report)
        except (AddressTaken, MarkupError) as error:
            return _failed(report, str(error), getattr(error, "line", 0))
        except ValidationError as error:
            return _failed(report, "; ".join(error.messages), 0)
        except (DatabaseError, ValueError, RecursionError) as error:
            return _failed(report, f"could not be stored: {error}", 0)
        return report

    def _store(self, source: JekyllDocument, report: DocumentReport) -> None:
        document = Document.objects.filter(source_path=source.source).first()
        digest = self._digest(source)
        if document is not None and document.imported_digest == digest:
            report.status = "unchanged"
        elif document is not None and document.edited_at is not None:
            report.status = "skipped"
            _warn(
                report,
                "changed in the tree and edited here since the last import: the text here is "
                "kept and the file's was left out; bring them together by hand",
            )
        else:
            report.status = "updated" if document else "created"
            document = document or Document(source_path=source.source)
            self._fill(document, source, report)
            document.imported_digest = digest
            document.clean_fields(exclude=["path"] if document.path is None else None)
            surroundings = self.surroundings(source)
            store(
                document, categories=source.categories, tags=source.tags, surroundings=surroundings
            )
            _hide_empty(document, source, report)
        _describe(document, report)

    def _fill(self, document: Document, source: JekyllDocument, report: DocumentReport) -> None:
        kind, _, collection = source.kind.partition(":")
        document.kind = {"draft": "post"}.get(kind, kind)
        document.collection = collection
        document.title = source.title or source.slug or source.source
        document.slug = source.slug
        document.status = _status(source)
        document.path = _path(source, report)
        document.published_at, document.date_offset = source.date, source.date_offset
        document.updated_at = source.last_modified
        document.author_name = self.author_names(source)
        document.description = str(source.values.get("description") or "")
        document.lang, document.layout = source.lang, source.layout
        document.comments = source.comments
        document.front_matter_source = source.front_matter.raw
        document.front_matter = jsonable(source.front_matter.values)
        document.body = source.front_matter.body
        document.format = source.format
        document.edited_at = None

    def _digest(self, source: JekyllDocument) -> str:
        """Return what changes when this document would come out differently."""
        facts = [
            RENDERING, self.environment, source.front_matter.raw, source.front_matter.body,
            source.kind, source.url, source.title, source.slug, source.categories, source.tags,
            source.comments, source.published, source.output, source.lang, source.layout,
            source.date if source.date_in_front_matter or source.kind != "draft" else None,
            source.redirect_to, self.author_names(source), str(source.values.get("description")),
        ]  # fmt: skip
        text = json.dumps(jsonable(facts), cls=DjangoJSONEncoder, ensure_ascii=False)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def is_rendered(source: JekyllDocument) -> bool:
    """Whether the document is a text that becomes an article."""
    return source.format == "kramdown" or source.ext.lower() in _PAGES


def _status(source: JekyllDocument) -> str:
    if source.kind == "draft":
        return Document.Status.DRAFT
    if not source.published or not source.output or source.redirect_to:
        return Document.Status.HIDDEN
    return Document.Status.PUBLISHED


def _path(source: JekyllDocument, report: DocumentReport) -> str | None:
    """Return the address, None for what no reader may open; a reserved one is moved."""
    if source.kind == "draft" or not source.output or source.redirect_to or not source.url:
        return None
    path = unicodedata.normalize("NFC", source.url)
    if not is_reserved(path):
        return path
    moved = moved_address(path, source.source)
    _warn(report, f"Mokcha has a page of its own at {path}; what this page holds is at {moved}")
    return moved


def _hide_empty(document: Document, source: JekyllDocument, report: DocumentReport) -> None:
    """Take a moved page that is nothing but a theme's layout off the site."""
    if document.path and document.path != source.url and not document.html.strip():
        Document.objects.filter(pk=document.pk).update(
            path=None, status=Document.Status.HIDDEN, published_at=document.published_at
        )
        document.path, document.status = None, Document.Status.HIDDEN
        report.warnings.clear()
        _warn(report, f"Mokcha has a page of its own at {source.url}; this one held no text")


def _describe(document: Document, report: DocumentReport) -> None:
    report.title = document.title
    report.public = Document.objects.public().filter(pk=document.pk).exists()
    report.url = document.path if report.public else None
    report.warnings += document.warnings
    report.removed = document.removed
    report.missing = [picture["src"] for picture in document.pictures if picture["missing"]]


def _warn(report: DocumentReport, message: str, line: int = 0) -> None:
    report.warnings.append({"message": message, "line": line})


def _failed(report: DocumentReport, message: str, line: int) -> DocumentReport:
    report.status = "failed"
    report.url, report.public = None, False
    _warn(report, message, line)
    return report


def author_name_of(source: JekyllDocument, data: dict[str, Any]) -> str:
    """Return the name of the author that the front matter gives, itself or by ``_data/authors``."""
    value = source.values.get("author") or source.values.get("authors") or ""
    return author_name(value, data)


def author_name(value: Any, data: dict[str, Any]) -> str:
    """Return the name in an ``author``: name, key of ``_data/authors``, mapping, list."""
    names = [_one_author(one, data) for one in (value if isinstance(value, list) else [value])]
    return ", ".join(name for name in names if name)[:200]


def _one_author(value: Any, data: dict[str, Any]) -> str:
    authors = data.get("authors")
    if isinstance(value, str) and isinstance(authors, dict):
        value = authors.get(value, value)
    if isinstance(value, dict):
        value = value.get("name") or value.get("display_name") or ""
    return str(value)
