"""The triggers by which the database itself notices that readers would see something new.

Signals would miss ``QuerySet.update``, bulk writes and the database's own shell; a call after
the commit could be lost with its process. A trigger belongs to the transaction.

The token of a generation is random rather than counted, so that a restored backup never meets
pages kept since under the same number.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib.auth import get_user_model

TABLE = "blog_generation"
_PREFIX = "mokcha_generation"
# Tables of the blog that no page kept here shows: their writers would empty the cache for nothing.
_NOT_SHOWN = frozenset(
    {
        *("blog_import", "blog_picturesizes", "blog_unfound"),
        *("blog_searchentry", "blog_searchedition"),
    }
)
_SQLITE_TOKEN = "lower(hex(randomblob(16)))"  # noqa: S105 -- SQL
_POSTGRESQL_TOKEN = "replace(gen_random_uuid()::text, '-', '')"  # noqa: S105 -- SQL
# The token changes once a transaction, at its commit: writers wait for each other no longer
# than a commit takes, and nobody holds this row while he waits for another.
_POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION {_PREFIX}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('mokcha.changed', true) IS DISTINCT FROM txid_current()::text THEN
    UPDATE {TABLE} SET token = {_POSTGRESQL_TOKEN} WHERE id = 1;
    PERFORM set_config('mokcha.changed', txid_current()::text, true);
  END IF;
  RETURN NULL;
END $$
"""  # noqa: S608 -- constants


class Trigger(NamedTuple):
    """One event of one table; ``condition`` says of which rows, "" of all."""

    table: str
    event: str
    condition: str = ""

    @property
    def name(self) -> str:
        """The name in the database."""
        return f"{_PREFIX}_{self.table}_{self.event[:6].lower()}"


def install(connection: Any) -> None:
    """Make the table and its triggers where they are missing, and begin a new generation.

    A migration of SQLite that rebuilds a table drops its triggers: run it after each.
    """
    is_postgresql = connection.vendor == "postgresql"
    token = _POSTGRESQL_TOKEN if is_postgresql else _SQLITE_TOKEN
    create = _create_on_postgresql if is_postgresql else _create_on_sqlite
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        cursor.execute(
            f"CREATE TABLE IF NOT EXISTS {TABLE} (id integer PRIMARY KEY, token text NOT NULL)"
        )
        cursor.execute(
            f"INSERT INTO {TABLE} (id, token) VALUES (1, {token}) "  # noqa: S608 -- constants
            "ON CONFLICT (id) DO UPDATE SET token = excluded.token"
        )
        if is_postgresql:
            cursor.execute(_POSTGRESQL_FUNCTION)
        there = _existing(cursor, is_postgresql)
        for trigger in _triggers():
            if trigger.table in tables and trigger.name not in there:
                cursor.execute(create(trigger))


def _existing(cursor: Any, is_postgresql: bool) -> set[str]:
    if is_postgresql:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
    else:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    return {name for (name,) in cursor.fetchall()}


def _create_on_sqlite(trigger: Trigger) -> str:
    condition = f"WHEN {trigger.condition} " if trigger.condition else ""
    begins = f"UPDATE {TABLE} SET token = {_SQLITE_TOKEN} WHERE id = 1"  # noqa: S608
    event = f"AFTER {trigger.event} ON {trigger.table} {condition}"
    return f"CREATE TRIGGER {trigger.name} {event}BEGIN {begins}; END"


def _create_on_postgresql(trigger: Trigger) -> str:
    condition = f"WHEN ({trigger.condition}) " if trigger.condition else ""
    return (
        f"CREATE CONSTRAINT TRIGGER {trigger.name} AFTER {trigger.event} ON {trigger.table} "
        f"DEFERRABLE INITIALLY DEFERRED FOR EACH ROW {condition}EXECUTE FUNCTION {_PREFIX}()"
    )


def _triggers() -> Iterator[Trigger]:
    """Yield a trigger for each way in which a row that pages show may change."""
    for model in apps.get_app_config("blog").get_models(include_auto_created=True):
        table = model._meta.db_table
        if not model._meta.proxy and model._meta.managed and table not in _NOT_SHOWN:
            yield from (Trigger(table, event) for event in ("INSERT", "UPDATE", "DELETE"))
    # A comment that waits for approval is shown to nobody.
    comments = "django_comments"
    yield Trigger(comments, "INSERT", "NEW.is_public")
    yield Trigger(comments, "UPDATE", "OLD.is_public OR NEW.is_public")
    yield Trigger(comments, "DELETE", "OLD.is_public")
    # The names of authors; signing in writes the same row.
    users = get_user_model()._meta.db_table
    yield Trigger(users, "UPDATE OF username, first_name, last_name")
