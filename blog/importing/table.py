"""What an import did, as people read it on a terminal."""

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from blog.importing.report import ImportProblem, Report

STATUSES = ("created", "updated", "unchanged", "skipped", "failed")
"""The ends that a document can come to, in the order of columns."""

# How many places a line names that stands for many.
_NAMED = 6
# How many lines a list has on a terminal, but for those that must be read to the end; and
# everywhere, where nobody need act.
_MOST = 20
_WHOLE = {"Not imported", "Changed here and in the tree", "Problems"}
_HEAD = {"Shown as Jekyll shows it"}
# Of these, what is said word for word of so many files is one line.
_ACROSS_FILES = {"Images that are missing", "Removed, being unsafe", "To look at"}
_MANY_FILES = 4


def table(report: Report) -> Iterator[str]:
    """Yield the lines of a table: how many of each kind ended how, the columns aligned."""
    counts = report.table()
    shown = [status for status in STATUSES if any(one[status] for one in counts.values())]
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

    What is said again and again of one file is said once, with a count. For a terminal of
    ``columns`` long lines are broken and long lists cut short.
    """
    for heading, found in report.sections():
        if not found:
            continue
        common = _said_of_many_files(found) if heading in _ACROSS_FILES else frozenset()
        lines = list(dict.fromkeys(printable(line) for line in folded(found, common)))
        yield ""
        yield f"{heading} ({len(found)}):"
        most = _MOST if heading in _HEAD else len(lines)
        if columns is not None and heading not in _WHOLE:
            most = _MOST
        yield from _broken(lines[:most], columns)
        if len(lines) > most:
            yield f"… and {len(lines) - most} lines more: --report FILE.json has all, admin too."


def _said_of_many_files(found: Sequence[ImportProblem]) -> frozenset[str]:
    files: dict[str, set[str]] = {}
    for one in found:
        files.setdefault(one.cause, set()).add(one.source)
    return frozenset(cause for cause, names in files.items() if len(names) >= _MANY_FILES)


def folded(found: Sequence[ImportProblem], common: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield a line for each finding, one for all that are alike where these are many.

    ``common`` are causes of which one line stands for all files.
    """
    groups: dict[tuple[str, str], list[ImportProblem]] = {}
    for one in found:
        alike = ("", one.cause) if one.cause in common else one.alike
        groups.setdefault(alike, []).append(one)
    for group in groups.values():
        if len(group) < group[0].many:
            yield from map(str, group)
        else:
            yield f"{group[0]} (and {len(group) - 1} {group[0].more}{_where(group)})"


def _where(group: Sequence[ImportProblem]) -> str:
    """Return where the others of a group stand: on lines of one file, or in other files."""
    first, *others = group
    files = list(dict.fromkeys(one.source for one in others if one.source != first.source))
    if files:
        return f": {_few(files)}"
    lines = sorted({one.line for one in others if one.line})
    return f", on line{'s' * (len(lines) > 1)} {_few(list(map(str, lines)))}" if lines else ""


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")


def _broken(lines: Iterable[str], columns: int | None) -> Iterator[str]:
    for line in lines:
        if columns is None or width(line) <= columns:
            yield line
        else:
            yield from textwrap.wrap(
                line, max(columns, 40), subsequent_indent="    ", break_on_hyphens=False,
                break_long_words=False,
            )  # fmt: skip
