"""What else of the site stands beside an article: series, related posts, backlinks."""

import pytest

from blog.models import Document, Link, Redirect, Reference
from blog.references.backlinks import place_of, record_links


def series(name, **fields):
    return {"front_matter": {"series": name}, **fields}


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("한글 이야기", "한글 이야기"),
        (["첫 묶음", "둘째"], "첫 묶음"),
        ({"name": "묶음", "part": 2}, "묶음"),
        (2024, "2024"),
        (True, ""),
        (None, ""),
        ([], ""),
    ],
)
def test_the_front_matter_names_the_series(make_post, value, name):
    assert make_post(front_matter={"series": value}).series == name


def test_a_series_is_listed_from_its_first_post(site, make_post, page, texts):
    for title in ("셋째", "둘째", "첫째"):  # each older than the one before
        make_post(**series("연재", title=title, path=f"/{title}/"))
    make_post(**series("연재", title="숨은 글", status="draft"))
    make_post(**series("다른 연재"))
    shown = page("/둘째/")
    assert texts(shown, ".series summary") == ["연재 연재 2/3"]
    assert texts(shown, ".series li") == ["첫째", "둘째", "셋째"]
    assert texts(shown, ".series [aria-current]") == ["둘째"]
    assert texts(shown, ".e-content, .toc") == ["본문 2"]


def test_a_series_of_one_is_none(site, make_post, page, texts):
    make_post(**series("혼자", path="/a/"))
    assert texts(page("/a/"), ".series") == []


def related(page, texts, path):
    return texts(page(path), "#related-title + ul li")


def test_posts_of_the_same_tags_are_related_the_rarer_tag_first(site, make_post, page, texts):
    make_post(path="/a/", title="가나", tags=["흔한", "드문"])
    make_post(title="다라", tags=["흔한"])
    make_post(title="마바", tags=["흔한", "드문"])
    make_post(title="사아", tags=["흔한"], status="draft")
    make_post(title="자차", tags=["남의"])
    assert related(page, texts, "/a/") == ["마바", "다라"]


def test_posts_that_cite_the_same_source_are_related(site, make_post, page, texts):
    link = Link.objects.create(url="https://example.org/paper")
    for number, title in enumerate(("가나", "다라")):
        post = make_post(path=f"/{number}/", title=title)
        Reference.objects.create(document=post, link=link, kind="source", position=1)
    make_post(title="마바")
    assert related(page, texts, "/0/") == ["다라"]


def test_words_of_titles_count_where_nothing_else_is_shared(site, make_post, page, texts):
    make_post(path="/a/", title="한글의 역사")
    make_post(title="한글을 쓰는 법")
    make_post(title="Compilers")
    assert related(page, texts, "/a/") == ["한글을 쓰는 법"]


def test_at_most_four_are_related_and_none_is_the_article(site, make_post, page, texts):
    for number in range(7):
        make_post(path=f"/{number}/", title=f"글{number}", tags=["모두"])
    titles = related(page, texts, "/3/")
    assert len(titles) == 4
    assert "글3" not in titles


def linking(post, *addresses):
    Document.objects.filter(pk=post.pk).update(links=list(addresses))
    post.refresh_from_db()
    record_links(post)


@pytest.mark.parametrize(
    "address",
    ["/한글/", "/%ED%95%9C%EA%B8%80/#a", "/한글", "/한글.html?x=1", "/한글/index.html", "/옛/"],
)
def test_a_document_names_those_that_link_to_it(site, make_post, page, texts, address):
    there = make_post(path="/한글/")
    Redirect.objects.create(path="/옛/", document=there, reason="former")
    linking(make_post(title="가리키는 글"), address)
    linking(make_post(title="숨은 글", status="draft"), address)
    linking(there, "/한글/#자기")
    assert texts(page("/한글/"), "#backlinks-title + ul li") == ["가리키는 글"]


def test_links_below_the_base_count(site, make_post, page, texts):
    site.config["baseurl"] = "/blog"
    site.save()
    make_post(path="/a/")
    linking(make_post(title="가"), "/blog/a/")
    linking(make_post(title="나"), "/other/a/")
    assert texts(page("/blog/a/"), "#backlinks-title + ul li") == ["가"]


def test_a_link_taken_out_is_no_backlink_any_more(site, make_post, page, texts):
    make_post(path="/a/")
    post = make_post()
    linking(post, "/a/", "/b/")
    linking(post, "/b/")
    assert texts(page("/a/"), "#backlinks-title") == []


def test_a_malformed_address_is_no_place():
    assert place_of("//[") == ""
    assert place_of("/") == place_of("/index.html") == "/"
