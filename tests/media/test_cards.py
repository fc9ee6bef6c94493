"""Social cards: what is set, how lines break, what stands where, and that a PNG comes out."""

import io

import pytest
from PIL import Image

from blog.media.cards import SIZE, Card, digest_of
from blog.media.cards.direction import as_seen, is_right_to_left
from blog.media.cards.drawing import draw
from blog.media.cards.lines import fitted, pieces, within
from blog.media.cards.typefaces import can_set, length, settable

LONG = "고칠 수 있는 데이터로 이룩한 거대한 공유지에 관한 아주 긴 제목이 끝나지 않고 이어진다 " * 5


def opened(card):
    return Image.open(io.BytesIO(draw(card))).convert("RGB")


def ink(image, box):
    """Return how many pixels of ``box`` are dark."""
    return sum(image.crop(box).convert("L").histogram()[:128])


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("한글은 낱말 사이에서", ["한글은 ", "낱말 ", "사이에서"]),
        ("漢字는 조사와 함께", ["漢", "字는 ", "조사와 ", "함께"]),
        ("目次、地図。", ["目", "次、", "地", "図。"]),
        ("『直指』とは", ["『直", "指』", "と", "は"]),
        ("well-known — so", ["well-", "known — ", "so"]),
        ("‘책’이 나와야", ["‘책’이 ", "나와야"]),
        ("10-20 a_b", ["10-20 ", "a_b"]),
        ("", []),
    ],
)
def test_a_line_ends_where_the_language_lets_it(title, parts):
    assert pieces(title) == parts


@pytest.mark.parametrize(
    "title", ["목차", "짧은 제목 하나", LONG, "가" * 200, "目" * 300, "W" * 90]
)
def test_a_title_fits_whatever_its_length(title):
    setting = fitted(title, 1032, 284)
    assert len(setting.lines) * setting.size * 1.26 <= 284
    assert all(length(line) * setting.size <= 1032.5 for line in setting.lines)


def test_a_shorter_title_is_larger_and_a_longer_one_ends_in_an_ellipsis():
    short, long = fitted("목차", 1032, 284), fitted(LONG, 1032, 284)
    assert short.size > long.size
    assert short.lines == ["목차"]
    assert long.lines[-1].endswith("…")
    assert within("Donaudampfschiff", 4) == "Donau…"


def test_lines_are_of_like_length():
    lines = fitted("성벽을 따라 하루 한양도성 한 바퀴를 걷다", 1032, 284).lines
    assert max(map(length, lines)) < 1.5 * min(map(length, lines))


@pytest.mark.parametrize(
    ("written", "set_as"),
    [
        ("한글", "한글"),  # composed
        ("家族 👨‍👩‍👧 🇰🇷 ⛰️", "家族 👨 ⛰"),
        ("👍🏽 좋다", "👍 좋다"),
        ("𝕏 ﬁn ①", "X fin ①"),
        ("끝\u200b \u202eabc\u202c", "끝 abc"),
        ("हिन्दी 제목", "제목"),
    ],
)
def test_what_has_no_glyph_leaves_no_box(written, set_as):
    assert settable(written) == set_as


@pytest.mark.parametrize(
    ("title", "is_set"),
    [
        *[
            (title, True)
            for title in ("목차", "目次", "图书馆", "Ωμέγα", "Ёж", "كتاب", "ספר", "🙂")
        ],
        *[(title, False) for title in ("हिन्दी", "ภาษาไทย และ", "𓀀", "", " \u200b")],
    ],
)
def test_a_title_that_would_lose_letters_is_not_set(title, is_set):
    assert can_set(title) == is_set


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("abc", "abc"),
        ("שלום", "םולש"),
        ("שלום abc 12", "abc 12 םולש"),
        ("(שלום)", "(םולש)"),
        ("שלום 12, 3", "3 ,12 םולש"),
        ("كتب", "\ufe90\ufe98\ufedb"),  # initial, medial, final, from the right
        ("دار", "\ufead\ufe8d\ufea9"),  # letters that join nothing after them
        ("لا", "\ufefb"),  # one sign for the two
        ("كِتَاب", "\ufe8f\ufe8e\ufe98\ufedb"),  # without vowel signs
    ],
)
def test_text_from_right_to_left_is_put_in_order(written, seen):
    assert as_seen(written, right_to_left=is_right_to_left(written)) == seen


def test_a_word_from_right_to_left_in_another_line_turns_alone():
    assert as_seen("책 שלום 글", right_to_left=False) == "책 םולש 글"


def test_a_card_is_a_small_picture_of_the_right_size():
    card = Card("‘책을’ 찾으면", "목차", "글자", "2024년 5월 18일")
    image = Image.open(io.BytesIO(draw(card)))
    assert (image.format, image.size) == ("PNG", SIZE)
    assert len(draw(card)) < 60_000


def test_the_words_stand_where_they_belong():
    left = ink(opened(Card("제목", "목차")), (0, 300, 600, 480))
    assert left > 0
    assert ink(opened(Card("제목", "목차")), (600, 300, 1200, 480)) == 0
    arabic = opened(Card("كتاب", "목차"))
    assert ink(arabic, (0, 300, 600, 480)) == 0
    assert ink(arabic, (600, 300, 1200, 480)) > 0


def test_the_empty_half_of_a_bracket_hangs_in_the_margin():
    assert ink(opened(Card("「目次」", "목차")), (80, 300, 110, 480)) > 0


def test_the_accent_is_the_sites():
    at = (600, 625)
    assert opened(Card("글", "목차", accent="#c0392b")).getpixel(at) == (0xC0, 0x39, 0x2B)
    assert opened(Card("글", "목차")).getpixel(at) == (0x08, 0x66, 0x4F)


def test_every_word_of_a_card_is_in_its_name():
    card = Card("제목", "목차", "글자", "2024년", "#123456")
    others = [card._replace(**{field: "#654321"}) for field in Card._fields]
    assert len({digest_of(other) for other in (card, *others)}) == len(Card._fields) + 1
