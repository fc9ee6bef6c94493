"""From a folded text back to the text: every letter stands where it stood."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.search.folding import fold
from blog.search.origins import FoldedText

LINES = st.text(st.sampled_from("a ßﬁ가각é한ｶﾞカ゛…½İ①ǅ’“e\u0301\u200b\u1112\u1161\n"), max_size=30)


@given(LINES, LINES, LINES)
def test_a_word_is_found_at_its_place_whatever_stands_around_it(before, between, after):
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, f"{before} 역사 {between} 역사 {after}")
        folded = FoldedText(text)
        first, second = folded.folded.index("역사"), folded.folded.rindex("역사")
        for place in (first, second):
            found = text[folded.origin(place) : folded.origin(place + 2)]
            assert unicodedata.normalize("NFC", found) == "역사"


@given(LINES)
def test_places_rise_and_end_at_the_end(text):
    folded = FoldedText(text)
    places = [folded.origin(place) for place in range(len(folded.folded) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(text)
    assert folded.folded == fold(text)


@pytest.mark.parametrize("text", ["ße\u0301 역사", "½\u1112\u1161\u11ab 역사", "ﬁ\u200b 역사"])
def test_what_grows_and_what_shrinks_does_not_cancel_out(text):
    folded = FoldedText(text)
    assert text[folded.origin(folded.folded.index("역사")) :] == "역사"
