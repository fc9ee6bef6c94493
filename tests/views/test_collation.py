"""Names in the order in which readers of a language look for them."""

import pytest

from blog.views.collation import initial, sort_key

NAMES = ["힣", "apple", "가", "Zebra", "Éclair", "까", "나", "C++", "3D", "zoo", "C"]
NAMES += ["日", "ねこ", "#"]


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("ko", "# 3D 가 까 나 힣 日 apple C C++ Éclair Zebra zoo ねこ"),
        ("en", "# 3D apple C C++ Éclair Zebra zoo 가 까 나 힣 ねこ 日"),
        ("ja", "# 3D apple C C++ Éclair Zebra zoo ねこ 日 가 까 나 힣"),
    ],
)
def test_the_reader_s_own_script_comes_first(language, ordered):
    assert " ".join(sorted(NAMES, key=lambda name: sort_key(name, language))) == ordered


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("까치", "ㄱ"), ("하늘", "ㅎ"), ("éclair", "E"), ("c++", "C"), ("3D", "0–9"),
        ("!!!", "#"), ("", "#"), ("日本", "漢"), ("ねこ", "あ"), ("ㄱ", "ㄱ"), ("привет", "П"),
    ],
)  # fmt: skip
def test_each_name_stands_under_its_letter(name, letter):
    assert initial(name) == letter
