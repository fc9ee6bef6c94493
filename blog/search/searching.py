"""The front of search: a query in, the page of results out, whichever database answers."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils.safestring import SafeString

from blog.models import Document
from blog.search.entries import NAMES, TITLE, address_said
from blog.search.guesses import Guess, guesses
from blog.search.query import Query, parse, while_typing
from blog.search.ranking import best, ranks_of
from blog.search.snippets import marked, snippet

# Nobody reads further, and an answer takes as long in a large site as in a small one.
MOST_RESULTS = 500
_MOST_SUGGESTIONS = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """A public document that was found, its title and a piece of its text with marks."""

    document: Document
    title: SafeString
    snippet: SafeString


@dataclass(frozen=True, slots=True)
class Results:
    """What was found: ``hits`` of one page and how many there are in all.

    ``query`` is what was looked for in the end: ``asked``, or, where that is found nowhere,
    what was probably meant, and ``guess`` says why. With ``more`` there are more than
    ``total``, of which the best are shown.
    """

    asked: Query
    query: Query
    hits: tuple[Hit, ...] = ()
    total: int = 0
    more: bool = False
    guess: Guess = ""


def search(text: str, *, page: int = 1, size: int = 10, now: dt.datetime | None = None) -> Results:
    """Return the ``page``-th ``size`` public documents that hold all that ``text`` asks.

    One whose title is nothing else comes first, then those that have it in the title, then in
    tags and categories, then in headings and sources, then anywhere; in title and text the very
    words before others of their stem; among equals the newest. A ``text`` that asks nothing
    finds nothing, and ``query.problem`` says why.
    """
    asked = parse(text)
    if asked.problem:
        return Results(asked, asked)
    query, guess, found = _found(asked, now)
    shown = found[:MOST_RESULTS]
    numbers = shown[(page - 1) * size : page * size]
    hits = tuple(_hit(document, query) for document in _documents(numbers, now))
    return Results(asked, query, hits, len(shown), len(found) > MOST_RESULTS, guess)


def _found(asked: Query, now: dt.datetime | None) -> tuple[Query, Guess, list[int]]:
    """Return the first reading of ``asked`` that is found, what it guesses, and the numbers."""
    for guess, query in (("", asked), *guesses(asked)):
        found = best(ranks_of(query), query.unwanted, now, MOST_RESULTS + 1)
        if found:
            return query, guess, found
    return asked, "", []


def suggest(text: str, *, now: dt.datetime | None = None) -> list[Document]:
    """Return public documents, with title and address, whose title, tags or categories hold
    the words of ``text``, the last of which may still be being typed.
    """
    wanted = while_typing(text)
    if wanted is None:
        return []
    ranks = [(wanted, TITLE), (wanted, NAMES)]
    numbers = best(ranks, (), now, _MOST_SUGGESTIONS)
    return _ordered(Document.objects.public(now).only("title", "path"), numbers)


def _documents(numbers: Sequence[int], now: dt.datetime | None) -> list[Document]:
    documents = Document.objects.public(now).for_lists()
    return _ordered(documents.annotate(whole_text=F("text"), sources=F("citations")), numbers)


def _ordered(documents: Any, numbers: Sequence[int]) -> list[Document]:
    if not numbers:
        return []
    place = {number: place for place, number in enumerate(numbers)}
    found = documents.filter(search_entry__in=numbers).annotate(number=F("search_entry"))
    return sorted(found, key=lambda document: place[document.number])


def _hit(document: Any, query: Query) -> Hit:
    pieces = (snippet(text, query) for text in _texts(document))
    said = next(filter(None, pieces), SafeString(""))
    return Hit(document, marked(document.title, query), said)


def _texts(document: Any) -> Iterator[str]:
    """Return what may say why ``document`` was found, where its title does not."""
    yield document.whole_text
    yield document.description
    for source in document.sources:
        yield " · ".join(filter(None, (source["title"], source["byline"], address_said(source))))
