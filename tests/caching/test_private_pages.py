"""What is one reader's own is never kept, and never answered with what is kept."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.utils import timezone

from blog.middleware.cache import PageCache
from blog.models import Asset, Document
from tests.caching.conftest import read


@pytest.fixture
def post(transactional_db, site, make_post):
    return make_post(path="/first/", title="첫 글", comments=True)


@pytest.fixture
def author(transactional_db):
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("hana"))
    return f"sessionid={client.cookies['sessionid'].value}"


def test_someone_signed_in_gets_a_page_of_their_own(process, post, author):
    process("/first/")
    own = process("/first/", cookie=author)
    assert own.cache == "past"
    assert "hana" in own.text
    assert "csrfmiddlewaretoken" in own.text
    for _ in range(2):
        assert "hana" not in process("/first/").text


@pytest.mark.parametrize("cookie", ["sessionid=x", "a=1; sessionid=", "messages=x", 'x="'])
def test_a_session_or_a_message_or_what_cannot_be_read_passes_by(process, post, cookie):
    process("/first/")
    assert process("/first/", cookie=cookie).cache == "past"


def test_other_cookies_change_nothing(process, post):
    process("/first/")
    assert process("/first/", cookie="_ga=1; theme=dark; csrftoken=x").cache == "hit"


@pytest.mark.parametrize(
    "address",
    ["/admin/", "/admin/login/", "/search/?q=글", "/?utm_source=x", "/healthz", "/no/such/page/"],
)
def test_some_pages_are_never_kept(process, post, address):
    readings = [process(address) for _ in range(2)]
    assert "hit" not in {reading.cache for reading in readings}


def test_a_page_that_sets_a_cookie_is_not_kept(post):
    def setting(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/html"), ("Set-Cookie", "a=b")])
        return Whole([b"mine"])

    application = PageCache(setting)
    assert [read(application, "/").cache for _ in range(2)] == ["miss", "miss"]


class Whole(list):
    streaming = False


@pytest.mark.parametrize(
    ("status", "header"),
    [
        ("500 Internal Server Error", ("X", "y")),
        ("404 Not Found", ("X", "y")),
        ("302 Found", ("Location", "/x")),
        ("200 OK", ("Cache-Control", "private")),
        ("200 OK", ("Cache-Control", "max-age=60")),
        ("200 OK", ("Vary", "User-Agent")),
    ],
)
def test_errors_and_what_says_how_long_it_lasts_are_not_kept(post, status, header):
    def answering(environ, start_response):
        start_response(status, [("Content-Type", "text/html"), header])
        return Whole([b"page"])

    application = PageCache(answering)
    readings = [read(application, "/") for _ in range(2)]
    assert [(r.cache, r.status, r.body) for r in readings] == [
        ("miss", int(status[:3]), b"page")
    ] * 2


def test_drafts_and_what_is_hidden_are_not_there(process, post, make_post):
    process("/first/")
    for status in ("draft", "hidden"):
        Document.objects.filter(pk=post.pk).update(status=status)
        assert process("/first/").status == 404
    Document.objects.filter(pk=post.pk).update(status="published")
    assert process("/first/").status == 200


def test_a_post_taken_back_into_the_future_goes(process, post):
    process("/first/")
    Document.objects.update(published_at=timezone.now() + dt.timedelta(days=1))
    assert process("/first/").status == 404


def test_what_a_transaction_sees_before_its_end_is_not_kept(process, post):
    with transaction.atomic():
        Document.objects.filter(pk=post.pk).update(title="아직 아닌 글")
        assert process("/first/").cache == "past"
        transaction.set_rollback(True)
    assert "아직 아닌 글" not in process("/first/").text


def test_a_strange_host_is_refused_whatever_is_kept(process, post):
    process("/first/")
    assert process("/first/", host="evil.example").status == 400


def test_https_and_http_are_kept_apart(make_process, post, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_SSL_REDIRECT = True
    process = make_process()
    assert read(process, "/first/", x_forwarded_proto="https").status == 200
    assert read(process, "/first/", x_forwarded_proto="http").status == 301


def test_a_file_keeps_its_ranges_and_its_validator(process, site, transactional_db):
    asset = Asset(path="/data.txt", source_path="data.txt", digest="d" * 64, size=10)
    asset.file.save("data.txt", ContentFile(b"0123456789"))
    whole = process("/data.txt")
    assert (whole.body, whole.cache) == (b"0123456789", "miss")
    assert process("/data.txt", range="bytes=2-4").body == b"234"
    again = process("/data.txt", if_none_match=whole.headers["etag"])
    assert (again.status, again.body) == (304, b"")
