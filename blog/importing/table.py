"""What an import did, as people read it on a terminal."""

import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from blog.importing.report import Report

_STATUSES = ("created", "updated", "unchanged", "skipped", "failed")


def table(report: Report) -> Iterator[str]:
    """Yield the lines of a table: how many of each kind ended how, the columns aligned."""
    counts: dict[str, Counter[str]] = {}
    for document in report.documents:
        kind = document.kind.removeprefix("collection:")
        counts.setdefault(f"{kind}s" if kind == document.kind else kind, Counter())[
            document.status
        ] += 1
    files = Counter(asset.status for asset in report.assets)
    if files:
        counts["files"] = Counter(files)
    shown = [status for status in _STATUSES if any(one[status] for one in counts.values())]
    rows = [["", *shown, "in all"]]
    rows += [
        [name, *(str(one[status] or "–") for status in shown), str(one.total())]
        for name, one in counts.items()
    ]
    if len(rows) > 1:
        yield from _aligned(rows)


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(width(row[place]) for row in rows) for place in range(len(rows[0]))]
    for first, *numbers in rows:
        name = first + " " * (widths[0] - width(first))
        yield "  ".join(
            [name, *(" " * (w - width(n)) + n for n, w in zip(numbers, widths[1:], strict=True))]
        )


def width(text: str) -> int:
    """Return how many columns ``text`` takes on a terminal: two for a sign of East Asia."""
    wide = (unicodedata.east_asian_width(char) in "WF" for char in text)
    marks = sum(unicodedata.combining(char) > 0 for char in text)
    return len(text) + sum(wide) - marks


def printable(text: str) -> str:
    """Return ``text`` with what would command a terminal escaped: a file may have any name."""
    return "".join(
        char if char.isprintable() or char in "\u200d" else char.encode("unicode_escape").decode()
        for char in text.encode("utf-8", "backslashreplace").decode()
    )


def findings(report: Report, columns: int | None = None) -> Iterator[str]:
    """Yield what to look at under headings, the most important first.

    Lines are folded at ``columns`` where that is given.
    """
    for heading, lines in report.sections():
        if lines:
            yield ""
            yield f"{heading} ({len(lines)}):"
            yield from _folded(map(printable, lines), columns)


def _folded(lines: Iterable[str], columns: int | None) -> Iterator[str]:
    for line in lines:
        if columns is None or width(line) <= columns:
            yield line
        else:
            yield from textwrap.wrap(
                line, max(columns, 40), subsequent_indent="    ", break_on_hyphens=False,
                break_long_words=False,
            )  # fmt: skip
