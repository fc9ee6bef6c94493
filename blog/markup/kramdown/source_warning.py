"""What an author should know about the source: warnings instead of exceptions."""

from typing import NamedTuple


class SourceWarning(NamedTuple):
    """A sentence and the line (1-based; 0 where unknown) that it is about.

    It is ``harmless`` where all that was written stands in the HTML all the same, as in
    kramdown's: what looks like a reference stays text, an open tag is closed. A footnote or an
    attribute list that comes to nothing is not.
    """

    message: str
    line: int
    harmless: bool = False
