"""Processes and machines that share a database, and a cache, agree about every page."""

import datetime as dt
import threading

import pytest
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from blog import caching, publishing
from blog.caching import generation, numbers
from blog.models import Asset, Category, Document, Redirect, SiteConfiguration, Tag
from comments.models import Comment
from tests.caching.conftest import read

SHARED = {"default": {"BACKEND": "tests.caching.shared_cache.SharedCache", "LOCATION": "shared"}}
DEAD = {"default": {"BACKEND": "tests.caching.shared_cache.DeadCache"}}


@pytest.fixture
def post(transactional_db, site, make_post):
    return make_post(path="/first/", title="첫 글")


@pytest.fixture
def shared_cache(settings):
    settings.CACHES = SHARED
    caches["default"].clear()


def test_what_one_node_rendered_serves_the_other(shared_cache, make_process, post):
    one, other = make_process(), make_process()
    assert [read(node, "/first/").cache for node in (one, other)] == ["miss", "hit"]
    Document.objects.update(title="다른 이름")
    assert "다른 이름" in read(other, "/first/").text
    assert "다른 이름" in read(one, "/first/").text


def test_a_dead_cache_is_done_without(settings, make_process, post):
    settings.CACHES = DEAD
    node = make_process()
    assert [read(node, "/first/").cache for _ in range(2)] == ["miss", "hit"]


def test_many_readers_of_a_new_page_have_it_rendered_once(make_process, site, post):
    node, rendered = make_process(), []
    render = node.application

    def slow(environ, start_response):
        rendered.append(environ["PATH_INFO"])
        threading.Event().wait(0.2)
        return render(environ, start_response)

    def reader():
        statuses.append(read(node, "/first/").status)
        generation.forget_connection()
        connection.close()

    node.application, statuses = slow, []
    readers = [threading.Thread(target=reader) for _ in range(6)]
    for thread in readers:
        thread.start()
    for thread in readers:
        thread.join()
    assert (rendered, statuses) == (["/first/"], [200] * 6)


def test_while_the_database_is_silent_kept_pages_are_shown(make_process, post, monkeypatch):
    node = make_process()
    page = read(node, "/first/")

    def silent():
        raise generation.DatabaseError

    # Before the database falls silent: what is put back at the end is the time before it did.
    monkeypatch.setattr(generation._Known, "silent_until", 0.0)
    monkeypatch.setattr(generation, "_token", silent)
    assert read(node, "/first/").body == page.body


def test_a_restored_backup_never_meets_pages_of_a_later_state(make_process, post):
    node, tokens = make_process(), []
    for title in ("하나", "둘", "셋"):
        Document.objects.update(title=title)
        read(node, "/first/")
        tokens.append(caching.current().token)
    assert len(set(tokens)) == 3


def test_the_triggers_come_back_after_a_table_was_rebuilt(make_process, post):
    names = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'mokcha%'"
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite rebuilds tables")
    with connection.cursor() as cursor:
        there = cursor.execute(names).fetchall()
        cursor.execute("DROP TRIGGER mokcha_generation_blog_document_update")
    caching.install(connection)
    with connection.cursor() as cursor:
        assert sorted(cursor.execute(names).fetchall()) == sorted(there)


TERMS = st.lists(st.sampled_from(["책", "길", "바다"]), max_size=2, unique=True)
# Asked for by turns beside the home page and every document.
FIXED = [
    *("/tags/", "/tags/책/", "/tags/길/", "/categories/", "/categories/책/", "/archive/"),
    *("/feed.json", "/tags/책/feed.json", "/sitemap.xml", "/old/", "/moved-0/", "/a.svg"),
]


