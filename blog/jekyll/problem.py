"""What is wrong with a tree or a file, said so that its author can put it right."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing an author should know: ``line`` is 1-based, 0 where it is of no use."""

    source: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.source}:{self.line}" if self.line else self.source
        return f"{place}: {self.message}"
