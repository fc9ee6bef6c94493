"""The record of imports: each that wrote something, with what its report says."""

import datetime as dt
import getpass
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from blog.importing.report import DocumentReport, ImportProblem, Report
from blog.models import Import


def record(report: Report, path: Path, started_at: dt.datetime) -> Import | None:
    """Store what ``report`` says of the import of ``path``; return the row.

    An import that changed nothing leaves no row, unless it is the first of all.
    """
    name = str(path.resolve()).encode("utf-8", "backslashreplace").decode()
    if not report.wrote_something and Import.objects.exists():
        return None
    return Import.objects.create(
        path=name,
        started_at=started_at,
        user_name=_user_name(),
        counts=dict(report.count()),
        report=_summary(report),
    )


def _summary(report: Report) -> dict[str, Any]:
    """Return the report without the documents and files that there is nothing to say of."""
    whole = report.as_dict()
    telling = ("warnings", "removed", "missing")
    documents = [
        {**document, "missing_lines": one.missing_lines}
        for one, document in zip(report.documents, whole["documents"], strict=True)
        if document["status"] == "failed" or any(document[key] for key in telling)
    ]
    updated = [one.source for one in report.documents if one.status == "updated"]
    return {
        **whole,
        "table": report.table(),
        "updated": updated,
        "documents": documents,
        "assets": len(report.assets),
        "redirects": len(report.redirects),
    }


def sections(row: Import) -> Iterator[tuple[str, list[ImportProblem]]]:
    """Yield what the stored report says, the most important first, under headings."""
    stored = row.report

    def problems(name: str) -> list[ImportProblem]:
        return [ImportProblem(**problem) for problem in stored.get(name, [])]

    report = Report(
        documents=[DocumentReport(**document) for document in stored.get("documents", [])],
        problems=problems("problems"),
        notes=problems("notes"),
        differences=problems("differences"),
        left=stored.get("left", []),
        conflicts=stored.get("conflicts", []),
        kept=problems("kept"),
        vanished=stored.get("vanished", []),
    )
    yield from report.sections()


def _user_name() -> str:
    """Return the name of the account on the machine, "" where it has none."""
    try:
        return getpass.getuser()[:150]
    except (OSError, KeyError):
        return ""
