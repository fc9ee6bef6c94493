"""Both databases give the answers, in the order, that the entries themselves give.

The suite runs on SQLite and on PostgreSQL: what agrees with this model on both agrees.
"""

import datetime as dt
import random
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from blog.search.entries import ANYWHERE, _names, _tokens, recency
from blog.search.expressions import Any, Expression, Token
from blog.search.query import parse, while_typing
from blog.search.ranking import Rank, best, ranks_of

pytestmark = pytest.mark.django_db
WORDS = [
    *(
        "역사",
        "역사를",
        "역사의",
        "한국",
        "대한민국",
        "알리바바",
        "안녕",
        "값싼",
        "칩",
        "M1칩",
        "ㅋㅋ",
    ),
    *(
        "애플",
        "실리콘",
        "애플실리콘",
        "run",
        "running",
        "runs",
        "Run",
        "C++",
        "C#",
        ".NET",
        "node.js",
    ),
    *(
        "getElementById",
        "HttpRequest",
        "snake_case",
        "std::vector",
        "don't",
        "café",
        "é",
        "iPhone을",
    ),
    *("東京タワー", "データ", "数据库", "2020", "😀", "—"),
]
TAGS, CATEGORIES = ["애플 실리콘", "C++", "run"], ["생각", "여행 & 책"]
Entries = list[tuple[int, set[str]]]
NOW = dt.datetime(2024, 6, 1, tzinfo=dt.UTC)
TERMS = st.sampled_from(
    [*WORDS, "ㅇㅅ", "ㅇㄹㅂ", "알리밥", "안ㄴ", "역", "한민", "ㄳ", "node", "net", "element",
     *(f"tag:{tag}" for tag in TAGS), 'tag:"애플 실리콘"', "분류:생각", "year:2020", "연도:2021"]
)  # fmt: skip
QUERIES = st.lists(
    st.tuples(st.sampled_from(["", "", "", "-", '"']), TERMS).map("".join), min_size=1, max_size=4
).map(" ".join)
ANYTHING = st.text(st.sampled_from("역사한ㄱㅏrun+#.'\"-:*()&|!\\%_ 😀é\u0301"), max_size=12)


@pytest.fixture
def corpus(make_post) -> Entries:
    """The entries of forty posts, two of each date, some to come, made of the words above."""
    chance = random.Random(6)

    def some(most: int) -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(0, most)))

    posts = [
        make_post(
            title=some(3), text=some(12), description=some(2),
            tags=chance.sample(TAGS, chance.randint(0, 2)),
            categories=chance.sample(CATEGORIES, chance.randint(0, 1)),
            published_at=NOW + dt.timedelta(days=30 - 60 * (number // 2)),
        )
        for number in range(40)
    ]  # fmt: skip
    return [
        (recency(post.published_at, post.pk), set(_tokens(post, None, _names(post))))
        for post in posts
    ]


def holds(tokens: set[str], expression: Expression, part: str) -> bool:
    if isinstance(expression, Token):
        token = expression.within(part)
        begins = expression.prefix and any(one.startswith(token) for one in tokens)
        return token in tokens or begins
    answers = (holds(tokens, one, part) for one in expression.of)
    return any(answers) if isinstance(expression, Any) else all(answers)


def model(corpus: Entries, ranks: list[Rank], unwanted: tuple[Expression, ...]) -> list[int]:
    """Return the numbers of the public documents that ``ranks`` find, the best first."""

    def places() -> Iterator[tuple[int, int]]:
        for number, tokens in corpus:
            is_wanted = not any(holds(tokens, one, ANYWHERE) for one in unwanted)
            found = [place for place, rank in enumerate(ranks) if holds(tokens, *rank)]
            if found and is_wanted and number <= recency(NOW):
                yield found[0], -number

    return [-number for _, number in sorted(places())]


def check(corpus: Entries, query: str) -> int:
    asked = parse(query)
    if asked.problem:
        return 0
    ranks = ranks_of(asked)
    found = best(ranks, asked.unwanted, NOW, 500)
    assert found == model(corpus, ranks, asked.unwanted)
    return len(found)


FEW = settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FEW
@given(query=QUERIES)
@example(query="running run -tag:C++")
def test_every_query_is_answered_as_the_entries_say(corpus, query):
    check(corpus, query)


@FEW
@given(query=ANYTHING)
def test_whatever_is_typed_is_answered_so_too(corpus, query):
    check(corpus, query)


@FEW
@given(typed=QUERIES)
def test_suggestions_too(corpus, typed):
    wanted = while_typing(typed)
    if wanted is not None:
        ranks = [(wanted, "a"), (wanted, "b")]
        assert best(ranks, (), NOW, 500) == model(corpus, ranks, ())


def test_the_model_finds_something(corpus):
    assert [query for query in WORDS if not check(corpus, query)] == ["😀", "—"]
