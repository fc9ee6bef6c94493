"""Every address that ever worked leads, in one step, to the page that stands there now."""

import unicodedata
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.utils import timezone

from blog.models import Redirect
from blog.views.addresses import spellings

pytestmark = pytest.mark.django_db
KOREAN = "/2024/01/01/한글-글.html"


@pytest.mark.parametrize("path", ["/a/b/", "/a/b", "/a/b.html", "/a/b/index.html"])
@pytest.mark.parametrize("asked", ["/a/b/", "/a/b", "/a/b.html", "/a/b/index.html"])
def test_slash_html_and_index_are_one_page(site, make_post, client, path, asked):
    make_post(path=path)
    response = client.get(asked)
    if asked == path:
        assert response.status_code == 200
    else:
        assert (response.status_code, response["Location"]) == (301, path)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (quote(KOREAN), 200),
        (KOREAN, 200),
        (quote(unicodedata.normalize("NFD", KOREAN)), 301),
        (quote(quote(KOREAN)), 301),
        (quote(KOREAN.removesuffix(".html")), 301),
        (quote(unicodedata.normalize("NFD", KOREAN.removesuffix(".html") + "/")), 301),
    ],
)
def test_every_encoding_of_a_korean_address(site, make_post, client, asked, status):
    make_post(path=KOREAN)
    response = client.get(asked)
    assert response.status_code == status
    if status == 301:
        assert response["Location"] == quote(KOREAN)


def test_the_query_goes_along(site, make_post, client):
    make_post(path="/a/")
    assert client.get("/a?page=2&q=%EA%B0%80")["Location"] == "/a/?page=2&q=%EA%B0%80"


def test_signs_that_are_syntax_in_addresses_survive(site, make_post, client):
    post = make_post(path="/100%/why?/#1/")
    assert post.get_absolute_url() == "/100%25/why%3F/%231/"
    assert client.get(post.get_absolute_url()).status_code == 200
    assert client.get("/100%25/why%3F/%231")["Location"] == post.get_absolute_url()


def test_a_former_address_leads_to_the_document_wherever_it_lives_now(site, make_post, client):
    Redirect.objects.create(path="/old/글/", document=make_post(path="/new/"), reason="former")
    for asked in ("/old/글/", "/old/글", quote(unicodedata.normalize("NFD", "/old/글.html"))):
        response = client.get(asked)
        assert (response.status_code, response["Location"]) == (301, "/new/")


def test_a_former_address_of_a_draft_says_nothing(site, make_post, client):
    draft = make_post(path="/new/", status="draft")
    Redirect.objects.create(path="/old/", document=draft, reason="former")
    assert client.get("/old/").status_code == 404


@pytest.mark.parametrize(
    ("target", "location"),
    [
        ("https://example.org/x?y=1#z", "https://example.org/x?y=1#z"),
        ("/new", "/new"),
        ("/new#part", "/new#part"),
        ("/새/?a=1", "/%EC%83%88/?a=1"),
        ("/elsewhere/", "/elsewhere/"),
    ],
)
def test_redirect_to_answers_with_where_it_points(site, make_post, client, target, location):
    make_post(path="/new/")
    make_post(path="/gone/", front_matter={"redirect_to": target})
    Redirect.objects.create(path="/moved/", target=target, reason="redirect_to")
    for asked in ("/gone/", "/moved/"):
        response = client.get(asked)
        assert (response.status_code, response["Location"]) == (301, location)


def test_a_chain_of_former_addresses_is_one_step(site, make_post, client):
    make_post(path="/c/")
    Redirect.objects.create(path="/a/", target="/b/", reason="former")
    Redirect.objects.create(path="/b/", target="/c", reason="redirect_to")
    assert client.get("/a/")["Location"] == "/c/"


@pytest.mark.parametrize("reason", ["redirect_to", "former"])
def test_redirects_in_a_circle_end_in_a_page_that_says_so(site, client, reason):
    Redirect.objects.create(path="/a/", target="/b", reason=reason)
    Redirect.objects.create(path="/b/", target="/a", reason=reason)
    assert client.get("/a/").status_code == 404


@pytest.mark.parametrize("fields", [{"status": "draft"}, {"status": "hidden"}])
def test_what_is_not_public_is_not_there(site, make_post, client, fields):
    make_post(path="/secret/", title="비밀", **fields)
    for asked in ("/secret/", "/secret"):
        response = client.get(asked)
        assert response.status_code == 404
        assert "비밀" not in response.text


def test_a_scheduled_post_is_not_there_yet(site, make_post, client):
    make_post(path="/soon/", title="예고", published_at=timezone.now() + timedelta(hours=1))
    assert client.get("/soon/").status_code == 404
    assert "예고" not in client.get("/").text


@pytest.mark.parametrize(
    ("asked", "rightful"),
    [("/tags", "/tags/"), ("/index.html", "/"), ("/archive.html", "/archive/"),
     ("/search?q=a", "/search/?q=a"), ("/categories/index.html", "/categories/")],
)  # fmt: skip
def test_fixed_pages_have_one_address(site, client, asked, rightful):
    response = client.get(asked)
    assert (response.status_code, response["Location"]) == (301, rightful)


def test_only_reading_is_allowed(site, make_post, client):
    make_post(path="/a/")
    assert client.post("/a/").status_code == 405
    assert client.head("/a/").status_code == 200


def test_spellings_of_the_root_are_the_root():
    assert "/" in spellings("/index.html")
