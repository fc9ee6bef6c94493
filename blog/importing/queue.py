"""The documents of a tree one after the other, the next ones being rendered meanwhile."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from blog.importing.documents import DocumentImporter, lists_others
from blog.importing.kinds import is_rendered
from blog.importing.records import Records
from blog.importing.rendering import Rendered, Renderer
from blog.importing.report import DocumentReport
from blog.importing.saying import failed
from blog.jekyll.document import Document as JekyllDocument
from blog.jekyll.site import Documents, Tree
from blog.models import Document

_AT_ONCE = 50
Numbered = tuple[int, JekyllDocument]


@dataclass(slots=True)
class _Waiting:
    """A document that was read: its row, and the article that is being made of it."""

    source: JekyllDocument
    row: Document | None
    rendered: Rendered | None


@dataclass(slots=True)
class Queue:
    """Reads the documents of a tree in its order and imports each, some at once ahead."""

    tree: Tree
    records: Records
    importer: DocumentImporter
    renderer: Renderer

    def run(self) -> Iterator[tuple[JekyllDocument, DocumentReport]]:
        """Yield each document with what became of it, those that list others last."""
        seen: set[str] = set()
        last: list[int] = []
        try:
            yield from self._imported(self._others(last), seen)
            yield from self._imported(((place, self._read(place)) for place in last), seen)
        finally:
            self.renderer.close()

    def _others(self, last: list[int]) -> Iterator[Numbered]:
        """Yield the documents that list no others, and note the places of those that do."""
        for place, source in enumerate(self.tree.documents):
            if lists_others(source) and isinstance(self.tree.documents, Documents):
                last.append(place)
                continue
            self.importer.others.update(self.importer.digest(source).encode())
            yield place, source

    def _read(self, place: int) -> JekyllDocument:
        documents = self.tree.documents
        assert isinstance(documents, Documents)  # noqa: S101 -- only those have places
        return documents.reader.read(*documents.entries[place])

    def _imported(
        self, numbered: Iterator[Numbered], seen: set[str]
    ) -> Iterator[tuple[JekyllDocument, DocumentReport]]:
        for waiting in self._ahead(numbered):
            source = waiting.source
            if source.source in seen:
                yield source, _twin(source)
                continue
            seen.add(source.source)
            article = self.renderer.article(waiting.rendered, source)
            yield source, self.importer.run(source, waiting.row, article)

    def _ahead(self, numbered: Iterator[Numbered]) -> Iterator[_Waiting]:
        """Yield the documents; those behind the ones in hand are begun already."""
        in_hand: list[_Waiting] = []
        while batch := list(islice(numbered, _AT_ONCE)):
            begun = self._begun(batch)
            yield from in_hand
            in_hand = begun
        yield from in_hand

    def _begun(self, batch: list[Numbered]) -> list[_Waiting]:
        batch = [(place, self._identified(source)) for place, source in batch]
        rows = self.importer.stored(source for _, source in batch)
        wanted = [place for place, source in batch if self._wants(source, rows)]
        rendered = self.renderer.begin(wanted)
        return [
            _Waiting(source, rows.get(source.source), rendered.get(place))
            for place, source in batch
        ]

    def _identified(self, source: JekyllDocument) -> JekyllDocument:
        """Return ``source`` under the name that it had before it was exported."""
        name = self.records.sources.get(source.source)
        return replace(source, source=name) if name else source

    def _wants(self, source: JekyllDocument, rows: dict[str, Document]) -> bool:
        """Whether ``source`` will be rendered."""
        if source.error or not is_rendered(source):
            return False
        row = rows.get(source.source)
        if row is not None and row.edited_at is not None:
            return False
        if self.importer.is_deleted(source, row):
            return False
        return not self.importer.is_unchanged(row, self.importer.digest(source))


def _twin(source: JekyllDocument) -> DocumentReport:
    report = DocumentReport(source.source, source.kind, title=source.title)
    message = "a file of the same name in another Unicode form was imported; delete one of them"
    return failed(report, message)
