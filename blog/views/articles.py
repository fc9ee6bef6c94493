"""The page of one document."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from blog.models import Document, Post, SiteConfiguration
from blog.references import linking_to
from blog.site import SiteRequest, absolute, language_of
from blog.translations import default_of, translations_of
from blog.views.bylines import authors_of
from blog.views.profile import profile_of
from blog.views.reading_time import reading_minutes
from blog.views.related import related_to, series_around
from blog.views.sharing import picture_of

_MOST_BACKLINKS = 30


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
    """Return the page of ``document``.

    ``preview`` marks it as one that nobody may keep or index, and leaves out comments and
    neighbours. A document that is not stored has no categories or tags of its own: the
    preview gives their names.
    """
    context = _context(document, request.configuration)
    context["categories"] = _terms(document, "categories", categories)
    context["tags"] = _terms(document, "tags", tags)
    context["preview"] = preview
    if not preview:
        translations = translations_of(document, request.configuration)
        context["translations"] = translations
        context["default_translation"] = default_of(translations, request.configuration)
        section = next((term.name for term in context["categories"]), "")
        context["picture"] = picture_of(document, request.configuration, section)
        context |= _surroundings(document, request.configuration)
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
        "has_notes": bool(document.citations) or "footnote" in document.html,
    }


def _surroundings(document: Document, site: SiteConfiguration) -> dict[str, Any]:
    """Return what else of the site belongs to the page of a stored document."""
    fields = ("title", "path", "lang")
    backlinks = linking_to(document, site.base_url).only(*fields)[:_MOST_BACKLINKS]
    if not document.is_post:
        return {"backlinks": backlinks}
    writers = [profile_of(author.name, site) for author in authors_of(document, site)]
    newer, older = _neighbours(document)
    return {
        "backlinks": backlinks,
        "newer": newer,
        "older": older,
        "series": series_around(document),
        "profiles": [profile for profile in writers if profile.about],
        "related": related_to(document),
    }


def _terms(document: Document, field: str, names: Iterable[str] | None) -> list[Term]:
    if names is not None:
        return [Term(name) for name in names]
    if document.pk is None:
        return []
    return [Term(term.name, term.get_absolute_url()) for term in getattr(document, field).all()]


def _neighbours(document: Document) -> tuple[Document | None, Document | None]:
    """Return the posts that stand before and after ``document`` in the stream."""
    if document.published_at is None:
        return None, None
    moment, name = document.published_at, document.source_path
    later = Q(published_at__gt=moment) | Q(published_at=moment, source_path__gt=name)
    earlier = Q(published_at__lt=moment) | Q(published_at=moment, source_path__lt=name)
    posts = Post.objects.public().only("title", "path", "lang").newest_first()
    return posts.filter(later).last(), posts.filter(earlier).first()


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
