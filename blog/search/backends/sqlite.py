"""SQLite: FTS5 over the entries' tokens, without positions. Its rows lie in the order of
recency, so the newest are read first and no more than are wanted.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection, transaction

from blog.search.expressions import All, Expression, Token

# Takes the expression, the newest recency and how many.
NEWEST = (
    "SELECT rowid AS recency FROM blog_search WHERE blog_search MATCH %s AND rowid <= %s "
    "ORDER BY rowid DESC LIMIT %s"
)


def wanted(wanted: Expression, unwanted: Sequence[Expression], part: str, anywhere: str) -> str:
    """Return FTS5's question for what has ``wanted`` in ``part`` and no ``unwanted`` anywhere."""
    asked = _question(wanted, part)
    if not unwanted:
        return asked
    return f"({asked}) NOT ({' OR '.join(_question(one, anywhere) for one in unwanted)})"


def _question(expression: Expression, part: str) -> str:
    if isinstance(expression, Token):
        return f'"{expression.within(part)}"' + (" *" if expression.prefix else "")
    sign = " AND " if isinstance(expression, All) else " OR "
    return f"({sign.join(_question(one, part) for one in expression.of)})"


def tidy() -> None:
    """Build the index from the entries anew."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO blog_search(blog_search) VALUES ('rebuild')")


@contextmanager
def impatient(milliseconds: int) -> Iterator[None]:
    """Write in a transaction that waits for other writers no longer than this."""
    with connection.cursor() as cursor:
        usual = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {milliseconds:d}")
        try:
            with transaction.atomic():
                yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual:d}")
