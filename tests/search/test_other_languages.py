"""English by stems, Japanese and Chinese without blanks, and the signs between."""

import pytest

pytestmark = pytest.mark.django_db
TEXTS = {
    "English": "She was running the searches; Apple's CPUs don't wait. A naïve café résumé.",
    "Programs": "C++ and C# compile, node.js interprets, snake_case names, UTF-8 bytes, R2D2.",
    "Identifiers": "getElementById, HttpServletRequest, std::vector<T>, JSONObject, MAX_SIZE, .NET",
    "Names": "JavaScript on GitHub, an iPhone, the internet of example nets",
    "日本語": "東京タワーでりんごを食べた。ｶﾀｶﾅとデータベース。",
    "中文": "我们在北京大学研究数据库系统，很有意思。",
    "Русский": "Ещё один день в городе",
}


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("run", "English"),
        ("search", "English"),
        ("SEARCHING", "English"),
        ("apple", "English"),
        ("don’t", "English"),
        ("cafe resume", "English"),
        ("café", "English"),
        ("ｃｐｕｓ", "English"),
        ("c++", "Programs"),
        ("C#", "Programs"),
        ("node.js", "Programs"),
        ("snake_case", "Programs"),
        ("utf-8", "Programs"),
        ("r2d2", "Programs"),
        ("element", "Identifiers"),
        ("getelementbyid", "Identifiers"),
        ('"get element by id"', "Identifiers"),
        ("http request", "Identifiers"),
        ("json", "Identifiers"),
        ("std::vector", "Identifiers"),
        ("vector<T>", "Identifiers"),
        ("max size", "Identifiers"),
        (".NET", "Identifiers"),
        ("net", "Names Identifiers"),
        ("javascript", "Names"),
        ("iPhone", "Names"),
        ("東", "日本語"),
        ("京タ", "日本語"),
        ("タワー", "日本語"),
        ("リンゴ", "日本語"),
        ("カタカナ", "日本語"),
        ("データベース", "日本語"),
        ("京大", "中文"),
        ("数据库系统", "中文"),
        ("意思", "中文"),
        ("еще", "Русский"),
        ("ГОРОДЕ", "Русский"),
    ],
)
def test_found(make_post, titles, query, title):
    for name, text in TEXTS.items():
        make_post(title=name, text=text)
    assert titles(query) == title.split()[::-1]


@pytest.mark.parametrize(
    "query",
    ["unning", "js.node", "8-utf", "京都", "数库", "naivety", "java", "git", "phone", ".iphone"],
)
def test_not_found(make_post, titles, query):
    for name, text in TEXTS.items():
        make_post(title=name, text=text)
    assert titles(query) == []
