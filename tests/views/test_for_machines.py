"""Feeds, site map, robots, probes, the stylesheet."""

import datetime as dt
import gzip
import json
from xml.etree import ElementTree

import pytest
from django.db import DatabaseError, connection

from blog.feeds import absolute_html

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
NOON = dt.datetime(2024, 5, 1, 3, 0, tzinfo=dt.UTC)


@pytest.fixture
def atom(client):
    def entries(address: str) -> list[ElementTree.Element]:
        response = client.get(address)
        assert response["Content-Type"].startswith("application/atom+xml")
        return ElementTree.fromstring(response.content).findall(f"{ATOM}entry")

    return entries


def test_the_feed_holds_posts_in_full_with_whole_addresses(site, make_post, atom):
    make_post(
        title="A < B",
        path="/글/하나/",
        html='<p><img src="../a.png"> <a href="/x#y">x</a> <a href="#z">z</a></p>',
        published_at=NOON,
        author_name="소연",
        categories=["분류"],
        tags=["꼬리표"],
    )
    make_post(status="draft")
    (entry,) = atom("/feed.xml")
    url = "http://127.0.0.1:8000/%EA%B8%80/%ED%95%98%EB%82%98/"
    assert entry.find(f"{ATOM}title").text == "A < B"
    assert entry.find(f"{ATOM}link").attrib["href"] == url
    assert entry.find(f"{ATOM}published").text == "2024-05-01T12:00:00+09:00"
    assert entry.find(f"{ATOM}author/{ATOM}name").text == "소연"
    assert [c.attrib["term"] for c in entry.findall(f"{ATOM}category")] == ["분류", "꼬리표"]
    assert entry.find(f"{ATOM}content").text == (
        '<p><img src="http://127.0.0.1:8000/%EA%B8%80/a.png"> '
        f'<a href="http://127.0.0.1:8000/x#y">x</a> <a href="{url}#z">z</a></p>'
    )


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ('<a href="https://o.org/a">a</a>', '<a href="https://o.org/a">a</a>'),
        ('<a href="mailto:a@b.c">a</a>', '<a href="mailto:a@b.c">a</a>'),
        ('<a href="//o.org/a">a</a>', '<a href="http://o.org/a">a</a>'),
        (
            '<a href=" ../q?x=가#절 하나">a</a>',
            '<a href="http://127.0.0.1:8000/q?x=%EA%B0%80#%EC%A0%88%20%ED%95%98%EB%82%98">a</a>',
        ),
        ('<a href="/100%25%23">a</a>', '<a href="http://127.0.0.1:8000/100%25%23">a</a>'),
        ('<a href="//[x">a</a>', '<a href="http://127.0.0.1:8000/p/">a</a>'),
        ("<p>글자 &lt;b&gt;</p>", "<p>글자 &lt;b&gt;</p>"),
        ('<img src="b.png">', '<img src="http://127.0.0.1:8000/p/b.png">'),
        (
            '<img srcset="/a.png 1x, b.png 2x">',
            '<img srcset="http://127.0.0.1:8000/a.png 1x, http://127.0.0.1:8000/p/b.png 2x">',
        ),
    ],
)
def test_addresses_in_a_feed(written, whole):
    assert absolute_html(written, "http://127.0.0.1:8000/p/") == whole


def test_characters_that_xml_cannot_hold_do_not_break_the_feed(site, make_post, atom):
    make_post(title="가\x08나", html="<p>\x0b\uffff본문</p>")
    (entry,) = atom("/feed.xml")
    assert entry.find(f"{ATOM}title").text == "가나"


def test_each_tag_and_category_has_a_feed(site, make_post, atom):
    make_post(title="하나", tags=["C++"], categories=["글 모음"])
    make_post(title="둘")
    for address in ("/tags/c-plus-plus/feed.xml", "/categories/글-모음/feed.xml"):
        assert [e.find(f"{ATOM}title").text for e in atom(address)] == ["하나"]


def test_a_tag_of_drafts_alone_has_no_feed(site, make_post, client):
    make_post(tags=["몰래"], status="draft")
    assert client.get("/tags/몰래/feed.xml").status_code == 404


def test_rss_and_json_feed_say_the_same(site, make_post, client):
    make_post(title="글", path="/q/", published_at=NOON, html="<p>본문</p>")
    rss = ElementTree.fromstring(client.get("/rss.xml").content)
    encoded = rss.find("channel/item/{http://purl.org/rss/1.0/modules/content/}encoded")
    assert encoded.text == "<p>본문</p>"
    (item,) = json.loads(client.get("/feed.json").content)["items"]
    assert (item["url"], item["content_html"]) == ("http://127.0.0.1:8000/q/", "<p>본문</p>")
    assert item["date_published"] == "2024-05-01T12:00:00+09:00"


def test_an_unchanged_feed_is_not_sent_again(site, make_post, client):
    make_post(published_at=NOON)
    etag = client.get("/feed.xml")["ETag"]
    assert client.get("/feed.xml", headers={"if-none-match": etag}).status_code == 304


def test_the_site_map_names_what_is_public_and_when_it_changed(site, make_post, client):
    make_post(path="/한/", published_at=NOON, updated_at=NOON + dt.timedelta(days=3))
    make_post(path="/about/", kind="page", source_path="about.md", published_at=None)
    make_post(path="/draft/", status="draft")
    schema = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    urls = ElementTree.fromstring(client.get("/sitemap.xml").content).findall(f"{schema}url")
    seen = {u.find(f"{schema}loc").text: u.findtext(f"{schema}lastmod") for u in urls}
    base = "http://127.0.0.1:8000"
    lists = ["/", "/archive/", "/categories/", "/tags/", "/sources/", "/feeds/"]
    assert seen == {base + path: None for path in lists} | {
        f"{base}/%ED%95%9C/": "2024-05-04",
        f"{base}/about/": None,
    }


def test_robots_name_the_site_map(site, client):
    lines = client.get("/robots.txt").text.splitlines()
    assert lines[0] == "User-agent: *"
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in lines
    assert "Disallow: /admin/" in lines


def test_a_live_process_needs_no_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/healthz").text == "ok\n"


def test_a_process_is_ready_when_its_database_answers(client, monkeypatch):
    assert client.get("/readyz").status_code == 200

    def refuse() -> None:
        raise DatabaseError("gone")

    monkeypatch.setattr(connection, "cursor", refuse)
    assert client.get("/readyz").status_code == 503


def test_the_theme_is_one_file_kept_for_ever(site, page, client):
    links = page("/").css("link[rel=stylesheet]")
    assert len(links) == 1
    address = links[0].attributes["href"]
    theme = client.get(address)
    assert theme["Cache-Control"] == "public, max-age=31536000, immutable"
    assert theme.text.startswith("@layer reset, tokens, base, layout, components, utilities;")
    packed = client.get(address, headers={"accept-encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content).decode() == theme.text


def test_the_theme_of_another_release_is_not_kept(client):
    response = client.get("/theme.0123456789ab.css")
    assert (response.status_code, response["Cache-Control"]) == (200, "public, max-age=60")
