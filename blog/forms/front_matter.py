"""The front matter that has no field of its own.

One rule, which an author can foresee: a key stands in one place. What the form has a field
for is changed there and refused in the YAML; every other key stands in the YAML alone.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from blog.jekyll import front_matter
from blog.models import Document

_FIELD_KEYS = frozenset(
    {
        "title", "date", "last_modified_at", "published", "categories", "category", "tags", "tag",
        "comments", "description", "lang", "layout", "slug", "permalink", "author",
    }
)  # fmt: skip


def field_keys(document: Document) -> frozenset[str]:
    """Return the keys that fields stand for; an author written as more than a name has none."""
    author = document.front_matter.get("author")
    return _FIELD_KEYS - {"author"} if isinstance(author, dict | list) else _FIELD_KEYS


def reasons(document: Document) -> dict[str, str]:
    """Return for each key with a field what to say to who types it as YAML."""
    keys = field_keys(document)
    return {key: _("“%s” has a field of its own; change it there") % key for key in keys}


def other_front_matter(document: Document) -> str:
    """Return the front matter without fields as YAML, as its author wrote it."""
    found = _split(document)
    keys = field_keys(document)
    if found.format == "yaml":
        known = {key: None for key in keys if key in found.values}
        return _inside(front_matter.update(document.front_matter_source, known))
    return yaml_of(_others(found.values, keys))


def yaml_of(values: Mapping[str, Any]) -> str:
    """Return ``values`` as YAML, without marks around it."""
    return _inside(front_matter.update("", values)) if values else ""


def changes_of(document: Document, typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return what to set in the front matter so that its other keys are those ``typed``; None
    for a key to take away.
    """
    before = _others(_split(document).values, field_keys(document))
    gone = {key: None for key in before if key not in typed}
    return {key: value for key, value in typed.items() if before.get(key, key) != value} | gone


def _split(document: Document) -> front_matter.FrontMatter:
    """Return the front matter taken apart; the values as stored where the text is unreadable."""
    try:
        return front_matter.split(document.front_matter_source)
    except front_matter.FrontMatterError:
        return front_matter.FrontMatter(values=document.front_matter)


def _others(values: Mapping[str, Any], keys: frozenset[str]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key not in keys}


def _inside(block: str) -> str:
    """Return the lines of ``block`` between its two marks."""
    return "\n".join(block.strip().splitlines()[1:-1]).strip("\n")
