"""Feeds as a feed reader takes them: the sample blog through feedparser, in every form."""

import json
from urllib.parse import quote, urlsplit

import feedparser
import pytest
from django.core.files.base import ContentFile
from selectolax.lexbor import LexborHTMLParser

from blog import importing
from blog.models import Asset, Post
from tests.conftest import SAMPLE_BLOG

pytestmark = pytest.mark.django_db
BASE = "http://127.0.0.1:8000"


@pytest.fixture
def blog(db):
    importing.import_tree(SAMPLE_BLOG)


@pytest.fixture
def parsed(client):
    def read(address):
        answer = client.get(address)
        headers = {"content-type": answer["Content-Type"], "content-location": BASE + address}
        feed = feedparser.parse(answer.content, response_headers=headers, sanitize_html=False)
        assert not feed.bozo, feed.get("bozo_exception")
        return feed

    return read


def addresses_in(html):
    nodes = LexborHTMLParser(html).css("[href], [src]")
    return [node.attributes.get("href") or node.attributes.get("src") for node in nodes]


def test_the_feeds_of_the_sample_are_whole(blog, parsed, client):
    atom, rss = parsed("/feed.xml"), parsed("/rss.xml")
    items = json.loads(client.get("/feed.json").content)["items"]
    assert (atom.version, rss.version) == ("atom10", "rss20")
    posts = Post.objects.public().newest_first()[:20]
    urls = [BASE + post.get_absolute_url() for post in posts]
    assert len(urls) > 10
    assert [e.link for e in atom.entries] == [e.link for e in rss.entries] == urls
    assert [item["url"] for item in items] == [item["id"] for item in items] == urls
    assert [e.id for e in rss.entries] == urls
    for post, entry, other, item in zip(posts, atom.entries, rss.entries, items, strict=True):
        assert entry.title == other.title == item["title"] == post.title
        assert entry.author == other.author == item["authors"][0]["name"]
        text = LexborHTMLParser(entry.content[0].value).text(strip=True)
        assert text == LexborHTMLParser(post.html).text(strip=True)
        assert entry.content[0].language == item["language"] == post.lang
        for address in addresses_in(item["content_html"]):
            assert urlsplit(address).scheme, address


@pytest.mark.parametrize(
    ("path", "slug", "known_as"),
    [  # as jekyll-feed 0.17 wrote them
        ("/책 하나/2024/01/01/첫-글-&-more/", "첫 글 & more", "/책 하나/2024/01/01/첫 글 & more"),
        ("/about-x/", "two", "/two"),
        ("/a/Four_Is.html", "Four_Is", "/a/Four_Is"),
        ("/five", "five", "/five"),
        ("/no/slug/", "", "/no/slug/"),
    ],
)
def test_who_followed_the_former_site_knows_the_posts(
    site, make_post, parsed, path, slug, known_as
):
    make_post(path=path, slug=slug)
    feed = parsed("/feed.xml")
    assert feed.feed.id == f"{BASE}/feed.xml"
    assert feed.entries[0].id == BASE + quote(known_as, safe="/&")


def test_two_posts_are_never_known_as_one(site, make_post, parsed):
    for path in ("/a/x/", "/a/y/"):
        make_post(path=path, slug="x")
    assert [entry.id for entry in parsed("/feed.xml").entries] == [f"{BASE}/a/x/", f"{BASE}/a/y/"]


def test_a_changed_post_is_dated_by_its_change(site, make_post, parsed, client):
    post = make_post()
    post.updated_at = post.published_at.replace(year=2030)
    post.save()
    feed = parsed("/feed.xml")
    assert feed.entries[0].updated.startswith("2030-")
    assert feed.feed.updated == feed.entries[0].updated
    (item,) = json.loads(client.get("/feed.json").content)["items"]
    assert item["date_modified"].startswith("2030-")


def test_the_picture_of_a_post_goes_with_it(site, make_post, parsed, client):
    picture = Asset(source_path="그림.png", path="/그림.png", digest="2" * 64, size=7)
    picture.content_type = "image/png"
    picture.file.save("a.png", ContentFile(b"picture"))
    make_post(front_matter={"image": "/그림.png"})
    make_post()
    url = f"{BASE}/%EA%B7%B8%EB%A6%BC.png"
    for address in ("/feed.xml", "/rss.xml"):
        with_one, without = parsed(address).entries
        (enclosure,) = with_one.enclosures
        assert (enclosure.href, enclosure.type, enclosure.length) == (url, "image/png", "7")
        assert without.enclosures == []
    items = json.loads(client.get("/feed.json").content)["items"]
    assert [item.get("image") for item in items] == [url, None]


