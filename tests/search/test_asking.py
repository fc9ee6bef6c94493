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


@pytest.fixture
def zoo(make_post):
    make_post(title="고양", text="고양 시내")
    make_post(title="고양이", text="고양이와 알리바바, 각시")
    make_post(title="Python", text="python is no snake", tags=["파이썬"], categories=["생물학"])
    make_post(title="초안", text="비밀번호", status="draft", tags=["비밀번호"])


@pytest.mark.parametrize(
    ("query", "guess", "meant", "found"),
    [
        ("고양이", "", "고양이", "고양이"),
        ("고양까지도", "particles", "고양까지도", "고양 고양이"),
        ("고양에서", "", "고양에서", "고양 고양이"),
        ("알리밥", "unfinished", "알리밥", "고양이"),
        ("고양 갃", "unfinished", "고양 갃", "고양이"),
        ("dkfflqkqk", "keyboard", "알리바바", "고양이"),
        ("rhdiddl dkffl", "keyboard", "고양이 알리", "고양이"),
        ("ㅔㅛ쇄ㅜ", "keyboard", "python", "Python"),
        ("ㅔㅛ쇄ㅜ은", "", "ㅔㅛ쇄ㅜ은", ""),
        ('"dkfflqkqk"', "", '"dkfflqkqk"', ""),
        ("dkfflqkqk -고양", "", "dkfflqkqk -고양", ""),
        ('"고양에서"', "", '"고양에서"', ""),
    ],
)
def test_what_is_found_nowhere_is_read_in_another_way(zoo, titles, query, guess, meant, found):
    results = search.search(query)
    assert (results.asked.text, results.guess, results.query.text) == (query, guess, meant)
    assert titles(query) == found.split()


@pytest.mark.parametrize(
    ("query", "parts", "alike"),
    [
        ("고양 없는말", ("고양",), ()),
        ('"고양이와 알리바바" tag:파이썬', ('"고양이와 알리바바"', "tag:파이썬"), ()),
        ("pyhton", (), ("python",)),
        ("파이선", (), ("파이썬",)),
        ("샘물학", (), ("생물학",)),
        ("비밀번오", (), ()),
        ("무무무무무", (), ()),
        ("tag:파이선", (), ()),
        ("?", (), ()),
    ],
)
def test_where_nothing_is_found_there_is_advice(zoo, query, parts, alike):
    advice = search.advise(search.search(query).asked)
    assert (advice.parts, advice.alike) == (parts, alike)
