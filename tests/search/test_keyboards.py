"""Keys pressed while the keyboard was set to the other alphabet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.search.keyboards import other_layout


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dkssudgktpdy", "안녕하세요"),
        ("dkffl", "알리"),
        ("dhkswjs", "완전"),
        ("rkqtTks", "값싼"),
        ("ekfrrhrl", "닭고기"),
        ("dkrtl", "악시"),
        ("Eks rjt", "딴 것"),
        ("DKSSUD", "안녕"),
        ("dks", "안"),
        ("ㅗㅑ", "hi"),
        ("ㅗ디ㅣㅐ", "hello"),
        ("ㅓㅁㅍㅁ", "java"),
        ("햐ㅅ", "git"),
        ("python", None),
        ("kubernetes", None),
        ("C++", None),
        ("M1칩", None),
        ("", None),
    ],
)
def test_the_same_keys(typed, meant):
    assert other_layout(typed) == meant


@given(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=6))
def test_every_syllable_comes_back(text):
    assert other_layout(other_layout(text)) == text
