"""Reading takes as long as its script takes."""

import pytest

from blog.views.placeholder import lines_of, width
from blog.views.reading_time import reading_minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("", 1),
        ("가" * 500 * 4, 4),
        ("가나 다라 " * 500, 4),
        ("word " * 230 * 3, 3),
        ("漢" * 300 * 2, 2),
        ("가" * 500 * 2 + " word" * 230 * 2, 4),
        ("don't re-read v1.2 " * 230, 3),
    ],
)
def test_minutes(text, minutes):
    assert reading_minutes(text) == minutes


def test_hangul_is_counted_alike_composed_or_not():
    assert reading_minutes("한글" * 1000) == 4


def test_words_of_a_placeholder_fit_its_lines():
    lines = lines_of("알리바바의 유통 서비스 생태계를 그린 그림 " * 3 + "x" * 90)
    assert max(map(width, lines)) <= 36
    assert len(lines) <= 5


def test_a_short_text_is_one_line():
    assert lines_of("생태계") == ["생태계"]
    assert lines_of("  ") == []
