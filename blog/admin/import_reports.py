"""The report of an import as its page in admin shows it."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from blog.importing.history import sections
from blog.importing.report import ImportProblem
from blog.models import Document, Import
from blog.wording import said

STATUS_LABELS = {
    "created": _("new"),
    "updated": _("changed"),
    "unchanged": _("unchanged"),
    "skipped": _("left as it is"),
    "failed": _("not imported"),
}
"""The ends that a document can come to, in the order of the table's columns."""

_KINDS = {
    "posts": _("posts"), "drafts": _("drafts"), "pages": _("pages"), "files": _("files"),
}  # fmt: skip
# A list as long as this is closed until somebody opens it.
_LONG = 60
_AT_ONCE = 500
_SHOWN = ("source_path", "path", "kind", "incoming_digest")


class Source(NamedTuple):
    """What is said of one file of the tree; ``edit`` and ``view`` lead to its document,
    ``settle`` to the conflict of the two.
    """

    name: str
    findings: list[tuple[int, str]]
    edit: str = ""
    view: str = ""
    settle: str = ""


class Section(NamedTuple):
    """A heading of the report with what stands below it."""

    heading: str
    number: int
    sources: list[Source]

    @property
    def is_open(self) -> bool:
        """Whether the list is short enough to be read at once."""
        return self.number <= _LONG


def report_context(row: Import) -> dict[str, Any]:
    """Return what the template of a report is filled with."""
    found = [(heading, problems) for heading, problems in sections(row) if problems]
    documents = _documents([one.source for _, problems in found for one in problems])
    documents |= _documents(row.report.get("updated", []))
    return {
        "columns": [label for status, label in STATUS_LABELS.items() if _occurs(row, status)],
        "table": _table(row),
        "sections": [_section(heading, problems, documents) for heading, problems in found],
        "updated": [_source(name, [], documents) for name in row.report.get("updated", [])],
        "redirects": row.report.get("redirects", 0),
    }


def _table(row: Import) -> Iterator[tuple[str, list[int], int]]:
    """Yield the rows: what came, how many of it ended how, how many in all."""
    statuses = [status for status in STATUS_LABELS if _occurs(row, status)]
    for name, counts in row.report.get("table", {}).items():
        numbers = [counts.get(status, 0) for status in statuses]
        yield str(_KINDS.get(name, name)), numbers, sum(numbers)


def _occurs(row: Import, status: str) -> bool:
    return any(counts.get(status) for counts in row.report.get("table", {}).values())


def _section(
    heading: str, problems: Sequence[ImportProblem], documents: dict[str, Document]
) -> Section:
    sources = [
        _source(name, [(one.line, said(one.message)) for one in group], documents)
        for name, group in groupby(problems, key=lambda one: one.source)
    ]
    return Section(said(heading), len(problems), sources)


def _source(name: str, findings: list[tuple[int, str]], documents: dict[str, Document]) -> Source:
    document = documents.get(name)
    if document is None:
        return Source(name, findings)
    return Source(
        name,
        findings,
        _change_url("post" if document.is_post else "page", document),
        document.get_absolute_url() if document.path else "",
        _change_url("conflict", document) if document.incoming_digest else "",
    )


def _change_url(model: str, document: Document) -> str:
    return reverse(f"admin:blog_{model}_change", args=[document.pk])


def _documents(names: Sequence[str]) -> dict[str, Document]:
    """Return the documents of those files that are one, by their names."""
    found: dict[str, Document] = {}
    for start in range(0, len(names), _AT_ONCE):
        rows = Document.objects.filter(source_path__in=names[start : start + _AT_ONCE])
        found |= {row.source_path: row for row in rows.only(*_SHOWN)}
    return found
