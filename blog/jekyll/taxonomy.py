"""Categories and tags in every spelling that Jekyll takes."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any


def text_of(value: object) -> str:
    """Return a value of the front matter as Ruby prints it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S %z")
    return str(value)


def flattened(value: object) -> list[Any]:
    """Return the values of nested lists in order, without nulls; one value is a list of one."""
    if value is None:
        return []
    if isinstance(value, list | tuple):
        return [item for part in value for item in flattened(part)]
    return [value]


def _unique(names: Iterable[object]) -> list[str]:
    return list(dict.fromkeys(text for name in names if (text := text_of(name))))


def _plural(value: object) -> list[Any]:
    """Read the plural key: a text is split on blanks, a list stays, the rest is nothing."""
    if isinstance(value, str):
        return list(value.split())
    return flattened(value) if isinstance(value, list) else []


def _read(values: Mapping[str, Any], singular: str, plural: str) -> list[Any]:
    one = values.get(singular)
    if one not in (None, False):
        return flattened(one)
    return _plural(values.get(plural))


def tags(values: Mapping[str, Any]) -> list[str]:
    """Return the tags: ``tag`` is one, blanks and all; ``tags`` a list or words."""
    return _unique(_read(values, "tag", "tags"))


def categories(
    folders: Iterable[str], defaults: Mapping[str, Any], own: Mapping[str, Any]
) -> list[str]:
    """Return the categories: of the folders above, of the site's defaults, the post's own."""
    merged = {**defaults, **{key: value for key, value in own.items() if value is not None}}
    plural = [*folders, *_listed(defaults.get("categories")), *_listed(own.get("categories"))]
    return _unique([*plural, *_read({**merged, "categories": plural}, "category", "categories")])


def _listed(value: object) -> list[Any]:
    """Read ``categories``; a number is one too, though Jekyll stumbles over it."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return [value]
    return _plural(value)
