"""A page is rendered once and read often, until something that readers see changes."""

import datetime as dt
import gzip

import brotli
import pytest
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.utils import timezone

from blog.models import Category, Document, Redirect, SiteConfiguration
from comments.models import Comment
from comments.moderation import approve, remove

PAGES = ["/", "/tags/", "/tags/책/", "/archive/", "/feed.xml", "/rss.xml", "/feed.json"]


@pytest.fixture
def post(transactional_db, site, make_post):
    return make_post(path="/first/", title="첫 글", tags=["책"], comments=True)


@pytest.mark.parametrize("address", [*PAGES, "/first/", "/sitemap.xml", "/robots.txt"])
def test_the_second_reader_gets_the_first_one_s_page(process, post, address):
    first, second = process(address), process(address)
    assert (first.status, first.cache, second.cache) == (200, "miss", "hit")
    assert (first.body, first.headers) == (second.body, second.headers)


def test_what_browsers_are_told_ahead_is_kept_with_the_page(process, post):
    process("/first/")
    kept = process("/first/")
    assert kept.cache == "hit"
    assert {"link", "speculation-rules"} <= {name.lower() for name in dict(kept.headers)}


@pytest.mark.parametrize("address", [*PAGES, "/first/"])
def test_a_change_is_seen_at_once(process, post, address):
    before = process(address)
    Document.objects.filter(pk=post.pk).update(title="다른 이름", html="<p>새 본문</p>")
    after = process(address)
    assert after.cache == "miss"
    assert ("다른 이름" in after.text) == ("첫 글" in before.text)


def test_a_kept_page_is_the_page_that_django_renders(process, post, client):
    kept = (process("/first/"), process("/first/"))[1]
    rendered = client.get("/first/", headers={"host": "testserver"})
    stamps = ("timestamp", "security_hash")
    lines = [line for line in kept.text.splitlines() if not any(s in line for s in stamps)]
    page = rendered.content.decode().splitlines()
    assert lines == [line for line in page if not any(s in line for s in stamps)]
    assert kept.headers["content-security-policy"] == rendered["Content-Security-Policy"]


CHANGES = {
    "a category is renamed": lambda _: Category.objects.create(name="새"),
    "the site is renamed": lambda _: SiteConfiguration.objects.update(title="다른 곳"),
    "an address leads elsewhere": lambda _: Redirect.objects.create(path="/x/", target="/"),
    "the document is deleted": lambda post: post.delete(),
    "a tag is taken off": lambda post: post.tags.clear(),
    "the author is renamed": lambda _: get_user_model().objects.update(first_name="하나"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_readers_see_ends_the_generation(process, post, change):
    get_user_model().objects.create_user("hana")
    process("/")
    assert process("/").cache == "hit"
    change(post)
    assert process("/").cache == "miss"


def test_signing_in_changes_nothing_for_readers(process, post):
    user = get_user_model().objects.create_user("hana")
    process("/")
    Client().force_login(user)
    assert process("/").cache == "hit"


def comment_on(post, **fields):
    values = {
        "content_type": ContentType.objects.get_for_model(post),
        "object_pk": str(post.pk),
        "site_id": 1,
        "user_name": "Bora",
        "comment": "그렇군요.",
        "is_public": False,
    }
    return Comment.objects.create(**values | fields)


def test_a_comment_appears_when_it_is_approved_and_goes_when_it_is_removed(process, post):
    user = get_user_model().objects.create_superuser("hana")
    process("/first/")
    comment = comment_on(post)
    assert process("/first/").cache == "hit"
    approve([comment], user)
    assert "그렇군요" in process("/first/").text
    remove([comment], user)
    assert "그렇군요" not in process("/first/").text


def test_a_scheduled_post_appears_at_its_minute(process, post, make_post, monkeypatch):
    now = timezone.now()
    make_post(path="/later/", title="예약한 글", published_at=now + dt.timedelta(minutes=10))
    assert "예약한 글" not in process("/").text
    assert process("/later/").status == 404
    later = now + dt.timedelta(minutes=10, seconds=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    monkeypatch.setattr("time.time", later.timestamp)
    assert "예약한 글" in process("/").text
    assert process("/later/").status == 200


def test_a_page_is_sent_in_the_smallest_way_its_reader_takes(process, post):
    plain = process("/first/")
    small = process("/first/", accept_encoding="gzip, deflate, br")
    middle = process("/first/", accept_encoding="gzip;q=1.0, br;q=0")
    assert brotli.decompress(small.body) == gzip.decompress(middle.body) == plain.body
    sent = [page.headers["content-encoding"] for page in (small, middle)]
    assert sent == ["br", "gzip"]
    assert "content-encoding" not in plain.headers
    assert plain.headers["vary"] == "Accept-Encoding, Accept-Language, Cookie"
    assert len({plain.headers["etag"], small.headers["etag"], middle.headers["etag"]}) == 3


@pytest.mark.parametrize("address", [*PAGES, "/first/", "/sitemap.xml"])
def test_who_has_the_page_is_told_so(process, post, address):
    etag = process(address, accept_encoding="br").headers["etag"]
    again = process(address, accept_encoding="gzip", if_none_match=f'W/"x", {etag}')
    assert (again.status, again.body) == (304, b"")
    assert not again.headers.keys() & {"content-length", "content-type"}
    assert process(address, if_none_match='"other"').status == 200


def test_the_time_of_a_change_validates_too(process, post, monkeypatch):
    process("/first/")
    later = timezone.now().timestamp() + 5
    monkeypatch.setattr("time.time", lambda: later)
    changed = process("/first/").headers["last-modified"]
    assert process("/first/", if_modified_since=changed).status == 304
    before = "Mon, 01 Jan 2024 00:00:00 GMT"
    assert process("/first/", if_modified_since=before).status == 200


def test_within_the_second_of_its_rendering_no_time_is_claimed(process, post, monkeypatch):
    moment = dt.datetime(2026, 1, 1, 0, 0, 0, 500_000, tzinfo=dt.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
    monkeypatch.setattr("time.time", moment.timestamp)
    assert "last-modified" not in process("/first/").headers


def test_each_reader_reads_in_their_language(process, post):
    korean, english = (process("/", accept_language=code) for code in ("ko-KR,ko", "en-GB,en"))
    assert 'lang="ko"' in korean.text
    assert 'lang="en"' in english.text
    chosen = process("/", accept_language="ko", cookie="django_language=en")
    assert (chosen.cache, chosen.body) == ("hit", english.body)


def test_head_is_the_page_without_its_body(process, post):
    page, head = process("/first/"), process("/first/", "HEAD")
    assert (head.body, head.headers) == (b"", page.headers)
