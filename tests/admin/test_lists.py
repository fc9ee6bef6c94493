"""The lists: what they show, filter and do, and what they cost."""

import datetime as dt

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from blog.models import Asset, Document

pytestmark = pytest.mark.django_db

LIST = reverse("admin:blog_post_changelist")


def titles(client, **query):
    return {post.title for post in client.get(LIST, query).context["cl"].result_list}


@pytest.fixture
def posts(make_post, site):
    """Three posts of three kinds."""
    later = timezone.now() + dt.timedelta(days=3)
    remark = {"message": '"trouble"', "line": 1, "kind": "remark"}
    make_post(
        title="나온 글", tags=["애플 실리콘"], categories=["주인장의 글"], comments=True,
        warnings=[remark],
    )  # fmt: skip
    trouble = {"message": "?", "line": 3, "kind": "trouble"}
    make_post(title="나올 글", published_at=later, warnings=[trouble])
    make_post(title="초안", status="draft", removed=[{"what": "<script>", "reason": "", "line": 1}])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"state": "public"}, {"나온 글"}),
        ({"state": "scheduled"}, {"나올 글"}),
        ({"state": "draft"}, {"초안"}),
        ({"state": "hidden"}, set()),
        ({"tag": "애플-실리콘"}, {"나온 글"}),
        ({"category": "주인장의-글"}, {"나온 글"}),
        ({"comments__exact": "1"}, {"나온 글"}),
        ({"trouble": "yes"}, {"나올 글", "초안"}),
        ({"missing": "yes"}, {"초안"}),
        ({"q": "나온"}, {"나온 글"}),
        ({"q": "없는 말"}, set()),
    ],
)
def test_filters_and_search(as_editor, posts, query, found):
    Asset.objects.create(source_path="a.png", path="/a.png").used_by.add(
        Document.objects.get(title="초안")
    )
    Asset.objects.create(source_path="b.png", path="/b.png", file="b.png").used_by.add(
        Document.objects.get(title="나온 글")
    )
    assert titles(as_editor, **query) == found


def test_years_and_days_are_those_of_the_sites_zone(as_editor, make_post, site):
    make_post(title="새해", published_at=dt.datetime(2019, 12, 31, 15, 30, tzinfo=dt.UTC))
    assert titles(as_editor, year="2020") == {"새해"}
    assert titles(as_editor, year="2019") == set()
    assert "2020-01-01 00:30" in as_editor.get(LIST).content.decode()


def test_a_row_says_what_there_is_to_say(as_editor, posts):
    page = as_editor.get(LIST)
    rows = {post.title: post for post in page.context["cl"].result_list}
    model_admin = page.context["cl"].model_admin
    assert model_admin.in_categories(rows["나온 글"]) == "주인장의 글"
    assert rows["나온 글"].get_absolute_url() in model_admin.on_site(rows["나온 글"])
    assert model_admin.on_site(rows["나올 글"]) == ""
    assert model_admin.state(rows["나올 글"]) != rows["나올 글"].get_status_display()
    assert "1" in model_admin.trouble(rows["나올 글"])
    assert model_admin.trouble(rows["나온 글"]) == ""


def test_a_list_costs_the_same_with_twenty_posts(as_editor, make_post, site, editor):
    def fill(number):
        for _ in range(number):
            make_post(author=editor, tags=["a", "b"], categories=["c"])

    def counted():
        with CaptureQueriesContext(connection) as queries:
            assert as_editor.get(LIST).status_code == 200
        return len(queries)

    fill(1)
    one = counted()
    fill(19)
    assert counted() == one <= 20


def act(client, action):
    pks = list(Document.objects.values_list("pk", flat=True))
    page = client.post(LIST, {"action": action, "_selected_action": pks}, follow=True)
    return [str(message) for message in page.context["messages"]]


def test_publishing_several_counts_what_changed(as_editor, make_stored):
    make_stored(title="a", body="글")
    make_stored(title="b", status="draft")
    (message,) = act(as_editor, "publish")
    assert "1" in message
    assert set(Document.objects.values_list("status", flat=True)) == {"published"}
    assert Document.objects.get(title="b").path


def test_a_post_taken_back_is_a_draft_that_keeps_its_address(as_editor, make_stored, client):
    post = make_stored()
    act(as_editor, "unpublish")
    stored = Document.objects.get()
    assert (stored.status, stored.path) == ("draft", post.path)
    assert client.get(post.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(("action", "so"), [("open_comments", True), ("close_comments", False)])
def test_threads_are_opened_and_closed(as_editor, make_stored, action, so):
    make_stored(title="a", comments=not so)
    (message,) = act(as_editor, action)
    stored = Document.objects.get()
    assert "1" in message
    assert (stored.comments, stored.front_matter.get("comments")) == (so, so)


def test_rendering_again_follows_the_source_and_edits_nothing(as_editor, make_stored):
    post = make_stored(body="본문")
    Document.objects.update(html="<p>옛것</p>")
    edited = Document.objects.get().edited_at
    act(as_editor, "render_again")
    stored = Document.objects.get()
    assert stored.html == post.html
    assert stored.edited_at == edited


def test_what_cannot_be_published_is_named_and_the_others_are(as_editor, make_stored):
    make_stored(title="자리", path="/x/")
    make_stored(title="늦은 글", status="draft")
    Document.objects.filter(title="늦은 글").update(path=None)
    Asset.objects.create(source_path="y", path="/y/", file="y")
    Document.objects.filter(title="늦은 글").update(path="/y/")
    messages = act(as_editor, "publish")
    assert any("늦은 글" in message and "/y/" in message for message in messages)
    assert Document.objects.get(title="늦은 글").status == "draft"


def test_a_list_to_look_at_is_headed_in_plain_korean(as_editor):
    if not list(settings.LOCALE_PATHS[0].glob("ko/*/django.mo")):
        pytest.skip("NO CATALOGUE: blog/locale was not compiled, so this check did not run")
    page = as_editor.get(reverse("admin:blog_import_changelist"), headers={"accept-language": "ko"})
    assert page.context["cl"].title == "살펴볼 가져오기 선택"
