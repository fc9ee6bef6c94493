"""What is wrong with a description in schema.org's words, and with what Google asks of one."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from schema_org import registry

_CONTEXTS = {"https://schema.org", "https://schema.org/"}
_HOW = {
    "Text": lambda value: isinstance(value, str),
    "URL": lambda value: isinstance(value, str) and bool(urlsplit(value).netloc),
    "Integer": lambda value: type(value) is int,
    "Number": lambda value: type(value) in {int, float},
    "Boolean": lambda value: isinstance(value, bool),
    "Date": lambda value: bool(re.fullmatch(r"\d{4}-\d\d-\d\d", str(value))),
    "DateTime": lambda value: _is_moment(value),  # noqa: PLW0108 -- it stands below
    # "<number> <unit>", says the vocabulary.
    "Distance": lambda value: bool(re.fullmatch(r"[0-9.]+ \w+", str(value))),
}


def faults(said: dict[str, Any]) -> list[str]:
    """Return what is wrong with a whole description."""
    context = said.get("@context")
    wrong = [] if context in _CONTEXTS else [f"@context: {context}"]
    told = {name: value for name, value in said.items() if name != "@context"}
    return wrong + list(_thing(told, said.get("@type", "")))


def _thing(said: dict[str, Any], path: str) -> Iterator[str]:
    """Yield what the vocabulary refuses in one thing and in those within it."""
    kind = said.get("@type")
    if kind not in registry.MODEL_BY_SCHEMA:
        yield f"{path}: no type {kind}"
        return
    known = _properties(kind)
    for name, value in said.items():
        if name in {"@type", "@id"}:
            continue
        if name not in known:
            yield f"{path}: {kind} has no {name}"
            continue
        for one in value if isinstance(value, list) else [value]:
            yield from _value(one, known[name], f"{path}.{name}")


def _value(value: Any, ranges: tuple[str, ...], path: str) -> Iterator[str]:
    if isinstance(value, dict):
        if not {value.get("@type"), *_ancestors(value)} & set(ranges):
            yield f"{path}: {value.get('@type')} is none of {ranges}"
        yield from _thing(value, path)
    elif path.endswith(".item") and _HOW["URL"](value):
        return  # Google documents the address of the page of a step.
    elif not any(_HOW[kind](value) for kind in ranges if kind in _HOW):
        yield f"{path}: {value!r} is none of {ranges}"


def _ancestors(said: dict[str, Any]) -> tuple[str, ...]:
    kind = said.get("@type")
    return registry.ancestry(kind) if kind in registry.MODEL_BY_SCHEMA else ()


@cache
def _properties(kind: str) -> dict[str, tuple[str, ...]]:
    model = registry.get_model(kind)
    return {one.schema_name: one.ranges for one in model.SCHEMA_PROPERTIES if not one.superseded_by}


def _is_moment(value: Any) -> bool:
    """Whether ``value`` is a moment with a zone: Google takes one without for its own."""
    try:
        return dt.datetime.fromisoformat(value).tzinfo is not None
    except (TypeError, ValueError):
        return False


def google_faults(said: dict[str, Any]) -> list[str]:
    """Return what Google's documentation of articles, breadcrumbs and profiles asks for more."""
    kind = said["@type"]
    if kind in {"BlogPosting", "Article"}:
        wanted = ("headline", "author", "image")
        faults = [f"{kind} without {name}" for name in wanted if not said.get(name)]
        dated = kind == "Article" or "datePublished" in said
        return faults if dated else [*faults, "no datePublished"]
    if kind == "BreadcrumbList":
        steps = said["itemListElement"]
        places = [step["position"] for step in steps]
        faults = [
            f"no name or item: {step}" for step in steps if not (step["name"] and step["item"])
        ]
        return (
            faults
            if len(steps) > 1 and places == list(range(1, len(steps) + 1))
            else [*faults, places]
        )
    if kind == "ProfilePage":
        return [] if said["mainEntity"].get("name") else ["a profile of nobody"]
    return []
