"""Documents of one tree at one address: Jekyll writes each over the one before, the last stays.

What was written over is kept, hidden, and named; an importer that refused it would lose it.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime

from blog.importing.report import DocumentReport
from blog.importing.saying import warn
from blog.jekyll.document import Document as JekyllDocument
from blog.models import Asset, Document

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class Overwriting:
    """Knows which documents of a tree lost their address to another.

    ``sources`` are those of the tree; ``lost`` those that were written over, ``newly`` those
    of them that were public a moment ago.
    """

    sources: Collection[str] = frozenset()
    lost: set[str] = field(default_factory=set)
    newly: list[str] = field(default_factory=list)

    def is_renamed(self, source: JekyllDocument, other: Document | Asset) -> bool:
        """Whether ``other`` is ``source`` under the name that its file had before."""
        return (
            isinstance(other, Document)
            and bool(other.imported_digest)
            and bool(self.sources)
            and other.source_path not in self.sources
            and other.body == source.front_matter.body
        )

    def is_between(self, other: Document | Asset) -> bool:
        """Whether ``other``, whose address another wants, is as the tree has it."""
        return (
            isinstance(other, Document)
            and other.source_path in self.sources
            and bool(other.imported_digest)
            and other.edited_at is None
        )

    def takes(self, source: JekyllDocument, other: Document | Asset) -> bool:
        """Take its address from ``other`` where Jekyll writes ``source`` later; say whether."""
        if not isinstance(other, Document):
            return False
        theirs = (other.kind != "page", other.published_at or _LONG_AGO, other.source_path)
        ours = (source.kind != "page", source.date or _LONG_AGO, source.source)
        if ours < theirs:
            return False
        Document.objects.filter(pk=other.pk).update(path=None, status=Document.Status.HIDDEN)
        self.lost.add(other.source_path)
        self.newly.append(other.source_path)
        return True

    def take_newly(self) -> list[str]:
        """Return the documents that lost their address since this was asked last."""
        newly, self.newly = self.newly, []
        return newly


def sentence(path: str, other: str) -> str:
    """Say what became of a document whose address ``path`` is that of ``other``."""
    return (
        f"Jekyll writes {other} over this one at {path}: it is kept, but hidden; "
        "give it another permalink, slug or date"
    )


def hide_written_over(reports: Collection[DocumentReport], lost: Collection[str]) -> None:
    """Correct the ``reports`` on documents that were public when they were made."""
    for report in reports:
        if report.source in lost and report.url:
            path, report.url, report.public = report.url, None, False
            other = Document.objects.filter(path=path).values_list("source_path").first()
            warn(report, sentence(path, other[0] if other else ""))
