"""An article describes itself to machines in the words of schema.org."""

import datetime as dt
import json

import pytest
from django.core.files.base import ContentFile
from selectolax.lexbor import LexborHTMLParser

from blog.models import Asset

pytestmark = pytest.mark.django_db


@pytest.fixture
def described(client):
    def read(address, place=0):
        tree = LexborHTMLParser(client.get(address).content.decode())
        scripts = tree.css("script[type='application/ld+json']")
        return json.loads(scripts[place].text())

    return read


def test_a_post_names_itself_and_its_sources(site, make_post, described):
    picture = Asset(source_path="a.png", path="/a.png", digest="0" * 64, width=1600, height=900)
    picture.file.save("a.png", ContentFile(b"a"))
    make_post(
        path="/a/",
        title="Queue<T> & </script> 글",
        summary="요약",
        text="세 낱말의 글",
        lang="ko",
        author_name="소연",
        published_at=dt.datetime(2024, 5, 1, 3, 0, tzinfo=dt.UTC),
        categories=["분류"],
        tags=["책", "여행"],
        front_matter={"image": "a.png"},
        citations=[
            {"url": "https://o.org/1", "title": "책", "byline": "by 저자", "places": []},
            {"url": "https://o.org/2", "title": "", "byline": "", "places": []},
        ],
    )
    base = "http://127.0.0.1:8000"
    assert described("/a/") == {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "headline": "Queue<T> & </script> 글",
        "description": "요약",
        "url": f"{base}/a/",
        "mainEntityOfPage": f"{base}/a/",
        "inLanguage": "ko",
        "datePublished": "2024-05-01T12:00:00+09:00",
        "isPartOf": {"@type": "Blog", "name": "목차", "url": f"{base}/"},
        "wordCount": 3,
        "author": {"@type": "Person", "name": "소연", "url": f"{base}/authors/%EC%86%8C%EC%97%B0/"},
        "publisher": {"@type": "Organization", "name": "목차", "url": f"{base}/"},
        "image": {
            "@type": "ImageObject",
            "url": f"{base}/a.png",
            "width": "1600 px",
            "height": "900 px",
        },
        "articleSection": ["분류"],
        "keywords": ["책", "여행"],
        "citation": [
            {
                "@type": "CreativeWork",
                "url": "https://o.org/1",
                "name": "책",
                "creditText": "by 저자",
            },
            {"@type": "CreativeWork", "url": "https://o.org/2"},
        ],
    }


def test_a_page_is_an_article_and_no_posting(site, make_post, described):
    make_post(kind="page", path="/about/", title="소개", published_at=None)
    assert described("/about/")["@type"] == "Article"
    assert "datePublished" not in described("/about/")


def test_a_post_says_the_way_to_it(site, make_post, described):
    make_post(path="/a/", title="글", categories=["책"])
    way = described("/a/", 1)
    assert way["@type"] == "BreadcrumbList"
    steps = [(step["position"], step["name"], step["item"]) for step in way["itemListElement"]]
    base = "http://127.0.0.1:8000"
    assert steps == [
        (1, "목차", f"{base}/"),
        (2, "책", f"{base}/categories/%EC%B1%85/"),
        (3, "글", f"{base}/a/"),
    ]


def test_a_part_of_a_series_says_which(site, make_post, described):
    for title in ("둘째", "첫째"):
        make_post(title=title, path=f"/{title}/", front_matter={"series": "연재"})
    said = described("/둘째/")
    blog, series = said["isPartOf"]
    assert (blog["@type"], series["@type"], series["name"]) == (
        "Blog",
        "CreativeWorkSeries",
        "연재",
    )
    assert said["position"] == 2


def test_an_author_is_told_as_the_data_tells(site, make_post, described):
    site.data = {"authors": {"so": {"name": "소연", "bio": "쓴다", "github": "so", "url": "/me/"}}}
    site.save()
    make_post(author_name="소연")
    page, way = described("/authors/소연/"), described("/authors/소연/", 1)
    base = "http://127.0.0.1:8000"
    assert page["@type"] == "ProfilePage"
    assert page["mainEntity"] == {
        "@type": "Person",
        "name": "소연",
        "url": f"{base}/authors/%EC%86%8C%EC%97%B0/",
        "description": "쓴다",
        "sameAs": ["https://github.com/so"],
    }
    assert [step["item"] for step in way["itemListElement"]][1] == f"{base}/authors/"


@pytest.mark.parametrize("address", ["/tags/책/", "/categories/책/", "/series/책/"])
def test_a_list_says_what_it_is_and_the_way_to_it(site, make_post, described, address):
    make_post(tags=["책"], categories=["책"], front_matter={"series": "책"})
    said, way = described(address), described(address, 1)
    assert (said["@type"], said["name"]) == ("CollectionPage", "책")
    assert [step["position"] for step in way["itemListElement"]] == [1, 2, 3]
    assert way["itemListElement"][2]["item"] == said["url"]


def test_what_names_nobody_is_the_sites(site, make_post, described):
    make_post(path="/a/")
    author = {"@type": "Organization", "name": "목차", "url": "http://127.0.0.1:8000/"}
    assert described("/a/")["author"] == described("/")["author"] == author


def test_the_author_of_a_page_has_no_page_of_posts(site, make_post, described):
    make_post(kind="page", path="/about/", author_name="소연")
    assert described("/about/")["author"] == {"@type": "Person", "name": "소연"}


def test_a_text_in_a_script_without_spaces_counts_no_words(site, make_post, described):
    make_post(path="/a/", lang="ja", text="目次という小さな地図")
    assert "wordCount" not in described("/a/")


def test_a_translation_is_named(site, make_post, described):
    make_post(path="/ko/", lang="ko", front_matter={"ref": "a"})
    make_post(path="/en/", lang="en", front_matter={"ref": "a"})
    (other,) = described("/ko/")["workTranslation"]
    assert (other["url"], other["inLanguage"]) == ("http://127.0.0.1:8000/en/", "en")


def test_the_first_page_says_what_the_site_is(site, make_post, described):
    make_post()
    blog = described("/")
    assert (blog["@type"], blog["name"], blog["inLanguage"]) == ("Blog", "목차", "ko")
    assert blog["image"]["width"] == "1200 px"
    assert (described("/", 1)["@type"], described("/", 1)["name"]) == ("WebSite", "목차")