class Site(RuleBasedStateMachine):
    """Authors and commenters do what they do in any order; two nodes show it at once."""

    nodes: tuple = ()
    clock: object = None

    @initialize()
    def begin(self):
        Comment.objects.all().delete()
        Document.objects.all().delete()
        SiteConfiguration.objects.all().delete()
        SiteConfiguration.objects.create(title="목차", lang="ko")
        for model in (Tag, Category, Redirect, Asset):
            model.objects.all().delete()
        self.count, self.step, self.later = 0, 0, dt.timedelta()
        self.clock(self.later)

    @rule(minutes=st.sampled_from([-60, 5, 20]), comments=st.booleans())
    def publish(self, minutes, comments):
        self.count += 1
        date = timezone.now() + dt.timedelta(minutes=minutes)
        document = Document(
            kind="post", status="published", title=f"글 {self.count}", body=f"본문 {self.count}",
            slug=f"p{self.count}", source_path=f"_posts/2024-01-01-p{self.count}.md",
            published_at=date, comments=comments,
        )  # fmt: skip
        publishing.store(document, tags=["책"], edited=True)

    def _some(self, index):
        documents = list(Document.objects.order_by("pk"))
        return documents[index % len(documents)] if documents else None

    @rule(index=st.integers(0, 9), word=st.text("가나다라", min_size=1, max_size=3))
    def edit(self, index, word):
        if document := self._some(index):
            document.body = word
            publishing.store(document, edited=True)

    @rule(index=st.integers(0, 9), tags=TERMS, categories=TERMS)
    def file_under(self, index, tags, categories):
        if document := self._some(index):
            publishing.store(document, tags=tags, categories=categories, edited=True)

    @rule(model=st.sampled_from([Tag, Category]), name=st.sampled_from(["책", "길", "새 이름"]))
    def rename_a_term(self, model, name):
        if (term := model.objects.first()) and not model.objects.filter(name=name).exists():
            model.objects.filter(pk=term.pk).update(name=name)

    @rule(
        title=st.sampled_from(["목차", "다른 이름"]), timezone=st.sampled_from(["Asia/Seoul", ""])
    )
    def configure(self, title, timezone):
        SiteConfiguration.objects.update(title=title, config={"timezone": timezone})

    @rule(index=st.integers(0, 9))
    def lead_there(self, index):
        if document := self._some(index):
            Redirect.objects.update_or_create(path="/old/", defaults={"document": document})

    @rule(index=st.integers(0, 9), number=st.integers(0, 1))
    def move(self, index, number):
        path = f"/moved-{number}/"
        if (document := self._some(index)) and not Document.objects.filter(path=path).exists():
            Document.objects.filter(pk=document.pk).update(path=path)

    @rule(data=st.sampled_from([b"<svg/>", b"<svg></svg>"]))
    def upload(self, data):
        asset, _ = Asset.objects.get_or_create(path="/a.svg", defaults={"source_path": "a.svg"})
        asset.file.save("a.svg", ContentFile(data))

    @rule(index=st.integers(0, 9), status=st.sampled_from(["draft", "hidden", "published"]))
    def judge(self, index, status):
        if document := self._some(index):
            Document.objects.filter(pk=document.pk).update(status=status)

    @rule(index=st.integers(0, 9))
    def delete(self, index):
        if document := self._some(index):
            document.delete()

    @rule(index=st.integers(0, 9), is_public=st.booleans())
    def comment(self, index, is_public):
        if document := self._some(index):
            Comment.objects.create(
                content_object=document, site_id=1, user_name="Bora", comment="그렇군요",
                is_public=is_public,
            )  # fmt: skip

    @rule(is_public=st.booleans())
    def moderate(self, is_public):
        Comment.objects.update(is_public=is_public)

    @rule(is_removed=st.booleans())
    def take_out(self, is_removed):
        Comment.objects.update(is_removed=is_removed)

    @rule()
    def delete_comments(self):
        Comment.objects.all().delete()

    @rule(minutes=st.sampled_from([1, 6, 30]))
    def wait(self, minutes):
        self.later += dt.timedelta(minutes=minutes)
        self.clock(self.later)

    @invariant()
    def every_node_shows_what_is_there(self):
        self.step += 1
        fixed = [FIXED[(self.step + number) % len(FIXED)] for number in range(4)]
        documents = Document.objects.exclude(path=None).values_list("path", flat=True)
        for address in ["/", *fixed, *documents]:
            numbers._kept = None  # what is true was counted now
            true = shown(read(self.nodes[0].application, address))
            for node in self.nodes:
                assert shown(read(node, address)) == true, address


def shown(reading):
    """Return a page without what is signed anew with each rendering."""
    stamps = ("timestamp", "security_hash")
    lines = reading.text.splitlines() if reading.status == 200 else []
    return reading.status, [line for line in lines if not any(name in line for name in stamps)]


def test_in_whatever_order_things_happen_no_page_is_stale(
    shared_cache, make_process, transactional_db, monkeypatch
):
    real = dt.datetime.now(dt.UTC)

    def clock(later):
        moment = real + later
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
        monkeypatch.setattr("time.time", moment.timestamp)

    class OfThisTest(Site):
        pass

    OfThisTest.nodes = (make_process(), make_process())
    OfThisTest.clock = staticmethod(clock)
    machine = OfThisTest.TestCase
    machine.settings = settings(
        max_examples=10, stateful_step_count=15, deadline=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    machine().runTest()
