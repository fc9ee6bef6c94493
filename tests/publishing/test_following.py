"""What follows when readers see something else: the hub is told, the card is drawn."""

import datetime as dt
import logging
from urllib.parse import quote

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from blog import importing
from blog.jekyll.config import DEFAULTS
from blog.jobs import work_off
from blog.models import Document, Post
from blog.publishing import store
from tests.publishing import hub as hubs

pytestmark = pytest.mark.django_db
BASE = "http://127.0.0.1:8000"
SITE_FEEDS = [f"{BASE}/{name}" for name in ("feed.xml", "rss.xml", "feed.json")]


@pytest.fixture
def hub(settings, site):
    with hubs.running() as hub:
        settings.WEBSUB_HUB = hub.url
        yield hub


@pytest.fixture
def write(site):
    """Return a writer of posts by the very way of the admin."""

    def written(**fields):
        categories, tags = fields.pop("categories", []), fields.pop("tags", [])
        values = {"kind": "post", "title": "글", "body": "본문", "status": "published"}
        document = Document(**(values | fields))
        return store(document, categories=categories, tags=tags, edited=True)

    return written


def cards():
    try:
        folders, _files = default_storage.listdir("cards")
    except FileNotFoundError:
        return []
    return [name for folder in folders for name in default_storage.listdir(f"cards/{folder}")[1]]


def let_time_pass():
    """Let what waits for its time have waited."""
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())


def test_a_new_post_tells_the_hub_of_every_feed_that_shows_it(hub, write):
    write(categories=["여행"], tags=["C++"])
    assert hub.told == []  # never while an author waits
    work_off()
    form = hub.told[0]
    assert (form["hub.mode"], form["hub.topic"]) == (["publish"], form["hub.url"])
    terms = ["tags/c-plus-plus", "categories/%EC%97%AC%ED%96%89"]
    forms = ("feed.xml", "rss.xml", "feed.json")
    assert hub.topics == [*SITE_FEEDS, *(f"{BASE}/{t}/{f}" for t in terms for f in forms)]


def test_a_draft_and_a_page_tell_nobody(hub, write):
    write(status="draft")
    write(kind="page", title="소개")
    work_off()
    assert hub.topics == []


def test_an_edit_tells_the_hub_and_saving_the_same_does_not(hub, write):
    post = write()
    work_off()
    assert hub.topics == SITE_FEEDS
    store(post, edited=True)
    work_off()
    assert hub.topics == []
    post.body = "고친 본문"
    store(post, edited=True)
    work_off()
    assert hub.topics == SITE_FEEDS


def test_a_term_that_a_post_leaves_is_told_too(hub, write):
    post = write(tags=["책"])
    work_off()
    hub.told.clear()
    store(post, tags=["길"], edited=True)
    work_off()
    topics = hub.topics
    assert f"{BASE}/tags/%EC%B1%85/feed.xml" in topics
    assert f"{BASE}/tags/%EA%B8%B8/feed.xml" in topics


def test_feeds_of_authors_and_series_are_told_of_both_states(hub, site, write):
    site.author_name = "한소연"
    site.save()
    source = "---\nseries: 긴 이야기\n---\n"
    post = write(author_name="에드윈, 김 철", front_matter_source=source)
    work_off()
    places = ["authors/김-철", "authors/에드윈", "series/긴-이야기"]
    theirs = [
        f"{BASE}/{quote(p)}/{f}" for p in places for f in ("feed.xml", "rss.xml", "feed.json")
    ]
    assert hub.topics == [*SITE_FEEDS, *theirs]
    post.author_name = ""
    store(post, edited=True)
    work_off()
    topics = hub.topics
    assert theirs[0] in topics
    assert f"{BASE}/authors/{quote('한소연')}/feed.xml" in topics


def test_taking_a_post_back_tells_the_hub(hub, write):
    post, other = write(), write(title="다른 글")
    work_off()
    hub.told.clear()
    post.status = "draft"
    store(post, edited=True)
    work_off()
    assert hub.topics == SITE_FEEDS
    other.delete()
    work_off()
    assert hub.topics == SITE_FEEDS


def test_a_scheduled_post_tells_the_hub_when_its_time_comes(hub, write):
    post = write(published_at=timezone.now() + dt.timedelta(hours=1))
    work_off()
    assert hub.topics == []
    Post.objects.filter(pk=post.pk).update(published_at=timezone.now())
    let_time_pass()
    work_off()
    assert hub.topics == SITE_FEEDS
    assert len(cards()) == 1


def test_a_scheduled_post_that_was_put_off_waits_again(hub, write):
    post = write(published_at=timezone.now() + dt.timedelta(hours=1))
    post.published_at += dt.timedelta(days=1)
    store(post, edited=True)
    let_time_pass()  # the first of the two times
    work_off()
    assert hub.topics == []


def test_an_import_tells_the_hub_once(hub, site, tmp_path):
    site.config = DEFAULTS | site.config
    site.save()
    for name in ("가", "나", "다"):
        text = f"---\ntitle: {name}\ndate: 2024-01-01\n---\n\n본문\n"
        (tmp_path / f"2024-01-01-{name}.md").write_text(text, "utf-8")
    importing.import_tree(tmp_path)
    work_off()
    assert hub.topics == SITE_FEEDS
    importing.import_tree(tmp_path)
    work_off()
    assert hub.topics == []


def test_the_feeds_of_a_site_below_a_base_are_told_by_their_addresses(hub, site, write):
    site.config["baseurl"] = "/blog"
    site.save()
    write()
    work_off()
    assert hub.topics[0] == f"{BASE}/blog/feed.xml"


def test_without_a_hub_nobody_is_told(settings, write):
    settings.WEBSUB_HUB = ""
    write()
    assert not DBTaskResult.objects.filter(task_path__contains="tell_hub").exists()


def test_a_hub_that_fails_is_told_again_later_and_in_the_log(hub, write, caplog):
    hub.status = 503
    with caplog.at_level(logging.WARNING):
        write()
        work_off()
    assert "took no notice of http://127.0.0.1:8000/feed.xml" in caplog.text
    (waiting,) = DBTaskResult.objects.filter(status="READY")
    minute = dt.timedelta(minutes=1)
    assert abs(waiting.run_after - timezone.now() - minute) < minute / 2
    hub.told.clear()
    hub.status = 204
    let_time_pass()
    work_off()
    assert hub.topics == SITE_FEEDS


def test_a_hub_that_never_answers_is_given_up_in_sight(hub, write):
    hub.status = 500
    write()
    for _ in range(9):
        work_off()
        let_time_pass()
    (failed,) = DBTaskResult.objects.filter(status="FAILED")
    assert failed.exception_class_path == "blog.websub.Unheard"
    assert len(hub.told) == 6 * len(SITE_FEEDS)
    assert not DBTaskResult.objects.filter(status="READY").exists()


def test_a_hub_leads_nobody_elsewhere(hub, write):
    hub.status = 307
    write()
    work_off()
    assert set(hub.paths) == {"/"}
    assert DBTaskResult.objects.filter(status="READY").exists()


def test_the_card_is_drawn_behind_the_author(site, write):
    post = write()
    assert cards() == []
    work_off()
    assert len(cards()) == 1
    post.title = "다른 제목"
    store(post, edited=True)
    work_off()
    assert len(cards()) == 2


def test_no_card_of_a_draft_is_drawn(site, write):
    write(status="draft")
    work_off()
    assert cards() == []
