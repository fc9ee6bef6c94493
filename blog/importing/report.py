"""What an import did: the same facts for the terminal, for a JSON file and for a person."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Status = Literal["created", "updated", "unchanged", "failed", "skipped"]


@dataclass(slots=True)
class ImportProblem:
    """Something wrong: where it stands, and what to do. ``line`` is 0 where none is meant."""

    source: str
    message: str
    line: int = 0

    def __str__(self) -> str:
        place = f"{self.source}:{self.line}" if self.line else self.source
        return f"{place}: {self.message}" if place else self.message


@dataclass(slots=True)
class DocumentReport:
    """What became of one document of the tree; ``url`` is None where no reader may open it."""

    source: str
    kind: str
    url: str | None = None
    title: str = ""
    public: bool = False
    status: Status = "created"
    warnings: list[dict[str, Any]] = field(default_factory=list)
    removed: list[dict[str, Any]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


@dataclass(slots=True)
class AssetReport:
    """What became of one file of the tree; ``url`` is None where it is kept for export only."""

    source: str
    url: str | None
    status: Status


@dataclass(slots=True)
class RedirectReport:
    """An address that leads to another."""

    path: str
    target: str


@dataclass(slots=True)
class Report:
    """A whole import.

    ``problems`` are losses, ``notes`` what is good to know; ``left`` are files that are no
    part of a blog and were not touched, ``conflicts`` documents that changed here and in the
    tree, ``vanished`` those that a former import brought and the tree has no more,
    ``differences`` what is not as in the built site that the import was compared with.
    """

    documents: list[DocumentReport] = field(default_factory=list)
    assets: list[AssetReport] = field(default_factory=list)
    redirects: list[RedirectReport] = field(default_factory=list)
    problems: list[ImportProblem] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    notes: list[ImportProblem] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    vanished: list[str] = field(default_factory=list)
    differences: list[ImportProblem] = field(default_factory=list)
    changed: bool = False

    def as_dict(self) -> dict[str, Any]:
        """Return the report as the JSON file has it."""
        return {name: _storable(value) for name, value in asdict(self).items()}

    def count(self) -> Counter[str]:
        """Return how many documents ended in each status."""
        return Counter(document.status for document in self.documents)

    @property
    def failed(self) -> bool:
        """Whether any document could not be imported."""
        return any(document.status == "failed" for document in self.documents)

    @property
    def lost_something(self) -> bool:
        """Whether anything of the tree is not, or not wholly, in the database."""
        return bool(self.problems) or any(
            document.status == "failed" or document.removed or document.missing
            for document in self.documents
        )

    @property
    def wrote_something(self) -> bool:
        """Whether the import changed the database."""
        statuses = {one.status for one in self.documents} | {one.status for one in self.assets}
        return self.changed or bool(statuses & {"created", "updated"})

    def sections(self) -> Iterator[tuple[str, list[str]]]:
        """Yield what a person should look at, the most important first, under headings."""
        documents = self.documents
        both = set(self.conflicts)
        failed = [d for d in documents if d.status == "failed"]
        conflicts = [d for d in documents if d.source in both]
        skipped = [d for d in documents if d.status == "skipped" and d.source not in both]
        others = [d for d in documents if d.status not in {"failed", "skipped"}]
        yield "Not imported", [line for d in failed for line in _warnings(d)]
        yield "Changed here and in the tree", [line for d in conflicts for line in _warnings(d)]
        yield "Problems", [str(problem) for problem in self.problems]
        yield "Other than in the built site", [str(problem) for problem in self.differences]
        yield "Images that are missing", [line for d in documents for line in _missing(d)]
        yield "Removed, being unsafe", [line for d in documents for line in _removed(d)]
        yield "To look at", [line for d in others for line in _warnings(d)]
        yield "Kept here, but no longer in the tree", self.vanished
        notes = [str(note) for note in self.notes]
        yield "Good to know", [*notes, *(line for d in skipped for line in _warnings(d))]
        yield "Left alone, being no text with front matter", self.left

    def lines(self) -> Iterator[str]:
        """Yield one line for each thing that a person should look at, worst first."""
        for _, lines in self.sections():
            yield from lines


def _warnings(document: DocumentReport) -> Iterator[str]:
    for warning in document.warnings:
        yield f"{_place(document, warning)}: {warning['message']}"


def _removed(document: DocumentReport) -> Iterator[str]:
    for removal in document.removed:
        yield f"{_place(document, removal)}: removed {removal['what']}: {removal['reason']}"


def _missing(document: DocumentReport) -> Iterator[str]:
    for src in document.missing:
        yield (
            f"{document.source}: the image {src} is not in the tree; bring it, or mend the address"
        )


def _place(document: DocumentReport, note: dict[str, Any]) -> str:
    return f"{document.source}:{note['line']}" if note.get("line") else document.source


def _storable(value: Any) -> Any:
    """Return ``value`` without what no UTF-8 text can hold: bytes of names that are not UTF-8."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {_storable(key): _storable(item) for key, item in value.items()}
    return [_storable(item) for item in value] if isinstance(value, list) else value
