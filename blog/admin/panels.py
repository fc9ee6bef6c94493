"""What a change page tells of its document beside the form: all of it for reading only."""

from typing import Any

from blog.forms.remarks import remarks
from blog.models import Document, Redirect


def panels(document: Document, user: Any) -> dict[str, Any]:
    """Return what is known of the stored ``document``, for the template."""
    return {
        **remarks(document),
        "missing": document.assets.filter(file=""),
        "references": document.references.select_related("link"),
        "contents": outline(document.contents),
        "addresses": document.redirects.exclude(reason=Redirect.Reason.OTHER_SPELLING),
        "may_bring_files": user.has_perm("blog.change_asset"),
    }


def outline(contents: list[dict[str, Any]]) -> list[Any]:
    """Return the labels of a table of contents, nested as ``unordered_list`` wants them."""
    labels: list[Any] = []
    for section in contents:
        labels.append(section["label"])
        if section.get("children"):
            labels.append(outline(section["children"]))
    return labels
