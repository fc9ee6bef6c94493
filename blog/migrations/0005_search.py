"""Search entries with the database's own index under them, and searches without result."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.utils import OperationalError

import blog.models.search

# Tokens come ready: they are letters and digits with blanks between them. Where a later
# migration makes SQLite copy blog_searchentry, it has to make the triggers again.
_SQLITE = (
    "CREATE VIRTUAL TABLE blog_search USING fts5(tokens, content='blog_searchentry', "
    "content_rowid='recency', detail=none, columnsize=0, tokenize='ascii')",
    "CREATE TRIGGER blog_search_insert AFTER INSERT ON blog_searchentry BEGIN "
    "INSERT INTO blog_search(rowid, tokens) VALUES (new.recency, new.tokens); END",
    "CREATE TRIGGER blog_search_delete AFTER DELETE ON blog_searchentry BEGIN "
    "INSERT INTO blog_search(blog_search, rowid, tokens) "
    "VALUES ('delete', old.recency, old.tokens); END",
    "CREATE TRIGGER blog_search_update AFTER UPDATE ON blog_searchentry BEGIN "
    "INSERT INTO blog_search(blog_search, rowid, tokens) "
    "VALUES ('delete', old.recency, old.tokens); "
    "INSERT INTO blog_search(rowid, tokens) VALUES (new.recency, new.tokens); END",
)
_SQLITE_BACK = ("DROP TABLE blog_search",)
# The planner does not count what it costs to read a tsvector stored apart from its row, and
# would read all of them for a token that is in most: the function leaves it this index alone
# ("+ 0" keeps the one of the key out).
_POSTGRESQL = (
    "CREATE INDEX blog_search_tokens ON blog_searchentry USING gin (tokens)",
    """
    CREATE FUNCTION blog_search(wanted tsquery, newest bigint, most integer)
    RETURNS SETOF bigint LANGUAGE sql STABLE
    SET enable_seqscan = off SET enable_indexscan = off AS $$
        SELECT recency FROM blog_searchentry
        WHERE tokens @@ wanted AND recency + 0 <= newest ORDER BY recency DESC LIMIT most
    $$
    """,
)
_POSTGRESQL_BACK = ("DROP FUNCTION blog_search(tsquery, bigint, integer)",)


def _execute(schema_editor, sqlite, postgresql):
    statements = postgresql if schema_editor.connection.vendor == "postgresql" else sqlite
    for statement in statements:
        schema_editor.execute(statement, params=None)


def make_index(apps, schema_editor):
    try:
        _execute(schema_editor, _SQLITE, _POSTGRESQL)
    except OperationalError as error:
        if "fts5" not in str(error):
            raise
        raise OperationalError(
            "This Python's SQLite lacks FTS5, which search needs: take a Python from "
            "python.org or your system, or name a PostgreSQL by DATABASE_URL."
        ) from error


def drop_index(apps, schema_editor):
    _execute(schema_editor, _SQLITE_BACK, _POSTGRESQL_BACK)


def let_authors_see_what_was_not_found(apps, schema_editor):
    alias = schema_editor.connection.alias
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(alias)
    content_type, _ = content_types.get_or_create(app_label="blog", model="unfound")
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    groups = apps.get_model("auth", "Group").objects.using(alias)
    for action, readers in (("view", ["authors", "editors"]), ("delete", ["editors"])):
        permission, _ = permissions.get_or_create(
            content_type=content_type,
            codename=f"{action}_unfound",
            defaults={"name": f"Can {action} search without result"},
        )
        for group in groups.filter(name__in=readers):
            group.permissions.add(permission)


class Migration(migrations.Migration):

    dependencies = [("blog", "0004_lists_documents")]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("recency", models.BigIntegerField(primary_key=True, serialize=False)),
                ("tokens", blog.models.search.TokensField()),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_entry",
                        to="blog.document",
                    ),
                ),
            ],
            options={"default_permissions": ()},
        ),
        migrations.CreateModel(
            name="Unfound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.CharField(max_length=100, unique=True, verbose_name="words")),
                ("count", models.PositiveIntegerField(default=1, verbose_name="times asked")),
                ("last_asked_on", models.DateField(verbose_name="last asked")),
            ],
            options={
                "verbose_name": "search without result",
                "verbose_name_plural": "searches without result",
                "ordering": ["-count", "-last_asked_on", "words"],
                "default_permissions": ("view", "delete"),
            },
        ),
        migrations.RunPython(make_index, drop_index),
        migrations.RunPython(let_authors_see_what_was_not_found, migrations.RunPython.noop),
    ]
