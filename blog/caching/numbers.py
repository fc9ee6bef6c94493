"""What is dear to count and the same for everybody, kept by each process for one generation."""

import datetime as dt
import threading
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from blog.caching.generation import next_due
from blog.caching.triggers import TABLE

Value = TypeVar("Value")
_MOST = 2000


def with_generation(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Return ``rows`` that know the ``generation`` in which they were read."""
    return rows.annotate(generation=RawSQL(f"SELECT token FROM {TABLE} WHERE id = 1", []))  # noqa: S608, S611 -- a constant


class _Kept:
    """The values of the generation ``token``, from ``since`` until a document falls due."""

    def __init__(self, token: str, since: dt.datetime) -> None:
        self.token, self.since = token, since
        self.until = next_due(token, since)
        self.values: dict[Hashable, Any] = {}

    def holds(self, token: str, now: dt.datetime) -> bool:
        return self.token == token and self.since <= now < self.until


_lock = threading.Lock()
_kept: _Kept | None = None


def kept(generation: str, name: Hashable, make: Callable[[], Value]) -> Value:
    """Return what ``make`` gives; it is asked once a ``generation``, "" for each time anew.

    What it gives is shared by threads: nobody may change it. Inside a transaction nothing is
    kept, because what it sees is not the public's yet.
    """
    if not generation or connection.in_atomic_block:
        return make()
    values = _values(generation)
    if name not in values and len(values) < _MOST:
        values[name] = make()
    return values[name] if name in values else make()


def _values(generation: str) -> dict[Hashable, Any]:
    global _kept  # noqa: PLW0603 -- one for the process
    now = timezone.now()
    with _lock:
        if _kept is None or not _kept.holds(generation, now):
            _kept = _Kept(generation, now)
        return _kept.values
