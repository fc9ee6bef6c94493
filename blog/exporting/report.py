"""What an export wrote, and what it could not."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ExportProblem:
    """Something that is not in the tree as it is here: which, and why."""

    source: str
    message: str

    def __str__(self) -> str:
        return f"{self.source}: {self.message}"


@dataclass(slots=True)
class ExportReport:
    """A whole export: how much of each was written, what changed on disk, what went wrong.

    ``replaced`` are files of somebody else that had to make way.
    """

    documents: int = 0
    files: int = 0
    records: int = 0
    changed: int = 0
    removed: int = 0
    replaced: list[str] = field(default_factory=list)
    problems: list[ExportProblem] = field(default_factory=list)

    def problem(self, source: str, message: str) -> None:
        """Note what went wrong with ``source``."""
        self.problems.append(ExportProblem(source, message))
