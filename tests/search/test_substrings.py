"""Whatever part of a word is asked for is found, and of short parts nothing else."""

from hypothesis import given, settings
from hypothesis import strategies as st

from blog.search.expressions import Any, Expression, Token
from blog.search.query import parse
from blog.search.words import tokens

HANGUL = st.text(st.sampled_from("가각나난다한국역사의를은"), min_size=1, max_size=7)
TEXTS = st.lists(HANGUL, min_size=1, max_size=8)


def holds(present: set[str], expression: Expression) -> bool:
    """Whether a text with the tokens ``present`` answers ``expression``, as an index would."""
    if isinstance(expression, Token):
        return expression.text in present
    answers = (holds(present, one) for one in expression.of)
    return any(answers) if isinstance(expression, Any) else all(answers)


def found(query: str, text: str) -> bool:
    present = set(tokens(text))
    return all(holds(present, expression) for expression in parse(query).wanted)


@given(TEXTS, st.data())
def test_every_part_of_every_word_is_found(words, data):
    word = data.draw(st.sampled_from(words))
    start = data.draw(st.integers(0, len(word) - 1))
    end = data.draw(st.integers(start + 1, len(word)))
    assert found(word[start:end], " ".join(words))


@given(TEXTS, st.text(st.sampled_from("가각나한국역사의"), min_size=1, max_size=3))
def test_a_part_of_up_to_three_syllables_is_found_only_where_it_stands(words, part):
    assert found(part, " ".join(words)) == any(part in word for word in words)


@given(TEXTS, st.data())
@settings(max_examples=60)
def test_every_row_of_words_is_found_as_a_phrase(words, data):
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assert found(f'"{" ".join(words[start:end])}"', ", ".join(words))


@given(TEXTS, HANGUL, HANGUL)
def test_a_phrase_needs_its_words_beside_each_other(words, left, right):
    asked = f'"{left} {right}"'
    if found(asked, " ".join(words)):
        assert f"{left[-1]} {right[0]}" in " ".join(words)
