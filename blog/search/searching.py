"""The front of search: a query in, the page of results out, whichever database answers."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import F
from django.utils import timezone
from django.utils.safestring import SafeString

from blog.models import Document
from blog.search.backends import backend
from blog.search.entries import ANYWHERE, NAMES, PARTS, TITLE, recency
from blog.search.expressions import Expression, every
from blog.search.query import Query, parse, while_typing
from blog.search.snippets import marked, snippet

# Nobody reads further, and an answer takes as long in a large site as in a small one.
MOST_RESULTS = 500
_MOST_SUGGESTIONS = 8

# What is asked, and of which part of a document.
Rank = tuple[Expression, str]


@dataclass(frozen=True, slots=True)
class Hit:
    """A public document that was found, its title and a piece of its text with marks."""

    document: Document
    title: SafeString
    snippet: SafeString


@dataclass(frozen=True, slots=True)
class Results:
    """What was found: ``hits`` of one page and how many there are in all.

    ``query`` is what was looked for in the end: where the words as typed are found nowhere,
    it is the query without the particles behind them, and ``relaxed`` is true. With ``more``
    there are more than ``total``, of which the best are shown.
    """

    query: Query
    hits: tuple[Hit, ...] = ()
    total: int = 0
    more: bool = False
    relaxed: bool = False


def search(text: str, *, page: int = 1, size: int = 10, now: dt.datetime | None = None) -> Results:
    """Return the ``page``-th ``size`` public documents that hold all that ``text`` asks.

    One whose title is nothing else comes first, then those that have it in the title, then in
    tags and categories, then in headings and sources, then anywhere; in title and text the very
    words before others of their stem; among equals the newest. A ``text`` that asks nothing
    finds nothing, and ``query.problem`` says why.
    """
    query, relaxed = parse(text), False
    if query.problem:
        return Results(query)
    found = _found(query, now)
    if not found and query.relaxed and (found := _found(query.relaxed, now)):
        query, relaxed = query.relaxed, True
    shown = found[:MOST_RESULTS]
    numbers = shown[(page - 1) * size : page * size]
    hits = tuple(_hit(document, query) for document in _documents(numbers, now))
    return Results(query, hits, len(shown), len(found) > MOST_RESULTS, relaxed)


def suggest(text: str, *, now: dt.datetime | None = None) -> list[Document]:
    """Return public documents, with title and address, whose title, tags or categories hold
    the words of ``text``, the last of which may still be being typed.
    """
    wanted = while_typing(text)
    if wanted is None:
        return []
    ranks = [(wanted, TITLE), (wanted, NAMES)]
    numbers = _best(ranks, (), now, _MOST_SUGGESTIONS)
    return _ordered(Document.objects.public(now).only("title", "path"), numbers)


def _found(query: Query, now: dt.datetime | None) -> list[int]:
    return _best(_ranks(query), query.unwanted, now, MOST_RESULTS + 1)


def _ranks(query: Query) -> list[Rank]:
    """Return the questions that ask less and less of a document, the first being the best."""
    wanted, as_written = every(query.wanted), every(query.as_written)
    if query.names_fields_only:
        return [(wanted, ANYWHERE)]
    ranks = [(every(query.as_title), TITLE), *((wanted, part) for part in PARTS)]
    if as_written != wanted:
        ranks.insert(ranks.index((wanted, TITLE)), (as_written, TITLE))
        ranks.insert(ranks.index((wanted, ANYWHERE)), (as_written, ANYWHERE))
    return ranks


def _best(
    ranks: Sequence[Rank], unwanted: Sequence[Expression], now: dt.datetime | None, most: int
) -> list[int]:
    """Return the numbers of the ``most`` best entries: by the first of ``ranks`` that they
    answer, the newest first.
    """
    asking, until = backend(), recency(now or timezone.now())
    rank_sql = f"SELECT %s AS place, recency FROM ({asking.NEWEST}) AS newest"  # noqa: S608
    sql = (
        f"SELECT recency FROM ({' UNION ALL '.join([rank_sql] * len(ranks))}) AS found "  # noqa: S608
        "GROUP BY recency ORDER BY MIN(place), recency DESC LIMIT %s"
    )
    values: list[Any] = []
    for place, (wanted, part) in enumerate(ranks):
        values += [place, asking.wanted(wanted, unwanted, part, ANYWHERE), until, most]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, most])
        return [number for (number,) in cursor.fetchall()]


def _documents(numbers: Sequence[int], now: dt.datetime | None) -> list[Document]:
    documents = Document.objects.public(now).for_lists().annotate(whole_text=F("text"))
    return _ordered(documents, numbers)


def _ordered(documents: Any, numbers: Sequence[int]) -> list[Document]:
    if not numbers:
        return []
    place = {number: place for place, number in enumerate(numbers)}
    found = documents.filter(search_entry__in=numbers).annotate(number=F("search_entry"))
    return sorted(found, key=lambda document: place[document.number])


def _hit(document: Any, query: Query) -> Hit:
    said = snippet(document.whole_text, query) or SafeString("")
    return Hit(document, marked(document.title, query), said)
