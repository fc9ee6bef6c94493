"""Rows of another table beside each row of a query: one more column, not one more query."""

from typing import Any

from django.db.models import JSONField, QuerySet, Subquery
from django.db.models.functions import JSONObject


class Rows(Subquery):
    """What ``queryset`` finds, in its order, as a list of mappings with ``fields`` and what
    the ``made`` expressions give. It may name the row around it by ``OuterRef``.
    """

    # JSON() says that the text is JSON, also to a list around this one.
    template = "JSON((SELECT JSON_GROUP_ARRAY(JSON(one)) FROM (%(subquery)s) rows_of_it))"
    on_postgresql = "(SELECT COALESCE(JSONB_AGG(one), '[]') FROM (%(subquery)s) rows_of_it)"

    def __init__(self, queryset: QuerySet[Any], *fields: str, **made: Any) -> None:
        row = JSONObject(**{field: field for field in fields}, **made)
        super().__init__(queryset.values(one=row), output_field=JSONField())

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """Return the same in the words of PostgreSQL."""
        return self.as_sql(compiler, connection, template=self.on_postgresql)
