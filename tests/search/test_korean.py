"""Korean as people type it, on whichever database the suite runs."""

import unicodedata

import pytest

from blog import search
from blog.search.hangul import initials
from blog.search.query import parse

pytestmark = pytest.mark.django_db
TEXT = (
    "대한민국의 역사를 검색합니다. 애플실리콘을 사용한다.\n"
    "전기 자동차는 M1칩과 Python으로 움직였고, 책에서 본 것처럼 조용했다."
)
FOUND = {
    "the five of a whole-word index": "역사 민국 검색 대한민국 실리콘",
    "one syllable": "역 민 칩 책 한 콘",
    "two syllables at the start": "대한 애플 사용 전기 자동 조용",
    "two syllables in the middle": "한민 플실 색합 직였",
    "two syllables at the end": "민국 리콘 동차 했다",
    "three syllables": "한민국 실리콘 자동차 움직였 용했다",
    "four and more": "대한민국 애플실리콘 검색합니다 움직였고",
    "words with their particle": "대한민국의 역사를 자동차는 애플실리콘을 책에서 M1칩과",
    "with another particle than the text": "대한민국은 역사가 자동차를 Python은 애플실리콘으로",
    "initial consonants": "ㅇㅅ ㄷㅎㅁㄱ ㅈㄷㅊ ㅇㅍㅅㄹㅋ ㅇ ㅊ",
    "initials that a keyboard joined": "ㄳ",
    "the last syllable half typed": "역ㅅ 대한민ㄱ 애플ㅅ 자동ㅊ 전ㄱ M1ㅊ",
    "mixed scripts": "M1칩 m1칩 M1 Python으로 python",
    "a blank left out": "전기자동차 민국의역사 대한민국의역사를",
    "a blank put in": "애플+실리콘 대한+민국 역사+검색 민국+자동차",
    "signs around": "역사? 「역사」 (애플실리콘) 역사, …검색",
}
MISSING = {
    "over the border of two words": "의역 를검",
    "letters in another order": "사역 콘실리",
    "parts that do not stand in a row": "대민국 애실리콘 자차동",
    "initials of nothing here": "ㅋㅋㅋㅋ ㅃ",
    "half typed, with another syllable": "역ㅎ 민ㅅ 대한민ㅁ 실ㅁ",
    "another word": "일본 하늘 파이썬",
    "both words, one missing": "역사+일본",
}


def cases(table: dict[str, str]) -> list:
    return [
        pytest.param(word.replace("+", " "), id=f"{kind}: {word}")
        for kind, words in table.items()
        for word in words.split()
    ]


@pytest.mark.parametrize("query", cases(FOUND))
def test_found(make_post, titles, query):
    make_post(title="글", text=TEXT)
    make_post(title="다른", text="구름 그림")
    assert titles(query) == ["글"] == titles(unicodedata.normalize("NFD", query))


@pytest.mark.parametrize("query", cases(MISSING))
def test_not_found(make_post, titles, query):
    make_post(title="글", text=TEXT)
    assert titles(query) == []


WORDS = ["역사", "책", "애플실리콘", "대한민국", "값싼", "운영체제", "꽃", "함수형프로그래밍"]
PARTICLES = ["", "은", "를", "의", "에서", "으로써", "이라는", "까지도", "입니다", "했다"]


@pytest.mark.parametrize("place", ["title", "text", "tag", "category", "heading", "source"])
@pytest.mark.parametrize("word", WORDS)
def test_every_part_of_a_word_is_found_wherever_the_word_stands(make_post, word, place):
    sentences = [f"앞의말 {word}{particle}, 뒤의말." for particle in PARTICLES]
    for sentence in sentences:
        make_post(**standing(place, sentence))
    make_post(title="또", text="앞의말 뒤의말 밖")
    for part in parts(word):
        assert search.search(part).total == len(PARTICLES), part
        assert search.search(unicodedata.normalize("NFD", part)).total == len(PARTICLES), part
    for particle in ("에서", "까지", "처럼") if len(word) > 1 else ():
        assert search.search(word + particle).total == len(PARTICLES), particle


def test_the_very_form_comes_first_and_other_particles_after_it(make_post, titles):
    for text in ("역사는 길다", "역사를 쓴다", "역사의 끝", "역시"):
        make_post(title=text[:3], text=text)
    assert titles("역사를") == ["역사를", "역사는", "역사의"]
    assert titles("역사 -역사를") == ["역사는", "역사의"]
    assert titles('"역사의"') == ["역사의"]


@pytest.mark.parametrize(
    ("query", "stem"),
    [
        ("자바를", "자바"), ("실리콘을", "실리콘"), ("서울로", "서울"), ("자바는", "자바"),
        ("프로그래밍과의", "프로그래밍"), ("컴퓨터에서는", "컴퓨터"), ("iPhone이", "iPhone"),
        ("M1칩으로", "M1칩"), ("고양이", ""), ("민주주의", ""), ("복잡도", ""), ("마을", ""),
        ("효과", ""), ("소아과", ""), ("회의", ""), ("책을", ""), ("전문가", ""), ("바라보다", ""),
    ],
)  # fmt: skip
def test_what_is_surely_a_particle_does_not_narrow(query, stem):
    asked = parse(query)
    assert asked.wanted == (parse(stem).wanted if stem else asked.as_written)


def standing(place: str, sentence: str) -> dict:
    """Return the fields of a post that has ``sentence`` at ``place`` and nowhere else."""
    heading = {"id": "a", "label": sentence, "children": []}
    source = {"url": "https://example.org/", "title": sentence, "byline": "", "places": []}
    lists = {"tag": "tags", "category": "categories", "heading": "contents", "source": "citations"}
    values = {"heading": heading, "source": source}
    there = [values.get(place, sentence)] if place in lists else sentence
    return {"title": "제목", lists.get(place, place): there}


def parts(word: str) -> set[str]:
    """Return every piece of ``word``, its initials, and the begin of it half typed."""
    ends = range(1, len(word) + 1)
    pieces = {word[a:b] for a in range(len(word)) for b in ends if a < b}
    sounds = initials(word).strip()
    half_typed = {word[:end] + initials(word[end : end + 1]) for end in ends}
    return {one.strip() for one in (*pieces, sounds, *half_typed)}
