"""Who wrote a text: the name that a front matter or a configuration gives."""

from typing import Any

from blog.jekyll.document import Document


def author_name_of(source: Document, data: dict[str, Any]) -> str:
    """Return the name of the author that the front matter gives, itself or by ``_data/authors``."""
    value = source.values.get("author") or source.values.get("authors") or ""
    return author_name(value, data)


def author_name(value: Any, data: dict[str, Any]) -> str:
    """Return the name in an ``author``: name, key of ``_data/authors``, mapping, list."""
    names = [_one_author(one, data) for one in (value if isinstance(value, list) else [value])]
    return ", ".join(name for name in names if name)[:200]


def _one_author(value: Any, data: dict[str, Any]) -> str:
    authors = data.get("authors")
    if isinstance(value, str) and isinstance(authors, dict):
        value = authors.get(value, value)
    if isinstance(value, dict):
        value = value.get("name") or value.get("display_name") or ""
    return str(value)
