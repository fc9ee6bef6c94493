"""Comments go out with a site and come in again."""

import json

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.exporting import export_tree
from blog.importing import import_tree
from blog.models import Document
from comments.models import Comment
from tests.exporting.conftest import empty
from tests.importing.conftest import post
from tests.importing.test_importing import writes

pytestmark = pytest.mark.django_db
FIRST = "_posts/2020-01-01-first.md"


def comment(text, parent=0, **fields):
    document = Document.objects.get()
    return Comment.objects.create(
        content_type=ContentType.objects.get_for_model(document),
        object_pk=str(document.pk),
        site_id=settings.SITE_ID,
        comment=text,
        parent_id=parent,
        **{"user_name": "보라", "user_email": "b@example.org"} | fields,
    )


def told():
    """Return what readers and moderators see, thread by thread."""
    rows = Comment.objects.order_by("thread_id", "order")
    return [(one.name, one.comment, one.state, one.level, one.link) for one in rows]


@pytest.fixture
def out(write_tree, tmp_path):
    """The export of a post with a thread, and with comments that no reader sees."""
    import_tree(write_tree({FIRST: post().replace("title", "comments: true\ntitle", 1)}))
    first = comment("처음", user_url="https://example.org/")
    answer = comment("대답", first.pk, user_name="가람")
    comment("다시", answer.pk)
    comment("기다림", is_public=False)
    comment("지움", is_removed=True)
    export_tree(tmp_path / "out")
    return tmp_path / "out"


def test_comments_come_back_as_they_were(out):
    before = told()
    Comment.objects.all().delete()
    empty()
    report = import_tree(out)
    assert told() == before
    assert [str(note) for note in report.notes] == ["mokcha/comments.json: 5 rows were new here"]
    assert not Comment.objects.exclude(user_email="").exists()


def test_what_is_here_already_is_not_written_again(out):
    with CaptureQueriesContext(connection) as queries:
        import_tree(out)
    assert writes(queries) == []
    assert Comment.objects.count() == 5


def test_addresses_come_back_from_a_private_export(out):
    export_tree(out, private=True)
    Comment.objects.all().delete()
    import_tree(out)
    assert set(Comment.objects.values_list("user_email", flat=True)) == {"b@example.org"}


@pytest.mark.parametrize(
    "rows",
    [{}, [1, None, {}], [{"document": FIRST, "text": 5, "date": "2020-01-01T00:00:00Z"}],
     [{"document": FIRST, "text": "x", "date": "어제"}], [{"document": "none", "text": "x"}]],
)  # fmt: skip
def test_rows_that_are_none_are_passed_over(out, rows):
    (out / "_data" / "mokcha" / "comments.json").write_text(json.dumps(rows))
    Comment.objects.all().delete()
    import_tree(out)
    assert not Comment.objects.exists()


def test_rows_that_somebody_made_up_are_taken_as_far_as_they_go(out):
    row = {"document": FIRST, "date": "2020-01-01T00:00:00Z", "state": "approved", "id": [1]}
    rows = [{**row, "text": "하나\0", "name": "\0"}, {**row, "text": "둘", "parent": {"a": 1}}]
    (out / "_data" / "mokcha" / "comments.json").write_text(json.dumps(rows))
    Comment.objects.all().delete()
    import_tree(out)
    assert sorted(Comment.objects.values_list("comment", flat=True)) == ["둘", "하나"]
