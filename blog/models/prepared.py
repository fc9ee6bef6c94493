"""A query that is written once and asked with other values each time."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from django.db import connection
from django.db.models import QuerySet


class Prepared:
    """A queryset compiled once: for a statement of many parts Django takes ten times longer to
    write it than the database to answer it.

    ``named`` says which values in it stand for others: texts and moments that occur nowhere
    else. What is found are instances of its model; the columns that it annotates come as the
    database gives them.
    """

    def __init__(self, queryset: QuerySet[Any], named: Mapping[str, Any]) -> None:
        self._model = queryset.model
        self._sql, parameters = queryset.query.sql_with_params()
        names = {_adapted(value): name for name, value in named.items()}
        self._parameters = [(names.get(value, ""), value) for value in parameters]

    def ask(self, values: Mapping[str, Any]) -> Iterator[Any]:
        """Yield what is found with ``values`` in the places of those that were ``named``."""
        adapted = {name: _adapted(value) for name, value in values.items()}
        parameters = [adapted[name] if name else value for name, value in self._parameters]
        yield from self._model.objects.raw(self._sql, parameters)


def _adapted(value: Any) -> Any:
    """Return ``value`` as it stands among the parameters of a statement."""
    if isinstance(value, dt.datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value
