"""One document of a Jekyll tree into one row, all of it or nothing."""

import hashlib
import logging
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from blog.importing.addresses import LISTS, is_reserved, moved_address
from blog.importing.digests import (
    FACTS,
    digest_of,
    split_digest,
    state_of,
    state_of_same,
)
from blog.importing.kinds import is_rendered, is_shown_raw, lists_posts
from blog.importing.overwriting import Overwriting, sentence
from blog.importing.relative import relative_includes
from blog.importing.report import DELETED, INSTEAD, DocumentReport
from blog.importing.saying import (
    SHOWN_RAW,
    failed,
    invalid,
    line_of_address,
    not_served,
    warn,
)
from blog.importing.stopped import ends_all
from blog.importing.terms import Term
from blog.jekyll.document import Document as JekyllDocument
from blog.markup import MarkupError
from blog.markup.article import Article, Surroundings
from blog.media import site_path
from blog.models import Deleted, Document, SiteConfiguration
from blog.publishing import AddressTaken, jsonable, rerender, store
from blog.publishing.surroundings import asks_for_documents

_logger = logging.getLogger(__name__)
# A document is asked for its digest when it is read, begun and stored, with others in between.
_IN_HAND = 200
# What the report on an unchanged document needs.
_LIGHT = (
    "source_path", "imported_digest", "edited_at", "path", "status", "published_at", "title",
    "warnings", "removed", "pictures", "incoming_digest",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DocumentImporter:
    """Imports the documents of one tree.

    ``surroundings`` answers what rendering may know around a document; ``environment`` is a
    digest of what a rendering depends on beside the document itself; ``site`` is the stored
    configuration; ``term_of`` says of which tag or category a document is the theme's page;
    ``has_file`` says whether the site has a file at an address; ``disk_names`` are the names on
    disk of documents where they differ from the source; ``deleted`` are the digests of documents
    that were deleted here, by their sources; ``written_here`` are sources that came out of this
    database and in again. ``others`` is a digest of the documents that ask for no others, which
    those that do are held against.
    """

    surroundings: Callable[[JekyllDocument], Surroundings]
    environment: str
    author_names: Callable[[JekyllDocument], str]
    site: SiteConfiguration
    term_of: Callable[[JekyllDocument], Term | None] = lambda _: None
    has_file: Callable[[str], bool] = lambda _: True
    disk_names: Mapping[str, str] = field(default_factory=dict)
    deleted: Mapping[str, str] = field(default_factory=dict)
    conflicts: list[str] = field(default_factory=list)
    written_here: list[str] = field(default_factory=list)
    others: Any = field(default_factory=hashlib.sha256)
    overwriting: Overwriting = field(default_factory=Overwriting)
    _digests: dict[str, tuple[JekyllDocument, str]] = field(default_factory=dict)

    def stored(self, sources: Iterable[JekyllDocument]) -> dict[str, Document]:
        """Return the rows of ``sources`` that exist, as far as the report needs them."""
        names = [source.source for source in sources if is_storable(source.source)]
        rows = Document.objects.filter(source_path__in=names).only(*_LIGHT)
        return {row.source_path: row for row in rows}

    def digest(self, source: JekyllDocument) -> str:
        """Return what changes when ``source`` would come out differently."""
        known, digest = self._digests.get(source.source, (None, ""))
        if known is source:
            return digest
        if len(self._digests) >= _IN_HAND:
            del self._digests[next(iter(self._digests))]
        self._digests[source.source] = source, self._digest(source)
        return self._digests[source.source][1]

    def _digest(self, source: JekyllDocument) -> str:
        facts = self._facts(source)
        if lists_others(source):
            facts.append(self.others.hexdigest())
        body = source.front_matter.body
        if "include_relative" in body:
            facts.append(relative_includes(source.source, body, self.surroundings(source)))
        return digest_of(source, self.environment, facts)

    def is_unchanged(self, row: Document | None, digest: str) -> bool:
        """Whether ``row`` is what ``digest`` stands for, with every picture that is there now."""
        if row is None or row.imported_digest != digest or row.incoming_digest:
            return False
        absent = (picture["src"] for picture in row.pictures if picture["missing"])
        return not any(self.has_file(src) for src in absent)

    def is_deleted(self, source: JekyllDocument, row: Document | None) -> bool:
        """Whether ``source`` was deleted here and its text has not changed since."""
        digest = self.deleted.get(source.source, "")
        if row is not None or not digest:
            return False
        return split_digest(digest)[0] == split_digest(self.digest(source))[0]

    def run(
        self, source: JekyllDocument, row: Document | None, article: Article | None = None
    ) -> DocumentReport:
        """Store ``source``, whose row is ``row``; what goes wrong is said in what is returned.

        ``article`` is what the surroundings make of the source, where that is known already.
        """
        report = DocumentReport(source.source, source.kind, title=source.title)
        if source.error:
            return failed(report, source.error.message, source.error.line)
        if not is_storable(source.source):
            return failed(report, "the name is not UTF-8; rename the file")
        if not is_rendered(source):
            return not_served(source, report)
        if self.is_deleted(source, row):
            report.status = "skipped"
            warn(report, DELETED)
            return report
        for line in source.dropped:
            warn(report, "a NUL byte stood here; it is left out", line)
        if is_shown_raw(source):
            warn(report, SHOWN_RAW.format(ext=source.ext))
        try:
            self._store_beside(source, row, article, report)
        except AddressTaken as error:
            return failed(report, str(error), line_of_address(source))
        except MarkupError as error:
            return failed(report, str(error).removeprefix(f"{source.source}: "))
        except ValidationError as error:
            return failed(report, invalid(error))
        except Exception as error:  # whatever one text holds, the others are imported
            if ends_all(error):
                raise
            _logger.info("%s cannot be stored", source.source, exc_info=True)
            return failed(report, f"could not be stored: {error or type(error).__name__}")
        return report

    def _store_beside(
        self,
        source: JekyllDocument,
        row: Document | None,
        article: Article | None,
        report: DocumentReport,
    ) -> None:
        """Store ``source``, by Jekyll's rule where another document has its address."""
        said = list(report.warnings)
        try:
            with transaction.atomic():
                self._store(source, row, article, report)
            return
        except AddressTaken as error:
            path, taker = error.path, error.other
        report.warnings[:] = said
        with transaction.atomic():
            other = Document.objects.filter(path=path).first() or taker
            if row is None and self.overwriting.is_renamed(source, other):
                Document.objects.filter(pk=other.pk).update(source_path=source.source)
                row = Document.objects.get(pk=other.pk)
            elif not self.overwriting.is_between(other):
                raise AddressTaken(path, other)
            elif not self.overwriting.takes(source, other):
                self.overwriting.lost.add(source.source)
            self._store(source, row, article, report)

    def _store(
        self,
        source: JekyllDocument,
        row: Document | None,
        article: Article | None,
        report: DocumentReport,
    ) -> None:
        digest = self.digest(source)
        if row is not None and self.is_unchanged(row, digest):
            report.status = "unchanged"
            term = self.term_of(source)
            path = _path(source, term, report)
            if path != row.path and not term:
                _say_hidden(source, report)
                self._say_written_over(source, path, report)
            _describe(row, report)
            return
        document = Document.objects.filter(pk=row.pk).first() if row else None
        if document is not None and document.edited_at is not None:
            self._meet(document, source, digest, report)
        else:
            if source.source in self.deleted:
                Deleted.objects.filter(source_path=source.source).delete()
            before = state_of_same(document, digest)
            report.status = "updated" if document else "created"
            document = document or Document(source_path=source.source)
            self._write(document, source, digest, article, report)
            if before is not None and before == state_of(document):
                report.status = "unchanged"  # the site around it changed, and nothing came of it
        _describe(document, report)

    def _write(
        self,
        document: Document,
        source: JekyllDocument,
        digest: str,
        article: Article | None,
        report: DocumentReport,
    ) -> None:
        self._fill(document, source, report)
        if source.source in self.overwriting.lost:
            self._say_written_over(source, document.path, report)
            document.path, document.status = None, Document.Status.HIDDEN
        document.imported_digest = digest
        document.clean_fields(exclude=["path"] if document.path is None else None)
        store(
            document,
            categories=source.categories,
            tags=source.tags,
            surroundings=self.surroundings(source),
            article=article,
            site=self.site,
        )
        _hide_empty(document, source, report)

    def _say_written_over(
        self, source: JekyllDocument, path: str | None, report: DocumentReport
    ) -> None:
        """Say whose address ``path`` is, and that ``source`` has none."""
        others = Document.objects.filter(path=path).exclude(source_path=source.source)
        other = others.values_list("source_path", flat=True).first() if path else None
        if other:
            self.overwriting.lost.add(source.source)
            warn(report, sentence(str(path), other), line_of_address(source))

    def _meet(
        self, document: Document, source: JekyllDocument, digest: str, report: DocumentReport
    ) -> None:
        """Bring ``source`` to a document that was edited here: what both wrote is kept."""
        text = source.front_matter.raw + source.front_matter.body
        report.status = "unchanged"
        changed: dict[str, Any] = {"incoming": "", "incoming_digest": ""}
        if text == document.front_matter_source + document.body:
            if not document.imported_digest:
                self.written_here.append(source.source)
        elif split_digest(digest)[0] == split_digest(document.imported_digest)[0]:
            if document.imported_digest != digest:  # the site around it changed
                report.status = "updated" if rerender([document]) else "unchanged"
                changed["imported_digest"] = digest
        else:
            changed = {"incoming": text, "incoming_digest": digest}
            report.status = "skipped"
            self.conflicts.append(source.source)
            warn(
                report,
                "changed in the tree and edited here since the last import: both are kept, "
                "readers see what was edited here; bring them together in admin, under Imports",
            )
        if any(getattr(document, name) != value for name, value in changed.items()):
            Document.objects.filter(pk=document.pk).update(**changed)

    def _fill(self, document: Document, source: JekyllDocument, report: DocumentReport) -> None:
        kind, _, collection = source.kind.partition(":")
        document.kind = {"draft": "post"}.get(kind, kind)
        document.collection = collection
        document.disk_name = self.disk_names.get(source.source, "")
        document.title = source.title or source.slug or source.source
        document.slug = source.slug
        term = self.term_of(source)
        document.status = _status(source, term)
        document.path = _path(source, term, report)
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
        document.incoming = document.incoming_digest = ""

    def _facts(self, source: JekyllDocument) -> list[Any]:
        date = source.date if source.date_in_front_matter or source.kind != "draft" else None
        return [
            *(getattr(source, name) for name in FACTS), date, self.author_names(source),
            str(source.values.get("description")), self.disk_names.get(source.source, ""),
            self.term_of(source),
        ]  # fmt: skip


def lists_others(source: JekyllDocument) -> bool:
    """Whether the text shows what other documents hold: it is imported after them."""
    return asks_for_documents(source.front_matter.body)


def is_storable(name: str) -> bool:
    """Whether a database can hold the name of a file: it is UTF-8."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _status(source: JekyllDocument, term: Term | None) -> str:
    if source.kind == "draft":
        return Document.Status.DRAFT
    if not source.published or not source.output or source.redirect_to or term:
        return Document.Status.HIDDEN
    return Document.Status.PUBLISHED


def _path(source: JekyllDocument, term: Term | None, report: DocumentReport) -> str | None:
    """Return the address, None for what no reader may open; a reserved one is moved."""
    if source.kind == "draft" or not source.output or source.redirect_to or not source.url:
        return None
    path = unicodedata.normalize("NFC", source.url)
    if term:
        warn(
            report,
            f"Mokcha has a page of its own for the {term[0]} {term[1]}; {path} leads to it",
            kind=INSTEAD,
        )
        return None
    if path in LISTS:
        message = f"Mokcha makes the list at {path}; the text of this page stands above it"
        warn(report, message, kind=INSTEAD)
    if not is_reserved(path):
        return path
    moved = moved_address(path, source.source)
    message = f"Mokcha has a page of its own at {path}; what this page holds is at {moved}"
    warn(report, message, kind=INSTEAD if lists_posts(source) else "trouble")
    return moved


def _hide_empty(document: Document, source: JekyllDocument, report: DocumentReport) -> None:
    """Take a moved page that is nothing but a theme's layout off the site."""
    if document.path and document.path != source.url and not document.html.strip():
        Document.objects.filter(pk=document.pk).update(
            path=None, status=Document.Status.HIDDEN, published_at=document.published_at
        )
        document.path, document.status = None, Document.Status.HIDDEN
        _say_hidden(source, report)


def _say_hidden(source: JekyllDocument, report: DocumentReport) -> None:
    if report.warnings:
        report.warnings.clear()
        message = f"Mokcha has a page of its own at {source.url}; this one held no text"
        warn(report, message, kind=INSTEAD)


def _describe(document: Document, report: DocumentReport) -> None:
    report.title = document.title
    report.public = document.is_public
    report.url = document.path if report.public else None
    report.warnings += document.warnings
    report.removed = document.removed
    missing = [picture for picture in document.pictures if picture["missing"]]
    report.missing = [picture["src"] for picture in missing]
    report.missing_lines = [picture.get("line", 0) for picture in missing]


def own_files(
    paths: Mapping[str, Any], base_url: str, hosts: Iterable[str]
) -> Callable[[str], bool]:
    """Return what says whether one of ``paths`` is the file at an address."""
    known = frozenset(hosts)
    return lambda address: (site_path(address, base_url, known) or "") in paths


def vanished(sources: Iterable[str]) -> list[str]:
    """Return the documents that a former import brought and that are not among ``sources``."""
    imported = Document.objects.exclude(imported_digest="").order_by("source_path")
    present = set(sources)
    names = imported.values_list("source_path", flat=True).iterator()
    return [name for name in names if name not in present]
