"""Front matter of Hugo, Hexo and Pelican under the names that Jekyll has for the same things."""

import re
from collections.abc import Mapping
from typing import Any

NAMES: Mapping[str, str] = {
    "aliases": "redirect_from",
    "alias": "redirect_from",
    "url": "permalink",
    "lastmod": "last_modified_at",
    "updated": "last_modified_at",
    "modified": "last_modified_at",
    "language": "lang",
    "authors": "author",
    "type": "layout",
    "publishdate": "date",
    "pubdate": "date",
    "summary": "description",
}
"""Their names and Jekyll's; Pelican writes its own with a capital (``Title``, ``Tags``)."""

_PELICAN = (
    "Title", "Date", "Modified", "Category", "Tags", "Slug", "Author", "Authors", "Summary",
    "Lang", "Status", "Url", "Template", "Comments",
)  # fmt: skip
_HIDDEN = ("draft", "hidden", "private")


_MORE = re.compile(r"<!--\s*more\s*-->", re.I)


def translated(values: Mapping[str, Any], body: str = "") -> dict[str, Any]:
    """Return ``values`` with Jekyll's names added where the foreign ones mean the same.

    A name of Jekyll's own wins; the foreign names stay, so that nothing is lost. The mark
    that ends an excerpt in ``body`` becomes its separator.
    """
    result = dict(values)
    if more := _MORE.search(body):
        result.setdefault("excerpt_separator", more[0])
    for name in _PELICAN:
        if name in values:
            result.setdefault(name.lower(), values[name])
    if isinstance(values.get("Tags"), str):  # Pelican divides by commas
        result["tags"] = [tag.strip() for tag in values["Tags"].split(",") if tag.strip()]
    for theirs, ours in NAMES.items():
        if theirs in result and ours not in result:
            result[ours] = result[theirs]
    if result.get("draft") is True or str(result.get("status", "")).lower() in _HIDDEN:
        result.setdefault("published", False)
    return result
