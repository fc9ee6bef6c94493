"""A real post as its author wrote it: the first thing that must work."""

import json
import sys
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser

from blog.importing import import_tree
from blog.models import Asset, Document

pytestmark = pytest.mark.django_db

SOURCES = [
    ("http://hub.zum.com/allyeozum/5364", "알려줌"),
    ("https://1boon.kakao.com/gilbut/5c89b504709b5300010ad3d8", "길벗 '무작정 따라하기'"),
    ("https://verticalplatform.kr/archives/3687", "이경현"),
    (
        "http://economy.chosun.com/client/news/view.php?boardName=C26&page=1&t_num=13606675",
        "ECONOMY CHOSUN BOOKS",
    ),
    ("https://www.sciencetimes.co.kr/", "김은영 객원기자"),
]


@pytest.fixture
def report(shared):
    return import_tree(shared / "seeds")


@pytest.fixture
def page(report, client):
    document = Document.objects.get()
    response = client.get(document.get_absolute_url())
    assert response.status_code == 200
    return LexborHTMLParser(response.content.decode())


def test_one_post_comes_and_the_other_file_is_named(report):
    assert [(d.kind, d.status, d.public) for d in report.documents] == [("post", "created", True)]
    assert report.left == ["expected.json"]


def test_facts(report, shared):
    expected = json.loads((shared / "seeds" / "expected.json").read_text())
    document = Document.objects.get()
    assert document.title == expected["title"]
    assert document.published_at.isoformat() == "2019-07-13T05:49:09+00:00"
    assert document.local_date(None).isoformat() == "2019-07-13T14:49:09+09:00"
    assert [c.name for c in document.categories.all()] == expected["categories"]
    assert [t.tag.name for t in document.tagged.all()] == expected["tags"]
    assert document.comments


def test_body_is_what_jekyll_made_of_it(page, shared, monkeypatch):
    monkeypatch.setattr(sys, "path", [str(shared / "tools"), *sys.path])
    from compare_site import same

    expected = json.loads((shared / "seeds" / "expected.json").read_text())
    equal, ours, theirs = same(page.css_first(".e-content").inner_html, expected["content_html"])
    assert equal, [pair for pair in zip(ours, theirs, strict=False) if pair[0] != pair[1]][:3]


def test_seven_blocks_are_centred_and_no_markup_shows(page):
    assert len(page.css(".e-content .center")) == 7
    assert "{:" not in page.body.text()
    assert "{{" not in page.html


def test_contents_are_the_author_s_three(page):
    links = page.css("nav.toc a[href^='#']")
    assert [link.text(strip=True) for link in links] == [
        "1.알리바바에 대한 일반 인식",
        "2.알리바바와 데이터 플랫폼",
        "3.알리바바의 진실과 미래",
    ]
    ids = {node.attributes["id"] for node in page.css(".e-content [id]")}
    targets = {unquote(a.attributes["href"][1:]) for a in links}
    assert targets <= ids


def test_sources_are_five_with_bylines(report):
    citations = Document.objects.get().citations
    assert [c["byline"] for c in citations] == [byline for _, byline in SOURCES]
    assert all(c["url"].startswith(url) for c, (url, _) in zip(citations, SOURCES, strict=True))
    assert {place["kind"] for place in citations[2]["places"]} == {"source", "image"}


def test_each_source_is_an_entry_of_its_own(page):
    entries = page.css("section.references li[id^='ref-']")
    assert [entry.attributes["id"] for entry in entries] == [f"ref-{n}" for n in range(1, 6)]


def test_missing_image_is_named_and_its_address_shows_the_words(report, client):
    path = "/images/alibaba/alibaba_mecanism.png"
    assert report.documents[0].missing == [path]
    assert Asset.objects.get(path=path).alt == "알리바바의 유통 서비스 생태계"
    response = client.get(path)
    assert response.status_code == 404
    assert response["Content-Type"].startswith("image/svg+xml")
    assert "알리바바의 유통 서비스 생태계" in response.content.decode()


@pytest.mark.parametrize("tag", ["알리바바", "ALIBABA", "Alibaba Group"])
def test_each_tag_has_a_page(report, client, tag):
    document = Document.objects.get()
    address = document.tags.get(name=tag).get_absolute_url()
    response = client.get(address)
    assert response.status_code == 200
    assert document.title in response.content.decode()
