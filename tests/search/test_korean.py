"""Korean as people type it, on whichever database the suite runs."""

import unicodedata

import pytest

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
    "the last syllable half typed": "역ㅅ 대한민ㄱ 애플ㅅ 자동ㅊ 전ㄱ",
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
