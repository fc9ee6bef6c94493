"""The page of search, its suggestions, and what it counts for the author."""

import datetime as dt

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog.models import Unfound

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(client):
    """Return an asker: gives the parsed page of a query."""
    from selectolax.lexbor import LexborHTMLParser

    def asked(query: str, **parameters) -> LexborHTMLParser:
        response = client.get(
            "/search/", {"q": query, **parameters}, headers={"accept-language": "en"}
        )
        assert response.status_code == 200
        return LexborHTMLParser(response.text)

    return asked


def told(page) -> str:
    return " ".join(page.css_first("[role=status]").text().split())


def test_results_are_the_only_entries_of_the_page(site, make_post, ask):
    make_post(title="Queue<T> 역사", text="역사를 검색합니다", path="/a/", tags=["<b>"])
    make_post(title="다른 글", path="/b/")
    page = ask("역사")
    (entry,) = page.css("main .h-entry")
    assert entry.css_first("a.u-url").attributes["href"] == "/a/"
    assert entry.css_first(".p-name").text() == "Queue<T> 역사"
    assert entry.css_first(".p-summary").inner_html == "<mark>역사</mark>를 검색합니다"
    assert told(page) == "1 text holds “역사”."


def test_the_form_comes_back_with_what_was_typed(site, ask):
    page = ask(' "><script>alert(1)</script> ')
    assert page.css_first("#q").attributes["value"] == '"><script>alert(1)</script>'
    assert "alert(1)" not in "".join(node.text() for node in page.css("script"))


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "Type what you look for: a syllable is enough."),
        ("가" * 300, "That is too long to look for: 200 characters are the most."),
        ("가 " * 20, "Those are too many words: 16 at once are the most."),
        ("?!", "There is no letter and no digit in it to look for."),
        ("-역사", "This only leaves texts out: add a word to look for."),
        ("없는말", "Nothing holds “없는말”. Fewer or shorter words find more."),
        (
            "글의",
            "1 text holds “글의”. Particles were left aside, for nothing holds the words as typed.",
        ),
        (
            "rmf",
            "Nothing holds “rmf”: on the other keyboard layout its keys write “글”. "
            "1 text holds “글”.",
        ),
    ],
)
def test_every_question_is_answered_with_a_sentence(site, make_post, ask, query, sentence):
    make_post(title="글")
    assert told(ask(query)) == sentence


def test_where_nothing_is_found_links_lead_on(site, make_post, ask):
    make_post(title="Python & 글", tags=["c++"])
    page = ask("python 없는말")
    (link,) = page.css(".search-advice a")
    assert (link.text(), link.attributes["href"]) == ("python", "/search/?q=python")
    (alike,) = ask("pyhton").css(".search-advice a")
    assert alike.text() == "python"
    assert ask("tag:c++ 없는말").css_first(".search-advice a").attributes["href"] == (
        "/search/?q=tag%3Ac%2B%2B"
    )
    assert ask("python").css(".search-advice") == []


def test_where_the_text_does_not_say_it_the_source_does(site, make_post, ask):
    source = {"url": "https://example.org/a<b>", "title": "역사 책", "byline": "길동", "places": []}
    make_post(title="글", text="본문", citations=[source])
    (piece,) = ask("길동").css(".p-summary")
    assert piece.inner_html == "역사 책 · <mark>길동</mark> · example.org/a&lt;b&gt;"


def test_more_than_anyone_reads_is_said_so(site, make_post, ask, monkeypatch):
    monkeypatch.setattr("blog.search.MOST_RESULTS", 1)
    monkeypatch.setattr("blog.search.searching.MOST_RESULTS", 1)
    make_post(title="역사")
    make_post(title="역사")
    assert told(ask("역사")) == "More than 1 texts hold “역사”: these are the first."


def test_the_form_alone_says_nothing(site, make_post, client):
    make_post()
    shown = client.get("/search/").text
    assert 'role="status"' not in shown
    assert "h-entry" not in shown


def test_pages_of_results(site, make_post, ask, client):
    for number in range(12):
        make_post(title=f"{number}", text="한국의 역사")
    page = ask('"한국의 역사"', page=2)
    assert [entry.text() for entry in page.css(".p-name")] == ["10", "11"]
    back = page.css_first("a[rel=prev]")
    assert (back.text(), back.attributes["href"]) == (
        "Previous",
        "/search/?q=%22%ED%95%9C%EA%B5%AD%EC%9D%98+%EC%97%AD%EC%82%AC%22",
    )
    for number in ("3", "0", "-1", "x", "²", "9" * 30):
        assert client.get("/search/", {"q": "역사", "page": number}).status_code == 404


