"""The database answers from the index of tokens and reads no more entries than it shows."""

import pytest
from django.db import connection

from blog.search.backends import backend

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(make_post):
    for number in range(60):
        make_post(text=f"역사 {' '.join(f'word{number}{n}' for n in range(60))}")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE blog_searchentry")


def explained(sql: str, values: list) -> str:
    explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    with connection.cursor() as cursor:
        cursor.execute(f"{explain} {sql}", values)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


@pytest.mark.skipif(connection.vendor == "postgresql", reason="SQLite's plan")
def test_sqlite_walks_the_index_in_order(many):
    plan = explained(backend().NEWEST, ['"d역사"', 2**62, 10])
    assert "VIRTUAL TABLE INDEX" in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's plan")
def test_postgresql_asks_the_index_of_tokens_alone(many):
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc, proconfig FROM pg_proc WHERE proname = 'blog_search'")
        sql, settings = cursor.fetchone()
        for setting in settings:
            cursor.execute(f"SET LOCAL {setting}")
    values = {"wanted": "'''d역사'''::tsquery", "newest": str(2**62), "most": "10"}
    for name, value in values.items():
        sql = sql.replace(name, value)
    plan = explained(sql.replace("%", "%%"), [])
    assert "Bitmap Index Scan on blog_search_tokens" in plan
    assert "pkey" not in plan