def test_json_feed_leaves_out_what_there_is_not(site, make_post, client):
    make_post(published_at=None, summary="")
    (item,) = json.loads(client.get("/feed.json").content)["items"]
    assert None not in item.values()
    assert not {"date_published", "date_modified", "summary", "image", "tags"} & set(item)


def test_an_author_has_a_feed(site, make_post, parsed, page, settings):
    settings.WEBSUB_HUB = "https://hub.example.org/"
    make_post(title="첫 글", author_name="한소연")
    make_post(title="둘째 글", author_name="에드윈")
    feed = parsed("/authors/한소연/feed.xml")
    assert feed.feed.title == "한소연 · 목차"
    assert [entry.title for entry in feed.entries] == ["첫 글"]
    assert parsed("/authors/한소연/rss.xml").entries[0].title == "첫 글"
    named = page("/authors/한소연/").css("link[type='application/atom+xml']")
    assert named[-1].attributes["href"] == urlsplit(feed.feed.links[1].href).path
    assert "hub" in [link.rel for link in feed.feed.links]


def test_a_series_has_a_feed_of_its_newest_parts(site, make_post, parsed, page, client):
    for title in ("셋째", "둘째", "첫째"):
        make_post(title=title, front_matter={"series": "긴 이야기"})
    make_post(title="다른 글")
    feed = parsed("/series/긴-이야기/feed.xml")
    assert feed.feed.title == "긴 이야기 · 목차"
    assert [entry.title for entry in feed.entries] == ["셋째", "둘째", "첫째"]
    named = page("/series/긴-이야기/").css("link[type='application/atom+xml']")
    assert named[-1].attributes["href"] == urlsplit(feed.feed.links[1].href).path
    assert named[-1].attributes["title"] == feed.feed.title
    assert client.get("/series/없는/feed.xml").status_code == 404


def test_a_summary_says_what_it_says_on_the_page(site, make_post, parsed, client):
    make_post(title="Queue<T> & 글", summary="a < b & <b>굵게</b>")
    assert parsed("/feed.xml").entries[0].title == "Queue<T> & 글"
    for address in ("/feed.xml", "/rss.xml"):
        shown = LexborHTMLParser(parsed(address).entries[0].summary)
        assert shown.text() == "a < b & <b>굵게</b>"
    (item,) = json.loads(client.get("/feed.json").content)["items"]
    assert item["summary"] == "a < b & <b>굵게</b>"


def test_a_post_without_title_is_called_by_its_first_words(site, make_post, parsed, client):
    make_post(title="", summary="제목 없이 쓴 글이다")
    make_post(title="", summary="", path="/q/")
    for address in ("/feed.xml", "/rss.xml"):
        assert [e.title for e in parsed(address).entries] == ["제목 없이 쓴 글이다", f"{BASE}/q/"]
    items = json.loads(client.get("/feed.json").content)["items"]
    assert not any("title" in item for item in items)


def test_a_language_that_is_none_is_not_said(site, make_post, parsed, page):
    site.lang = "ko_KR"
    site.save()
    make_post(lang="한국어", path="/a/")
    feed = parsed("/feed.xml")
    assert feed.feed.language == feed.entries[0].content[0].language == "ko-KR"
    assert page("/a/").css_first("article").attributes["lang"] == "ko-KR"


def test_a_feed_without_posts_is_the_same_when_asked_again(site, client, monkeypatch):
    first, second = (client.get("/feed.xml") for _ in range(2))
    assert first["ETag"] == second["ETag"]


@pytest.mark.parametrize("form", ["feed.xml", "rss.xml", "feed.json"])
def test_an_author_of_drafts_alone_has_none(site, make_post, client, form):
    make_post(author_name="한소연", status="draft")
    assert client.get(f"/authors/한소연/{form}").status_code == 404


@pytest.mark.parametrize(
    ("former", "now"),
    [
        *((path, "/feed.xml") for path in ("/atom.xml", "/feed/", "/feed", "/index.xml")),
        *((path, "/rss.xml") for path in ("/rss", "/rss/", "/feed/rss/", "/blog/rss.xml")),
        ("/feed/atom/", "/feed.xml"),
        ("/news/all.xml", "/feed.xml"),
    ],
)
def test_the_addresses_of_former_feeds_lead_to_the_feed(site, client, former, now):
    site.config["feed"] = {"path": "news/all.xml"}
    site.save()
    answer = client.get(former)
    assert (answer.status_code, answer["Location"]) == (301, now)


def test_a_text_where_a_feed_might_be_keeps_its_place(site, make_post, client):
    make_post(path="/feed/", title="먹이")
    assert client.get("/feed/").status_code == 200
