"""Pages that are no web pages: text, JSON and XML that Liquid fills, served as files."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath

from django.db import DatabaseError, transaction

from blog.importing.addresses import LISTS, is_reserved
from blog.importing.digests import hashed
from blog.importing.documents import is_storable
from blog.importing.files import FileImporter
from blog.importing.kinds import has_a_twin, is_rendered, text_type
from blog.importing.report import AssetReport, ImportProblem, Status
from blog.importing.stopped import ends_all
from blog.importing.surroundings import TreeSite
from blog.jekyll.document import Document
from blog.markup import kramdown, liquid
from blog.markup.jekyll_defaults import kramdown_options
from blog.media import put
from blog.models import Asset

_NO_LAYOUT = {"", "none", "null", "nil", "false"}


def _has_layout(source: Document) -> bool:
    return source.layout.lower() not in _NO_LAYOUT


@dataclass(slots=True)
class TextImporter:
    """Serves the texts of one tree; they are filled last, when all documents are known, and
    come without their layouts: those of such texts only tidy them.

    ``environment`` gives a digest of everything that they may show.
    """

    site: TreeSite
    environment: Callable[[], str]
    files: FileImporter
    notes: list[ImportProblem] = field(default_factory=list)
    _found: list[Document] = field(default_factory=list)

    def add(self, source: Document) -> None:
        """Take note of a document; what is a text to serve is kept for ``run``."""
        if self._is_served(source):
            self._found.append(source)

    def _is_served(self, source: Document) -> bool:
        if is_rendered(source) or source.error or not source.output or not source.published:
            return False
        url = source.url
        if not is_storable(source.source):
            return False
        if not url or is_reserved(url) or url in LISTS or has_a_twin(source):
            return False
        if _has_layout(source) and not source.front_matter.body.strip():
            return False
        return text_type(source) is not None

    def run(self) -> Iterator[AssetReport]:
        """Store each text as a file; yield what became of those that are served."""
        paths = {
            entry.source: entry.path
            for entry, _ in getattr(self.site.tree.documents, "entries", ())
        }
        for source in self._found:
            path = paths.get(source.source)
            status = self._store(source, path) if path else None
            if status:
                yield AssetReport(source.source, source.url, status)

    def _store(self, source: Document, path: Path) -> Status | None:
        """Store one text; return its status, None where it is not served."""
        asset = Asset.objects.filter(source_path=source.source).first()
        digest = hashed([self.environment(), source.front_matter.raw,
                         source.front_matter.body, source.url])  # fmt: skip
        if asset and asset.template and asset.template_digest == digest:
            return "unchanged"
        text = self._filled(source)
        if text is None:
            return None
        if _has_layout(source):
            self._note(source, f"served without its layout {source.layout}")
        status: Status = "updated" if asset else "created"
        asset = asset or Asset(source_path=source.source)
        if self.files.dry_run:
            return status
        try:
            with transaction.atomic():
                self._write(asset, source, path, text, digest)
        except (OSError, DatabaseError) as error:
            if ends_all(error):
                raise
            self._note(source, f"the text cannot be served ({error})")
            return None
        return status

    def _filled(self, source: Document) -> str | None:
        """Return the text after Liquid, None where Liquid does not run to its end."""
        around = self.site.around(source)
        options = kramdown_options(around.kramdown)
        expansion = liquid.expand(
            source.front_matter.body,
            name=source.source,
            first_line=source.front_matter.first_line,
            variables=around.variables,
            include=around.include,
            markdownify=lambda text: kramdown.convert(text, **options),
        )
        for notice in expansion.warnings:
            self._note(source, f"{notice.message}; the file is kept, but not served", notice.line)
        return None if expansion.warnings else expansion.text

    def _write(self, asset: Asset, source: Document, path: Path, text: str, digest: str) -> None:
        original, filled = path.read_bytes(), text.encode("utf-8", "replace")
        asset.path, asset.kind = source.url, Asset.Kind.STATIC
        asset.content_type = text_type(source) or ""
        asset.digest, asset.size = hashlib.sha256(filled).hexdigest(), len(filled)
        asset.template_digest = digest
        name = PurePosixPath(source.source).name
        put(asset.file, name, BytesIO(filled), len(filled))
        name = hashlib.sha256(original).hexdigest()
        put(asset.template, name, BytesIO(original), len(original))
        asset.save()

    def _note(self, source: Document, message: str, line: int = 0) -> None:
        self.notes.append(ImportProblem(source.source, message, line))
