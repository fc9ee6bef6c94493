"""In which order documents are found: the ranks of a query, and the best entries by them."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.utils import timezone

from blog.search.backends import backend
from blog.search.entries import ANYWHERE, PARTS, TITLE, recency
from blog.search.expressions import Expression, every
from blog.search.query import Query

# What is asked, and of which part of a document.
Rank = tuple[Expression, str]


def ranks_of(query: Query) -> list[Rank]:
    """Return the questions that ask less and less of a document, the first being the best."""
    wanted, as_written = every(query.wanted), every(query.as_written)
    if query.names_fields_only:
        return [(wanted, ANYWHERE)]
    ranks = [(every(query.as_title), TITLE), *((wanted, part) for part in PARTS)]
    if as_written != wanted:
        ranks.insert(ranks.index((wanted, TITLE)), (as_written, TITLE))
        ranks.insert(ranks.index((wanted, ANYWHERE)), (as_written, ANYWHERE))
    return ranks


def best(
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
