"""What follows the site: feeds of every kind, the hub, the site map's pictures and parts."""

import json
from xml.etree import ElementTree

import pytest

from blog import sitemaps

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
BASE = "http://127.0.0.1:8000"


@pytest.fixture
def post(site, make_post):
    make_post(title="다른 글")
    return make_post(title="첫 글", tags=["책"], categories=["여행"])


@pytest.mark.parametrize("term", ["tags/책", "categories/여행"])
def test_each_tag_and_category_has_its_feed_in_every_form(post, client, term):
    atom = ElementTree.fromstring(client.get(f"/{term}/feed.xml").content)
    rss = ElementTree.fromstring(client.get(f"/{term}/rss.xml").content)
    feed = json.loads(client.get(f"/{term}/feed.json").content)
    name = term.partition("/")[2]
    assert rss.findtext("channel/title") == feed["title"] == f"{name} · 목차"
    assert [item["title"] for item in feed["items"]] == ["첫 글"]
    assert [item.findtext("title") for item in rss.iter("item")] == ["첫 글"]
    titles = [e.findtext("{*}title") for e in atom.findall("{*}entry")]
    assert titles == ["첫 글"]
    assert feed["feed_url"].startswith(BASE)
    assert feed["feed_url"].endswith("/feed.json")


@pytest.mark.parametrize("form", ["feed.xml", "rss.xml", "feed.json"])
def test_a_tag_that_nobody_uses_has_no_feed(post, client, form):
    assert client.get(f"/tags/없는/{form}").status_code == 404


def test_the_hub_is_named_in_every_feed(post, client, settings):
    settings.WEBSUB_HUB = "https://hub.example.org/"
    for address in ("/feed.xml", "/rss.xml", "/tags/책/rss.xml"):
        links = ElementTree.fromstring(client.get(address).content).iter(
            "{http://www.w3.org/2005/Atom}link"
        )
        hubs = [link.get("href") for link in links if link.get("rel") == "hub"]
        assert hubs == ["https://hub.example.org/"]
    feed = json.loads(client.get("/feed.json").content)
    assert feed["hubs"] == [{"type": "WebSub", "url": "https://hub.example.org/"}]


def test_without_a_hub_none_is_named(post, client):
    assert b"hub" not in client.get("/feed.xml").content
    assert "hubs" not in json.loads(client.get("/feed.json").content)


def test_the_site_map_names_the_pictures_of_a_page(site, make_post, client):
    pictures = [
        {"src": "/그림.png", "alt": ""},
        {"src": "b.png?x=1&y=2", "alt": ""},
        {"src": "/missing.png", "alt": "", "missing": True},
    ]
    make_post(path="/a/first/", pictures=pictures)
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    page = next(u for u in tree if u.findtext(f"{MAP}loc") == f"{BASE}/a/first/")
    shown = [loc.text for loc in page.iter(f"{IMAGE}loc")]
    assert shown == [f"{BASE}/%EA%B7%B8%EB%A6%BC.png", f"{BASE}/a/first/b.png?x=1&y=2"]


def test_a_large_site_has_an_index_of_several_maps(site, make_post, client, monkeypatch):
    for _ in range(5):
        make_post()
    monkeypatch.setattr(sitemaps, "_PART", 2)
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    parts = [loc.text for loc in tree.iter(f"{MAP}loc")]
    documents = [f"{BASE}/sitemap-documents.xml{page}" for page in ("", "?p=2", "?p=3")]
    lists = [f"{BASE}/sitemap-lists.xml{page}" for page in ("", "?p=2", "?p=3")]
    assert parts == [*lists, *documents]  # and no part without pages
    assert client.get("/sitemap-tags.xml").status_code == 404
    pages = [
        loc.text
        for part in documents
        for loc in ElementTree.fromstring(client.get(part.removeprefix(BASE)).content).iter(
            f"{MAP}loc"
        )
    ]
    assert len(pages) == len(set(pages)) == 5


def test_security_txt_names_the_contact(site, client, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:me@example.org"
    lines = client.get("/.well-known/security.txt").text.splitlines()
    assert lines[0] == "Contact: mailto:me@example.org"
    assert lines[1].startswith("Expires: 20")
    assert lines[2] == f"Canonical: {BASE}/.well-known/security.txt"
