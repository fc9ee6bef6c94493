"""What an author should know about the source: warnings instead of exceptions."""

from typing import NamedTuple


class SourceWarning(NamedTuple):
    """A sentence and the line (1-based; 0 where unknown) that it is about."""

    message: str
    line: int
