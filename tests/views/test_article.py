"""What the page of an article shows."""

import datetime as dt

import pytest
from django.test import RequestFactory

from blog.models import Document
from blog.views.articles import article_response

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2024, 5, 1, 3, 0, tzinfo=dt.UTC)


def test_the_facts_are_microformats(site, make_post, page, texts):
    make_post(
        title="Queue<T>",
        path="/q/",
        published_at=NOON,
        author_name="소연 & 민재",
        categories=["C++", "글"],
        tags=["빅 데이터"],
    )
    article = page("/q/")
    assert texts(article, "article.h-entry .p-name") == ["Queue<T>"]
    assert texts(article, ".h-entry .p-author") == ["소연 & 민재"]
    assert texts(article, ".h-entry .p-category") == ["C++", "글", "빅 데이터"]
    times = article.css(".h-entry .dt-published")
    assert [t.attributes["datetime"] for t in times] == ["2024-05-01T12:00:00+09:00"]
    urls = [a.attributes["href"] for a in article.css("article.h-entry .u-url")]
    assert urls == ["http://127.0.0.1:8000/q/"]


def test_the_body_is_the_only_content_and_nothing_is_added_to_it(site, make_post, page):
    html = '<h2 id="가">가</h2>\n\n<p style="color: red">본문</p>\n'
    make_post(path="/q/", html=html)
    bodies = page("/q/").css(".e-content")
    assert [body.inner_html for body in bodies] == [html]


def test_a_site_without_zone_shows_the_offset_that_the_author_wrote(db, make_post, page):
    make_post(path="/q/", published_at=NOON, date_offset=-240)
    shown = page("/q/").css_first(".dt-published").attributes["datetime"]
    assert shown == "2024-04-30T23:00:00-04:00"


def test_contents_are_nested_links_that_work_without_script(site, make_post, page, texts):
    part = {"id": "첫째-나", "label": "나 <b>", "children": []}
    make_post(path="/q/", contents=[{"id": "첫째", "label": "첫째", "children": [part]}])
    toc = page("/q/").css("nav.toc")
    assert len(toc) == 1
    links = [(a.text(), a.attributes["href"]) for a in toc[0].css("a")]
    assert links == [
        ("첫째", "#%EC%B2%AB%EC%A7%B8"),
        ("나 <b>", "#%EC%B2%AB%EC%A7%B8-%EB%82%98"),
    ]
    assert len(toc[0].css("ol ol a")) == 1


def test_an_article_without_contents_has_no_empty_list_of_them(site, make_post, page):
    make_post(path="/q/")
    assert page("/q/").css("nav.toc") == []


def test_sources_stand_once_with_byline_host_and_the_sections_that_cite_them(
    site, make_post, page, texts
):
    places = [
        {"kind": "source", "section": "", "position": 1},
        {"kind": "link", "section": "끝", "position": 4},
        {"kind": "image", "section": "끝", "position": 5},
    ]
    cited = {"url": "https://www.example.org/a?b=1&c=2", "title": "어느 글", "byline": "이경현"}
    make_post(
        path="/q/",
        contents=[{"id": "끝", "label": "맺음말", "children": []}],
        citations=[{**cited, "kind": "source", "places": places}],
    )
    article = page("/q/", headers={"accept-language": "ko"})
    entries = article.css("section.references li")
    assert [entry.id for entry in entries] == ["ref-1"]
    assert texts(entries[0], ".reference-title, .reference-byline, .reference-host") == [
        "어느 글", "이경현", "example.org",
    ]  # fmt: skip
    assert entries[0].css_first("a").attributes["href"] == cited["url"]
    back = [(a.text(), a.attributes["href"]) for a in entries[0].css("a[href^='#']")]
    assert back == [("처음", "#main"), ("맺음말", "#%EB%81%9D")]


def test_the_language_and_direction_are_those_of_the_text(site, make_post, page):
    make_post(path="/ko/")
    make_post(path="/he/", lang="he")
    languages = [page(path).css_first("article").attributes for path in ("/ko/", "/he/")]
    assert [(a["lang"], a["dir"]) for a in languages] == [("ko", "ltr"), ("he", "rtl")]


def test_neighbours_are_the_posts_before_and_after(site, make_post, page):
    make_post(path="/new/", published_at=NOON + dt.timedelta(days=2))
    make_post(path="/mid/", published_at=NOON)
    make_post(path="/old/", published_at=NOON - dt.timedelta(days=2))
    make_post(path="/draft/", published_at=NOON - dt.timedelta(days=1), status="draft")
    links = page("/mid/").css("nav.neighbours a")
    assert [(a.attributes["rel"], a.attributes["href"]) for a in links] == [
        ("prev", "/old/"),
        ("next", "/new/"),
    ]


def test_posts_of_one_moment_are_all_reached_by_going_on(site, make_post, page):
    for name in "abcd":
        make_post(path=f"/{name}/", source_path=f"_posts/{name}.md", published_at=NOON)
    path, seen = "/d/", ["/d/"]
    while older := page(path).css_first("nav.neighbours a[rel=prev]"):
        path = older.attributes["href"]
        seen.append(path)
    assert seen == ["/d/", "/c/", "/b/", "/a/"]


def test_a_page_stands_outside_the_stream(site, make_post, page):
    make_post(path="/post/")
    make_post(path="/about/", kind="page", source_path="about.md")
    assert page("/about/").css("nav.neighbours") == []
    assert page("/post/").css("nav.neighbours") == []


def test_head_names_title_description_and_the_one_address(site, make_post, page):
    make_post(path="/한 글/", title="제목", description="설명", summary="요약")
    head = page("/한 글/").css_first("head")
    assert head.css_first("title").text() == "제목 · 목차"
    assert head.css_first("meta[name=description]").attributes["content"] == "설명"
    canonical = head.css_first("link[rel=canonical]").attributes["href"]
    assert canonical == "http://127.0.0.1:8000/%ED%95%9C%20%EA%B8%80/"


def test_nothing_on_the_page_is_asked_of_another_host(site, make_post, page):
    make_post(path="/q/", contents=[{"id": "a", "label": "a", "children": []}])
    asked = page("/q/").css("script[src], link[rel=stylesheet], link[rel=icon], img[src]")
    addresses = [n.attributes.get("src") or n.attributes.get("href") for n in asked]
    assert addresses
    assert [a for a in addresses if not a.startswith("/") or a.startswith("//")] == []


def test_a_preview_is_the_same_page_kept_by_nobody(site, make_post, client):
    stored = make_post(path="/q/", title="글", categories=["분류"], tags=["꼬리표"])
    unsaved = Document(**{
        field.attname: getattr(stored, field.attname)
        for field in Document._meta.concrete_fields
        if field.attname != "id"
    })  # fmt: skip
    request = RequestFactory().get("/q/")
    request.configuration = site
    shown = article_response(request, unsaved, preview=True, categories=["분류"], tags=["꼬리표"])
    assert "no-store" in shown["Cache-Control"]
    assert shown["X-Robots-Tag"] == "noindex, nofollow"
    assert "<title>글 · 목차</title>" in shown.text
    assert stored.html in shown.text
    assert shown.text.count('class="p-category"') == 2
