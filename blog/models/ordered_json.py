"""JSON whose keys keep the order in which they were written."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class OrderedJSONField(models.JSONField):
    """A JSONField for mappings that somebody goes through in order, as Liquid does.

    PostgreSQL's ``jsonb`` sorts the keys of an object; its ``json`` keeps the text (PostgreSQL's
    documentation, 8.14). Rows cannot be compared by such a column.
    """

    def db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        """Return the type of the column."""
        return "json" if connection.vendor == "postgresql" else super().db_type(connection)

    def get_db_prep_value(
        self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> Any:
        """Return ``value`` as the database's driver takes it."""
        taken = super().get_db_prep_value(value, connection, prepared)
        if connection.vendor != "postgresql" or taken is None:
            return taken
        from psycopg.types.json import Json

        return Json(taken.obj, dumps=taken.dumps)

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> Any:
        """Return what was stored; PostgreSQL's driver reads a ``json`` column itself."""
        if connection.vendor == "postgresql":
            return value
        return super().from_db_value(value, expression, connection)
