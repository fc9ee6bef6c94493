"""Phrases, exclusions, tags, categories, years; and questions that ask nothing."""

import datetime as dt

import pytest

from blog import search

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(make_post, site):
    """Three posts that share words and differ in order, names and year."""
    day = dt.datetime(2019, 12, 31, 16, 0, tzinfo=dt.UTC)  # 2020 in Seoul
    make_post(
        title="하나", text="한국의 역사 산책, silicon valley", categories=["생각"],
        tags=["애플 실리콘", "C++"], published_at=day,
    )  # fmt: skip
    make_post(title="둘", text="역사 속의 한국, valley of silicon", tags=["C"], published_at=day)
    make_post(
        title="셋", text="한국 역사를 걷다", categories=["생각", "여행"],
        published_at=day - dt.timedelta(hours=2),
    )  # fmt: skip
    search.rebuild()  # in the site's zone


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("한국 역사", "하나 둘 셋"),
        ('"한국의 역사"', "하나"),
        ('"한국 역사"', "셋"),
        ('"역사 산책"', "하나"),
        ('"국 역사를 걷"', "셋"),
        ("“한국 역사”", "셋"),
        ('"silicon valley"', "하나"),
        ('"Valley of Silicon"', "둘"),
        ('"valleys of silicon"', ""),
        ("valleys silicons", "하나 둘"),
        ('역사 "silicon', "하나 둘"),
        ("역사 -산책", "둘 셋"),
        ("역사 -산책 -속의", "셋"),
        ('역사 -"한국 역사"', "하나 둘"),
        ("역사 - 산책", "하나"),
        ("역사 -tag:c", "하나 셋"),
        ("tag:c", "둘"),
        ("tag:C++", "하나"),
        ('tag:"애플 실리콘"', "하나"),
        ('태그:"애플  실리콘" 산책', "하나"),
        ("tag:애플", ""),
        ("category:생각", "하나 셋"),
        ("분류:생각 분류:여행", "셋"),
        ("year:2020", "하나 둘"),
        ("연도:2019", "셋"),
        ("year:2020 -tag:c", "하나"),
        ("year:20", ""),
    ],
)
def test_a_question_finds(library, titles, query, found):
    assert sorted(titles(query)) == sorted(found.split())


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("", "empty"),
        (" \0 \t", "empty"),
        ("가" * 201, "long"),
        ("가 " * 17, "many"),
        ("?!… -", "nothing"),
        ('""', "nothing"),
        ("-한국", "excluded"),
        ('-"한국 역사" -tag:c', "excluded"),
    ],
)
def test_what_asks_nothing_is_told_why(library, query, problem):
    results = search.search(query)
    assert (results.query.problem, results.hits, results.total) == (problem, (), 0)


@pytest.mark.parametrize(
    "query",
    [
        "' OR 1=1 --", '" OR "', "NEAR(a b)", "a* AND b", "title:a", "a:*", "{a b}: c", "!a | b",
        "\\", "%s %%", "a\ud7ffb", "😀 😀", "☃", "ㅏ", "ᄀ", "가" * 200, "tag:'", "tag:\\'\\", "(a",
        "𠀀", "a" * 200, "-" * 50 + "a", ":::", "tag: :", 'tag:"', "e\u0301" * 60, "\u200b역사",
    ],
)  # fmt: skip
def test_no_question_breaks_the_database(library, query):
    assert search.search(query).total in range(4)
    assert len(search.suggest(query)) in range(4)


def test_particles_are_left_aside_only_where_the_words_as_typed_are_nowhere(make_post):
    make_post(title="고양이", text="고양이")
    make_post(title="고양", text="고양 시내")
    exact, relaxed = search.search("고양이"), search.search("고양에서")
    assert ([hit.document.title for hit in exact.hits], exact.relaxed) == (["고양이"], False)
    assert ([hit.document.title for hit in relaxed.hits], relaxed.relaxed) == (
        ["고양", "고양이"],
        True,
    )
