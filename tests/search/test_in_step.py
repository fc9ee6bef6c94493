"""The index follows what is stored, and never shows what the public may not see."""

import datetime as dt
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from blog import search
from blog.models import Document, SearchEntry
from blog.publishing import rerender, store

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(site):
    return store(Document(title="글", body="역사 이야기", status="published"), tags=["하나"])


def test_a_stored_post_is_found_at_once(post, titles):
    assert titles("역사") == titles("tag:하나") == ["글"]


def test_an_edit_is_followed(post, titles):
    post.body, post.title = "산책", "다른 글"
    store(post, tags=["둘"], edited=True)
    assert titles("산책") == titles("tag:둘") == ["다른 글"]
    assert titles("역사") == titles("tag:하나") == []


def test_a_changed_date_changes_the_order(post, titles):
    store(Document(title="나중", body="역사", status="published"))
    post.published_at = timezone.now() - dt.timedelta(days=400)
    store(post, edited=True)
    assert titles("역사") == ["나중", "글"]
    assert SearchEntry.objects.count() == 2


def test_a_rendering_anew_is_followed(post, titles):
    Document.objects.filter(pk=post.pk).update(html="", text="낡은 글자")
    search.index(Document.objects.get())
    assert titles("낡은") == ["글"]
    assert rerender(Document.objects.all()) == 1
    assert (titles("낡은"), titles("역사")) == ([], ["글"])


@pytest.mark.parametrize("status", ["draft", "hidden"])
def test_what_is_taken_back_is_gone(post, titles, status):
    post.status = status
    store(post, edited=True)
    assert titles("역사") == []
    assert not SearchEntry.objects.exists()


def test_what_is_deleted_is_gone(post, titles):
    Document.objects.all().delete()
    assert titles("역사") == []
    assert not SearchEntry.objects.exists()
    store(Document(title="새", body="산책", status="published"))
    assert (titles("역사"), titles("산책")) == ([], ["새"])


def test_a_scheduled_post_is_found_from_its_minute_on(post, titles):
    due = timezone.now() + dt.timedelta(hours=1)
    post.published_at = due
    store(post, edited=True)
    assert titles("역사") == []
    assert titles("역사", now=due) == ["글"]
    assert search.search("역사", now=due - dt.timedelta(minutes=1)).total == 0


def test_a_post_hidden_behind_the_back_of_publishing_is_not_shown(post, titles):
    Document.objects.update(status="hidden")
    assert titles("역사") == []
    assert search.suggest("글") == []


def test_an_author_who_changes_nothing_changes_no_entry(post):
    before = SearchEntry.objects.values_list("recency", "document", "tokens").get()
    store(post)
    assert SearchEntry.objects.values_list("recency", "document", "tokens").get() == before


def test_a_renamed_tag_and_a_deleted_category_are_followed(post, titles, admin_client):
    store(post, categories=["여행"])
    tag, category = post.tags.get(), post.categories.get()
    admin_client.post(f"/admin/blog/tag/{tag.pk}/change/", {"name": "처음"})
    admin_client.post(f"/admin/blog/category/{category.pk}/delete/", {"post": "yes"})
    assert titles("tag:처음") == ["글"]
    assert titles("tag:하나") == titles("category:여행") == titles("여행") == []


def test_one_command_writes_the_index_anew(post, titles):
    store(Document(title="초안", body="역사"))
    SearchEntry.objects.all().delete()
    out = StringIO()
    call_command("rebuild_search", stdout=out)
    assert out.getvalue() == "1 documents can be found.\n"
    assert titles("역사") == ["글"]


def test_rebuilding_tells_its_progress(make_post, monkeypatch):
    monkeypatch.setattr("blog.search.entries._AT_ONCE", 2)
    for _ in range(3):
        make_post()
    told = []
    assert search.rebuild(lambda done, total: told.append((done, total))) == 3
    assert told == [(2, 3), (3, 3)]


def test_a_text_of_a_books_length_is_found_by_its_beginning(make_post, titles, monkeypatch, caplog):
    monkeypatch.setattr("blog.search.entries._MOST_BYTES", 600)
    make_post(title="책", text="처음 " + " ".join(f"word{n}" for n in range(300)))
    assert titles("처음") == ["책"]
    assert titles("word299") == []
    assert "is too long: its end is not searched" in caplog.text


def test_a_name_that_folding_lengthens_is_no_obstacle(make_post, titles):
    long = "ﷺ" * 190
    make_post(title=long, tags=[long], categories=["😀," * 60], text=long)
    assert titles(f'tag:"{long}"') == titles(long[:5]) == [long]
    assert titles(f"category:{'😀,' * 60}") == [long]
