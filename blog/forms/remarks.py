"""What an author should know of a rendered text, by the lines of the form's text field."""

from typing import Any, NamedTuple

from blog.models import Document
from blog.wording import said


class Remark(NamedTuple):
    """Something said of a place in the text; ``line`` counts the text's lines, 0 for none."""

    line: int
    text: str
    reason: str = ""


def remarks(document: Document) -> dict[str, list[Remark]]:
    """Return the warnings of ``document``, its removed markup and its missing images; under
    ``harmless`` what is shown whole all the same.
    """
    first = document.front_matter_source.count("\n")
    missing = [picture for picture in document.pictures if picture.get("missing")]
    harmless = [item for item in document.warnings if item.get("kind") == "remark"]
    warnings = [item for item in document.warnings if item.get("kind") != "remark"]
    return {
        "warnings": [_remark(item, "message", first) for item in warnings],
        "harmless": [_remark(item, "message", first) for item in harmless],
        "removed": [_remark(item, "what", first) for item in document.removed],
        "missing": [_remark(item, "src", first)._replace(reason=item["alt"]) for item in missing],
    }


def _remark(item: dict[str, Any], key: str, first: int) -> Remark:
    """Return the stored ``item``, which counts the file's lines, ``first`` of them above."""
    line = int(item.get("line") or 0)
    shown = max(line - first, 0) if line else 0
    return Remark(shown, said(str(item[key])), said(str(item.get("reason") or "")))
