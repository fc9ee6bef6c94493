"""What pages tell machines, held against the vocabulary of schema.org and microformats2."""

import datetime as dt
import json

import mf2py
import pytest
from django.contrib.contenttypes.models import ContentType
from django_comments_xtd.models import XtdComment
from selectolax.lexbor import LexborHTMLParser

from blog import importing
from blog.models import Document
from tests.conftest import SAMPLE_BLOG
from tests.schemas import difficult
from tests.schemas.structured import faults, google_faults

pytestmark = pytest.mark.django_db
BASE = "http://127.0.0.1:8000"
LISTS = ("/tags/", "/categories/", "/authors/", "/series/")


@pytest.fixture
def described(client):
    """Return a reader of what the page at an address says of itself, which must be right."""

    def read(address):
        scripts = LexborHTMLParser(client.get(address).text).css("[type='application/ld+json']")
        found = [json.loads(script.text()) for script in scripts]
        wrong = [fault for said in found for fault in [*faults(said), *google_faults(said)]]
        assert wrong == [], address
        return [said["@type"] for said in found]

    return read


@pytest.fixture
def microformats(client):
    def read(address):
        return mf2py.parse(client.get(address).text, url=BASE + address)

    return read


def pages_in(client):
    """Return the addresses of every list of one tag, category, author and series."""
    links = [
        link.attributes["href"]
        for start in LISTS
        for link in LexborHTMLParser(client.get(start).text).css(f"main a[href^='{start}']")
    ]
    return [href for href in dict.fromkeys(links) if href not in LISTS]


def test_descriptions_of_the_sample(db, client, described):
    importing.import_tree(SAMPLE_BLOG)
    kinds = [kind for post in Document.objects.public() for kind in described(whole(post))]
    assert kinds.count("BlogPosting") > 10
    assert kinds.count("BreadcrumbList") > 10
    assert described("/") == ["Blog", "WebSite"]
    lists = [tuple(described(address)) for address in pages_in(client)]
    assert set(lists) == {(kind, "BreadcrumbList") for kind in ("CollectionPage", "ProfilePage")}


def test_descriptions_of_difficult_texts(site, client, make_post, described):
    site.author_name = "한소연"
    site.save()
    difficult.write(make_post)
    for post in Document.objects.public().exclude(published_at=None):
        if post.title.strip():
            assert described(whole(post))[0] == "BlogPosting"
    for address in pages_in(client):
        assert described(address)


def whole(document):
    return document.get_absolute_url()


def test_an_article_is_an_entry_with_its_comments(site, make_post, microformats):
    post = make_post(
        path="/글/", title="Queue<T> & 글", html="<p>본문 <b>굵게</b></p>",
        author_name="한소연, 에드윈", categories=["여행"], tags=["책"], comments=True,
    )  # fmt: skip
    post.updated_at = post.published_at
    post.save()
    kind = ContentType.objects.get_for_model(Document)
    XtdComment.objects.create(
        content_type=kind, object_pk=post.pk, site_id=1, comment="좋아요", user_name="독자",
        user_url="https://o.org/", is_public=True,
    )  # fmt: skip
    (entry,) = microformats("/글/")["items"]
    said = entry["properties"]
    assert entry["type"] == ["h-entry"]
    assert said["name"] == ["Queue<T> & 글"]
    assert said["url"] == [f"{BASE}/%EA%B8%80/"]
    assert said["content"][0]["html"] == "<p>본문 <b>굵게</b></p>"
    assert said["category"] == ["여행", "책"]
    assert [author["type"] for author in said["author"]] == [["h-card"]] * 2
    assert [author["properties"]["name"] for author in said["author"]] == [["한소연"], ["에드윈"]]
    assert said["published"] == said["updated"]
    (comment,) = said["comment"]
    assert comment["type"] == ["h-cite"]
    assert comment["properties"]["author"][0]["properties"]["name"] == ["독자"]
    assert comment["properties"]["content"] == ["좋아요"]
    assert comment["properties"]["url"][-1].endswith(f"/글/#c{XtdComment.objects.get().pk}")
    assert comment["properties"]["published"]


@pytest.mark.parametrize(
    "address",
    ["/", "/tags/책/", "/categories/책/", "/series/책/", "/authors/소연/", "/archive/2024/"],
)
def test_a_list_is_a_feed_of_entries(site, make_post, microformats, address):
    fields = {"author_name": "소연", "tags": ["책"], "categories": ["책"]}
    for day in (1, 2):
        make_post(
            **fields,
            path=f"/{day}/",
            front_matter={"series": "책"},
            published_at=dt.datetime(2024, 5, day, tzinfo=dt.UTC),
        )
    (feed,) = microformats(address)["items"]
    assert feed["type"] == ["h-feed"]
    assert feed["properties"]["name"]
    entries = [entry["properties"] for entry in feed["children"]]
    assert {entry["url"][0] for entry in entries} == {f"{BASE}/1/", f"{BASE}/2/"}
    assert all(entry["name"] and entry["published"] for entry in entries)


def test_the_first_page_tells_whose_site_it_is(site, page, make_post, microformats):
    site.config |= {
        "author": "소연",
        "links": [{"title": "소개", "url": "/about/"}],
        "github": "so",
    }
    site.author_name = "소연"
    site.save()
    parsed = microformats("/")
    (card,) = parsed["items"][0]["properties"]["author"]
    assert card["properties"]["uid"] == [f"{BASE}/"]
    assert card["properties"]["url"] == [f"{BASE}/", "https://github.com/so"]
    assert parsed["rels"]["me"] == ["https://github.com/so"]
