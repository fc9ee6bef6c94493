"""The page of one document."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from blog.models import Document, SiteConfiguration
from blog.sharing import picture_of
from blog.site import SiteRequest, absolute, language_of
from blog.views.beside import beside
from blog.views.bylines import authors_of
from blog.views.profile import Profile, profile_of
from blog.views.reading_time import reading_minutes


class Term(NamedTuple):
    """A category or tag by its bare name; ``url`` is "" where its page does not exist yet."""

    name: str
    url: str = ""


class Source(NamedTuple):
    """One entry of the list of sources, with the sections that cite it."""

    number: int
    citation: dict[str, Any]
    sections: list[dict[str, str]]


def article_response(
    request: SiteRequest,
    document: Document,
    *,
    preview: bool = False,
    categories: Iterable[str] | None = None,
    tags: Iterable[str] | None = None,
) -> HttpResponse:
    """Return the page of ``document``, found by ``beside.article_at``.

    ``preview`` marks it as one that nobody may keep or index, and leaves out comments and
    neighbours. A document that is not stored has no categories or tags of its own: the
    preview gives their names.
    """
    context = _context(document, request.configuration)
    is_stored = document.pk is not None
    context["categories"] = _terms(document.shown_categories if is_stored else (), categories)
    context["tags"] = _terms(document.shown_tags if is_stored else (), tags)
    context["preview"] = preview
    if not preview:
        section = next((term.name for term in context["categories"]), "")
        context["picture"] = picture_of(document, request.configuration, section)
        context |= beside(document, request.configuration)
        context["profiles"] = _profiles(document, request.configuration)
    response = render(request, "blog/article.html", context)
    if preview:
        add_never_cache_headers(response)
        response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _context(document: Document, site: SiteConfiguration) -> dict[str, Any]:
    return {
        "document": document,
        "authors": authors_of(document, site),
        "language": language_of(document, site),
        "canonical": absolute(document.get_absolute_url()),
        "minutes": reading_minutes(document.text),
        "references": _sources(document),
        "has_embeds": "data-embed" in document.html,
        "has_code": "<pre" in document.html,
        "has_math": "<math" in document.html,
        "has_boxes": "<input" in document.html,
        "has_notes": bool(document.citations) or "footnote" in document.html,
    }


def _profiles(document: Document, site: SiteConfiguration) -> list[Profile]:
    """Return what is known of those who wrote a post."""
    authors = authors_of(document, site) if document.is_post else []
    profiles = (profile_of(author.name, site) for author in authors)
    return [profile for profile in profiles if profile.about]


def _terms(terms: Iterable[Any], names: Iterable[str] | None) -> list[Term]:
    """Return ``names`` where a preview gives them, else the stored ``terms``."""
    if names is not None:
        return [Term(name) for name in names]
    return [Term(term.name, term.get_absolute_url()) for term in terms]


def _sources(document: Document) -> list[Source]:
    labels = dict(_labels(document.contents))
    return [
        Source(number, citation, _sections(citation.get("places", []), labels))
        for number, citation in enumerate(document.citations, start=1)
    ]


def _sections(places: list[dict[str, Any]], labels: dict[str, str]) -> list[dict[str, str]]:
    """Return the sections of ``places``, each once, in the order of the text."""
    ids = dict.fromkeys(str(place.get("section", "")) for place in places)
    return [{"id": section, "label": labels.get(section, "")} for section in ids]


def _labels(contents: list[dict[str, Any]]) -> Iterable[tuple[str, str]]:
    for section in contents:
        yield section["id"], section["label"]
        yield from _labels(section.get("children", []))
