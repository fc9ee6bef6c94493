"""A document that changed here and in the tree: both are kept until an author settles it."""

import pytest
from django.contrib.admin.sites import site as admin_site
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from blog.importing import import_tree
from blog.importing.conflicts import NotTaken, keep_edited, take_incoming
from blog.importing.history import record
from blog.models import Asset, Conflict, Deleted, Document
from blog.publishing import store
from tests.importing.conftest import outcome, post
from tests.importing.test_importing import writes

pytestmark = pytest.mark.django_db
FIRST = "_posts/2020-01-01-first.md"
THEIRS = post("밖의 제목", "밖에서 고친 글")


@pytest.fixture
def root(write_tree):
    """A tree whose one post was edited here after it had been imported."""
    root = write_tree({FIRST: post()})
    import_tree(root)
    document = Document.objects.get()
    document.body = "여기서 고친 글\n"
    store(document, edited=True)
    return root


@pytest.fixture
def conflict(root):
    (root / FIRST).write_text(THEIRS)
    import_tree(root)
    return Document.objects.get()


def test_both_texts_are_kept_and_readers_see_the_one_written_here(root):
    (root / FIRST).write_text(THEIRS)
    report = import_tree(root)
    document = Document.objects.get()
    assert (document.body, document.incoming) == ("여기서 고친 글\n", THEIRS)
    assert "여기서 고친 글" in document.html
    assert report.conflicts == [FIRST]
    assert not report.lost_something


def test_it_is_said_again_without_a_row_written(root, conflict):
    with CaptureQueriesContext(connection) as queries:
        report = import_tree(root)
    assert outcome(report, FIRST).status == "skipped"
    assert "edited here" in outcome(report, FIRST).warnings[0]["message"]
    assert writes(queries) == []


def test_a_changed_setting_alone_is_no_conflict(root):
    (root / "_config.yml").write_text("title: 새 이름\ntimezone: Asia/Seoul\n")
    report = import_tree(root)
    assert report.conflicts == []
    assert Document.objects.get().body == "여기서 고친 글\n"


def test_the_file_that_goes_back_ends_the_conflict(root, conflict):
    (root / FIRST).write_text(post())
    assert import_tree(root).conflicts == []
    assert Document.objects.get().incoming == ""


def test_what_is_here_may_stand(root, conflict):
    keep_edited(conflict)
    report = import_tree(root)
    assert outcome(report, FIRST).status == "unchanged"
    assert Document.objects.get().body == "여기서 고친 글\n"


def test_the_file_may_be_taken(root, conflict):
    take_incoming(conflict)
    document = Document.objects.get()
    assert (document.title, document.incoming, document.edited_at) == ("밖의 제목", "", None)
    assert "밖에서 고친 글" in document.html
    assert outcome(import_tree(root), FIRST).status == "unchanged"


def test_a_file_that_cannot_be_read_is_not_taken(conflict):
    conflict.incoming = "---\ntitle: 'open\n---\nx"
    conflict.save()
    with pytest.raises(NotTaken):
        take_incoming(conflict)
    assert Document.objects.get().body == "여기서 고친 글\n"


def test_admin_shows_the_difference_and_settles_it(conflict, admin_client):
    page = admin_client.get(reverse("admin:blog_conflict_change", args=[conflict.pk]))
    text = page.content.decode()
    assert "<del>-여기서 고친 글</del>" in text
    assert "<ins>+밖에서 고친 글</ins>" in text
    url = reverse("admin:blog_conflict_changelist")
    admin_client.post(url, {"action": "take", "_selected_action": [conflict.pk]})
    assert Document.objects.get().title == "밖의 제목"


@pytest.mark.parametrize(
    ("button", "body"), [("_keep", "여기서 고친 글\n"), ("_take", "밖에서 고친 글\n")]
)
def test_the_page_of_a_conflict_settles_it(conflict, admin_client, button, body):
    url = reverse("admin:blog_conflict_change", args=[conflict.pk])
    assert f'name="{button}"' in admin_client.get(url).content.decode()
    admin_client.post(url, {button: "x"})
    document = Document.objects.get()
    assert (document.body.lstrip("\n"), document.incoming) == (body, "")


def test_an_author_sees_own_conflicts_only(conflict, rf, django_user_model):
    author = django_user_model.objects.create_user("somebody", is_staff=True)
    request = rf.get("/")
    request.user = author
    rows = admin_site._registry[Conflict].get_queryset(request)
    assert list(rows) == []
    Document.objects.update(author=author)
    assert [row.source_path for row in rows.all()] == [FIRST]


def test_the_report_leads_to_where_a_conflict_is_settled(root, conflict, admin_client):
    row = record(import_tree(root), root, timezone.now())
    page = admin_client.get(reverse("admin:blog_import_change", args=[row.pk])).content.decode()
    assert reverse("admin:blog_conflict_change", args=[conflict.pk]) in page


@pytest.fixture
def deleted(root, admin_client):
    """The tree whose one post was deleted in admin."""
    url = reverse("admin:blog_post_delete", args=[Document.objects.get().pk])
    admin_client.post(url, {"post": "yes"})
    assert not Document.objects.exists()


def test_what_was_deleted_here_stays_deleted_until_its_file_changes(root, deleted):
    for _ in range(2):
        report = import_tree(root)
        assert outcome(report, FIRST).status == "skipped"
        assert "deleted here" in outcome(report, FIRST).warnings[0]["message"]
        assert not Document.objects.exists()
    assert not Asset.objects.filter(source_path=FIRST).exists()
    (root / FIRST).write_text(THEIRS)
    assert outcome(import_tree(root), FIRST).status == "created"
    assert not Deleted.objects.exists()


def test_admin_lets_an_import_bring_a_deleted_text_back(root, deleted, admin_client):
    url = reverse("admin:blog_deleted_changelist")
    assert "좋은 글" in admin_client.get(url).content.decode()
    row = Deleted.objects.get()
    admin_client.post(url, {"action": "bring_back", "_selected_action": [row.pk]})
    assert outcome(import_tree(root), FIRST).status == "created"
