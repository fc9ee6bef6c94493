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
    def read(address):
        tree = LexborHTMLParser(client.get(address).content.decode())
        (script,) = tree.css("script[type='application/ld+json']")
        return json.loads(script.text())

    return read


def test_a_post_names_itself_and_its_sources(site, make_post, described):
    picture = Asset(source_path="a.png", path="/a.png", digest="0" * 64, width=1600, height=900)
    picture.file.save("a.png", ContentFile(b"a"))
    make_post(
        path="/a/",
        title="Queue<T> & </script> 글",
        summary="요약",
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
        "author": {"@type": "Person", "name": "소연"},
        "publisher": {"@type": "Organization", "name": "목차", "url": f"{base}/"},
        "image": {
            "@type": "ImageObject",
            "url": f"{base}/a.png",
            "width": 1600,
            "height": 900,
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
