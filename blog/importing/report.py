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
    """What became of one file of the tree."""

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
    """A whole import. ``left`` are files that are no part of a blog and were not touched."""

    documents: list[DocumentReport] = field(default_factory=list)
    assets: list[AssetReport] = field(default_factory=list)
    redirects: list[RedirectReport] = field(default_factory=list)
    problems: list[ImportProblem] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Return the report as the JSON file has it."""
        return asdict(self)

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
            document.status in {"failed", "skipped"} or document.removed or document.missing
            for document in self.documents
        )

    def lines(self) -> Iterator[str]:
        """Yield one line for each thing that a person should look at, worst first."""
        yield from (str(problem) for problem in self.problems)
        for document in self.documents:
            for src in document.missing:
                yield (
                    f"{document.source}: the image {src} is not in the tree; "
                    "bring it, or mend the address"
                )
            for removal in document.removed:
                yield f"{_place(document, removal)}: removed {removal['what']}: {removal['reason']}"
            for warning in document.warnings:
                yield f"{_place(document, warning)}: {warning['message']}"


def _place(document: DocumentReport, note: dict[str, Any]) -> str:
    return f"{document.source}:{note['line']}" if note.get("line") else document.source
