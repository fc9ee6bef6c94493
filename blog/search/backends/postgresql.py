"""PostgreSQL: a GIN index over the entries' tsvector, asked by a function of the migration,
which keeps the planner from reading every entry where a token is in most.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection, transaction

from blog.search.expressions import All, Expression, Token

# Takes the expression, the newest recency and how many.
NEWEST = "SELECT recency FROM blog_search(%s::tsquery, %s, %s) AS recency"


def wanted(wanted: Expression, unwanted: Sequence[Expression], part: str, anywhere: str) -> str:
    """Return the tsquery for what has ``wanted`` in ``part`` and no ``unwanted`` anywhere."""
    without = (f" & !({_question(one, anywhere)})" for one in unwanted)
    return _question(wanted, part) + "".join(without)


def _question(expression: Expression, part: str) -> str:
    if isinstance(expression, Token):
        return f"'{expression.within(part)}'" + (":*" if expression.prefix else "")
    sign = " & " if isinstance(expression, All) else " | "
    return f"({sign.join(_question(one, part) for one in expression.of)})"


def tidy() -> None:
    """Put what is waiting into the index, and let the planner know the table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('blog_search_tokens')")
        cursor.execute("ANALYZE blog_searchentry")


@contextmanager
def impatient(milliseconds: int) -> Iterator[None]:
    """Write in a transaction that waits for other writers no longer than this."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = {milliseconds:d}")
        yield