def test_the_number_of_queries_is_fixed(site, make_post, client):
    counts = []
    for more in (1, 9):
        for _ in range(more):
            make_post(text="역사", tags=["가", "나"], categories=["다"])
        with CaptureQueriesContext(connection) as queries:
            client.get("/search/", {"q": "역사"})
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 6, "\n".join(q["sql"][:150] for q in queries)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("애", ["애플 실리콘"]),
        ("애플 시", ["애플 실리콘"]),
        ("실리코", ["애플 실리콘"]),
        ("시", ["애플 실리콘"]),
        ("ㅇㅍ", ["애플 실리콘"]),
        ("pyth", ["Python의 역사"]),
        ("python역", ["Python의 역사"]),
        ("python의 ", ["Python의 역사"]),
        ("역ㅅ", ["Python의 역사"]),
        ("본문", []),
        ("초안", []),
        ("", []),
        ('"', []),
    ],
)
def test_titles_are_suggested_while_typing(site, make_post, client, typed, found):
    make_post(title="애플 실리콘", text="본문", path="/m1 칩/")
    make_post(title="Python의 역사", tags=["<b>"])
    make_post(title="초안", status="draft")
    response = client.get("/search/", {"suggest": typed})
    assert response["Content-Type"] == "application/json"
    assert [one["title"] for one in response.json()["suggestions"]] == found


def test_a_suggestion_leads_to_its_text(site, make_post, client):
    make_post(title="칩", path="/m1 칩/")
    (suggestion,) = client.get("/search/?suggest=칩").json()["suggestions"]
    assert suggestion == {"title": "칩", "url": "/m1%20%EC%B9%A9/"}


def test_what_is_not_found_is_counted_in_one_spelling(site, client):
    for query in ("Rust  언어", "rust 언어", "ＲＵＳＴ 언어"):
        client.get("/search/", {"q": query})
    unfound = Unfound.objects.get()
    assert (unfound.words, unfound.count) == ("rust 언어", 3)
    assert unfound.last_asked_on == timezone.localdate(timezone=site.time_zone)
    assert {field.name for field in Unfound._meta.fields} == {
        "id", "words", "count", "last_asked_on",
    }  # fmt: skip


@pytest.mark.parametrize(
    "query",
    ["글", "", "?!", "-글", "가" * 201, "mina@example.com", "010-1234-5678", "낱말" * 60],
)
def test_what_is_found_senseless_or_somebodys_is_not_counted(site, make_post, client, query):
    make_post(title="글")
    client.get("/search/", {"q": query})
    client.get("/search/", {"suggest": "없는말"})
    client.head("/search/", {"q": "없는말"})
    assert not Unfound.objects.exists()


def test_the_list_does_not_grow_for_ever(site, client, monkeypatch):
    monkeypatch.setattr("blog.search.unfound._MOST_ROWS", 3)
    long_ago = dt.date(2020, 1, 1)
    Unfound.objects.create(words="자주", count=9, last_asked_on=long_ago)
    Unfound.objects.create(words="드물게", count=1, last_asked_on=long_ago)
    for query in ("하나", "둘"):
        client.get("/search/", {"q": query})
    assert set(Unfound.objects.values_list("words", flat=True)) == {"자주", "하나", "둘"}


def test_counting_waits_for_no_other_writer(site, client, monkeypatch):
    asked = "SHOW lock_timeout" if connection.vendor == "postgresql" else "PRAGMA busy_timeout"

    def patience():
        with connection.cursor() as cursor:
            cursor.execute(asked)
            return str(cursor.fetchone()[0]).removesuffix("ms")

    usual, told = patience(), []
    monkeypatch.setattr("blog.search.unfound._count", lambda _words: told.append(patience()))
    client.get("/search/?q=없는말")
    assert told == ["100"]
    assert connection.vendor == "postgresql" or patience() == usual != "100"


def test_a_database_that_refuses_to_count_answers_all_the_same(site, client, monkeypatch, caplog):
    def refuse(_words):
        raise OperationalError("database is locked")

    monkeypatch.setattr("blog.search.unfound._count", refuse)
    assert client.get("/search/?q=없는말").status_code == 200
    assert "was not counted: database is locked" in caplog.text


def test_authors_read_what_was_not_found(site, admin_client):
    Unfound.objects.create(words="c++ & 역사", count=2, last_asked_on=dt.date(2026, 1, 2))
    shown = admin_client.get("/admin/blog/unfound/", headers={"accept-language": "ko"}).text
    assert "c++ &amp; 역사" in shown
    assert "<h1>결과 없는 검색</h1>" in shown
    assert 'href="/search/?q=c%2B%2B+%26+%EC%97%AD%EC%82%AC"' in shown
    assert admin_client.get("/admin/blog/unfound/add/").status_code == 403
