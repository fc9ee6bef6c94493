"""An article as plain data for JSON, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from blog.markup.article import (
    Article,
    Citation,
    Notice,
    Picture,
    Place,
    Removal,
    Section,
)


def as_dict(article: Article) -> dict[str, Any]:
    """Return all of an article as mappings and lists that JSON can hold."""
    return asdict(article)


def contents_from(data: list[Mapping[str, Any]]) -> tuple[Section, ...]:
    """Return a table of contents from what ``as_dict`` made of it."""
    return tuple(Section(s["id"], s["label"], contents_from(s["children"])) for s in data)


def references_from(data: list[Mapping[str, Any]]) -> tuple[Citation, ...]:
    """Return citations from what ``as_dict`` made of them."""
    return tuple(
        Citation(**{**item, "places": tuple(Place(**place) for place in item["places"])})
        for item in data
    )


def article_from(data: Mapping[str, Any]) -> Article:
    """Return the article of which ``as_dict`` made these data."""
    return Article(
        html=data["html"],
        contents=contents_from(data["contents"]),
        references=references_from(data["references"]),
        excerpt=data["excerpt"],
        summary=data["summary"],
        text=data["text"],
        pictures=tuple(Picture(**picture) for picture in data["pictures"]),
        links=tuple(data["links"]),
        ids=tuple(data["ids"]),
        removed=tuple(Removal(**removal) for removal in data["removed"]),
        warnings=tuple(Notice(**notice) for notice in data["warnings"]),
    )
