"""What an article cites: one entry for each address, with all the places that cite it."""

import pytest

from .vocabulary import cited, page

SOURCES = """<blockquote>
<a href="http://a.kr/1">- 플랫폼 분석 <span style="font-style:italic">  by 알려줌</span></a><br>
<a href="http://b.kr/2">- “뿌리, 데이터” <em>by 김은영 객원기자</em></a><br>
위 글들을 참고하여 작성하였습니다.
</blockquote>
"""


def test_a_quote_of_links_is_a_list_of_sources():
    assert cited(SOURCES) == [
        ("source", "http://a.kr/1", "플랫폼 분석", "알려줌"),
        ("source", "http://b.kr/2", "뿌리, 데이터", "김은영 객원기자"),
    ]


def test_an_image_its_link_and_its_credit_are_places_of_one_entry():
    text = SOURCES + (
        '<h2 id="둘">둘</h2><blockquote><p><a href="http://a.kr/1#top">'
        '<img src="/a.png" alt="그림"></a>이미지 출처 : http://a.kr/1</p></blockquote>'
    )
    first = page(text).references[0]
    assert (first.kind, first.title) == ("source", "플랫폼 분석")
    assert [(p.kind, p.section, p.position) for p in first.places] == [
        ("source", "", 1),
        ("image", "둘", 3),
        ("image", "둘", 4),
    ]


def test_a_link_in_text_has_its_words_as_title():
    assert cited('<p>See <a href="https://e.org/x">the guide</a>.</p>') == [
        ("link", "https://e.org/x", "the guide", "")
    ]


@pytest.mark.parametrize(
    "heading", ["참고 자료", "출처", "References", "5. 参考文献", "Further reading"]
)
def test_what_stands_under_a_heading_for_sources_is_one(heading):
    html = f'<h2>{heading}</h2><p>읽은 글: <a href="https://e.org/">글</a></p><h2>끝</h2>'
    assert [kind for kind, *_ in cited(html)] == ["source"]


def test_the_next_heading_ends_the_sources():
    html = '<h2>출처</h2><p>x</p><h2>끝</h2><p>이제 <a href="https://e.org/">글</a> 하나</p>'
    assert [kind for kind, *_ in cited(html)] == ["link"]


def test_a_line_that_says_source_is_one():
    assert cited('<p>출처: <a href="https://e.org/">어떤 글</a></p>') == [
        ("source", "https://e.org/", "어떤 글", "")
    ]


def test_a_list_of_prose_with_links_is_none():
    html = (
        '<ul><li>먼저 <a href="https://e.org/1">이것</a>을 설치하고 설정 파일을 고칩니다.</li>'
        '<li>다음에는 <a href="https://e.org/2">저것</a>을 실행하고 결과를 기다립니다.</li></ul>'
    )
    assert {kind for kind, *_ in cited(html)} == {"link"}


@pytest.mark.parametrize(
    ("line", "title", "byline"),
    [
        ('<a href="https://e.org/">Guide (e.org)</a>', "Guide", ""),
        ('<a href="https://e.org/">• 1. Guide</a> by Ann Lee', "Guide", "Ann Lee"),
        ('<a href="https://e.org/">Guide</a> — Ann Lee', "Guide", "Ann Lee"),
        ('<a href="https://e.org/">Guide</a> (Ann Lee, 2019)', "Guide", "Ann Lee, 2019"),
        ('<a href="https://e.org/">안내</a> - 출처: 길벗', "안내", "길벗"),
        ('<a href="https://e.org/">안내</a> 글: 김은영', "안내", "김은영"),
        ('[3] Ann Lee. <a href="https://e.org/">Guide</a>.', "Guide", "Ann Lee"),
        ('<a href="https://e.org/">Guide by Ann Lee</a>', "Guide", "Ann Lee"),
        ('<a href="https://e.org/">Learning by doing</a>', "Learning by doing", ""),
        ('<a href="https://e.org/">Guide</a> (현재 절판)', "Guide", ""),
        ('<a href="https://e.org/">Guide</a> - 참고할 만한 내용이 많다.', "Guide", ""),
        ('<a href="https://e.org/" title="The guide">here</a>', "The guide", ""),
    ],
)
def test_titles_and_bylines_of_sources(line, title, byline):
    html = f"<h2>출처</h2><ul><li>{line}</li></ul>"
    assert cited(html) == [("source", "https://e.org/", title, byline)]


def test_an_address_cited_often_is_one_entry_named_by_its_best_place():
    html = (
        '<p><a href="https://E.org/a#x">여기</a>와 https://e.org/a 를 보라.</p>'
        '<h2>출처</h2><ul><li><a href="https://e.org/a">안내서</a></li></ul>'
    )
    assert cited(html) == [("source", "https://e.org/a", "안내서", "")]


def test_an_address_without_a_link_has_no_title():
    assert cited("<p>본 곳은 https://e.org/a 이다</p>") == [("link", "https://e.org/a", "", "")]


def test_code_cites_nothing():
    assert cited("<pre>https://e.org/a</pre><p><code>https://e.org/b</code></p>") == []


def test_a_footnotes_link_is_a_footnotes():
    rendered = page("글[^a]\n\n[^a]: [안내](https://e.org/)\n")
    assert [(c.kind, c.title) for c in rendered.references] == [("footnote", "안내")]


def test_a_caption_credits_the_image():
    html = '<figure><img src="/a.png"><figcaption>사진 <a href="https://e.org/">김</a></figcaption></figure>'
    assert [kind for kind, *_ in cited(html)] == ["image"]


def test_a_definition_that_nothing_uses_comes_last():
    text = "글 [하나]\n\n[하나]: https://e.org/1\n[둘]: https://e.org/2 '둘째'\n"
    found = page(text).references
    assert [(c.kind, c.url, c.title) for c in found] == [
        ("link", "https://e.org/1", "하나"),
        ("definition", "https://e.org/2", "둘째"),
    ]


def test_links_inside_the_site_are_kept_apart():
    text = "[a](/x/#y) [b](https://me.kr/z?q=1) [c](#here) [d](next) [e](mailto:a@b.c)"
    rendered = page(text, hosts=frozenset({"me.kr"}), variables={"page": {"url": "/blog/one/"}})
    assert rendered.references == ()
    assert rendered.links == ("/x/#y", "/z?q=1", "/blog/one/next")
