"""Pieces of the text with what was looked for in marks, and nothing of the author's markup."""

import re
import unicodedata

import pytest

from blog.search.query import parse
from blog.search.snippets import marked, snippet


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("대한민국의 역사", "민국 역사", "대한<mark>민국</mark>의 <mark>역사</mark>"),
        ("애플 실리콘", "애플실리콘", "<mark>애플 실리콘</mark>"),
        ("대한민국의 역사", "ㅇㅅ", "대한민국의 <mark>역사</mark>"),
        ("역사", "역ㅅ", "<mark>역사</mark>"),
        ("I run, he runs; runtime", "running", "I <mark>run</mark>, he <mark>runs</mark>; runtime"),
        ("happy happiness", "happy", "<mark>happy</mark> <mark>happiness</mark>"),
        ("C++ or C", "c++", "<mark>C++</mark> or C"),
        ("한국의 역사", '"한국의 역사"', "<mark>한국의 역사</mark>"),
        ("Ｃａｆé ﬁne", "cafe fine", "<mark>Ｃａｆé</mark> <mark>ﬁne</mark>"),
        ("ｶﾞｽ ガス", "がす", "<mark>ｶﾞｽ</mark> <mark>ガス</mark>"),
        ("straße 역사", "strasse 역사", "<mark>straße</mark> <mark>역사</mark>"),
        ("<b>역사</b> & \"x\"", "역사", "&lt;b&gt;<mark>역사</mark>&lt;/b&gt; &amp; &quot;x&quot;"),
        ("역사 tag", "역사 -tag tag:tag", "<mark>역사</mark> tag"),
        ("getElementById()", "element", "get<mark>Element</mark>ById()"),
        ("getElementById()", "getelementbyid", "<mark>getElementById</mark>()"),
        ("HttpServletRequest", "http request", "<mark>Http</mark>Servlet<mark>Request</mark>"),
        ("JavaScript", "java script", "JavaScript"),
        ("net, .NET, ASP.NET", ".net", "net, <mark>.NET</mark>, ASP<mark>.NET</mark>"),
        ("std::vector<int>", "std::vector", "<mark>std::vector</mark>&lt;int&gt;"),
        ("역사의 끝, 역사를", "역사를", "<mark>역사</mark>의 끝, <mark>역사를</mark>"),
        ("역사의 끝, 역사를", '"역사를"', "역사의 끝, <mark>역사를</mark>"),
        ("iPhone과 M1칩은", "iphone이 m1칩의", "<mark>iPhone</mark>과 <mark>M1칩</mark>은"),
        ("Python으로", "python", "<mark>Python</mark>으로"),
        ("알리바바", "알리바ㅂ", "<mark>알리바바</mark>"),
    ],
)  # fmt: skip
def test_what_was_looked_for_is_marked(text, query, shown):
    assert marked(text, parse(query)) == shown


def test_a_text_of_another_normal_form_is_marked_at_the_right_place():
    text = unicodedata.normalize("NFD", "대한민국의 역사 é")
    plain = marked(text, parse("역사")).replace("<mark>", "|").replace("</mark>", "|")
    assert unicodedata.normalize("NFC", plain) == "대한민국의 |역사| é"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert('역사')</script>",
        "</mark><img src=x onerror=alert(1)>역사",
        "&lt;b&gt;역사 <mark>역사",
        "역<b>사",
    ],
)
def test_no_text_can_bring_markup_in(text):
    shown = snippet(text, parse("역사")) or marked(text, parse("역사"))
    assert set("<>") & set(shown.replace("<mark>", "").replace("</mark>", "")) == set()
    assert shown.count("<mark>") == shown.count("</mark>") <= 2


def test_no_query_can_bring_markup_in():
    shown = marked("a<b>c", parse('"<b>" a<b>c'))
    assert shown == "<mark>a&lt;b&gt;c</mark>"


def test_a_snippet_is_the_piece_that_says_most():
    filler = "가나다라 " * 60
    text = f"역사 {filler}한국의 역사 {filler}"
    shown = snippet(text, parse("한국 역사"))
    assert "<mark>한국</mark>의 <mark>역사</mark>" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 260


def test_a_short_text_is_shown_whole():
    assert snippet("한국의 역사", parse("역사")) == "한국의 <mark>역사</mark>"


def test_a_text_that_says_nothing_of_it_has_no_snippet():
    assert snippet("산책", parse("역사")) == snippet("산책", parse("tag:산책")) == ""


def test_a_long_hostile_text_takes_no_long_time():
    text = "ab " * 100_000 + "역" * 100_000
    assert "<mark>" in snippet(text, parse("ab 역 역역역역역역역역 ㅇㅇ"))


@pytest.mark.parametrize(
    "sign", ["👩‍👩‍👧‍👦", "🇰🇷", "👍🏽", "e\u0301\u0323", "\u1112\u1161\u11ab", "❤️", "各\U000e0100"]
)
@pytest.mark.parametrize("shift", range(6))
def test_no_piece_begins_or_ends_within_a_sign(sign, shift):
    text = sign * 60 + "x" * shift + "역사" + "x" * shift + sign * 60
    plain = re.sub("</?mark>", "", snippet(text, parse("역사"))).strip("… ")
    assert "<mark>역사</mark>" in snippet(text, parse("역사"))
    whole = re.fullmatch(f"(?:{sign})*x*역사x*(?:{sign})*", plain)
    assert whole, ascii(plain)


def test_a_phrase_longer_than_a_piece_is_marked_whole():
    phrase = "가나다라마바사 " * 20
    shown = snippet(f"앞 {phrase} 뒤", parse(f'"{phrase.strip()}"'))
    assert f"<mark>{phrase.strip()}</mark>" in shown


def test_case_makes_no_two_words_of_one():
    text = "Java java JAVA " + "가나다라 " * 60 + "java 역사"
    assert "<mark>역사</mark>" in snippet(text, parse("java 역사"))
