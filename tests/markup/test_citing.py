"""Sources as people write them down: where they are listed, what they are called, by whom."""

import pytest

from .vocabulary import cited, page


def sources(text):
    return [(c.kind, c.title, c.byline) for c in page(text).references]


@pytest.mark.parametrize(
    "where",
    [
        "## 참고 자료 (References)\n\n- {}",
        "## 📚 참고한 글\n\n- {}",
        "## 함께 읽으면 좋은 글\n\n1. {}",
        "## References & Further Reading\n\n- {}",
        "**출처**\n\n- {}",
        "**참고한 글**\n{}",
        "참고:\n\n- {}",
        "[출처] {}",
        "출처 - {}",
        "참고 사이트 - {}",
        "Ref. {}",
        "그는 그렇게 말했다고 한다. 그 뒤의 일은 모두가 안다. (출처: {})",
        "- 그는 그렇게 말했다.\n- 출처: {}",
        "참고\n: {}",
        '<div style="font-size: 80%">\n참고 :\n{}\n</div>',
        "> {}\n>\n> 위 글들을 참고하여 작성하였습니다. 읽어 주셔서 고맙습니다.",
        "- {}\n\n위 자료를 참고하였습니다.",
    ],
)
def test_where_sources_stand(where):
    link = '<a href="https://e.org/">안내</a>' if "<div" in where else "[안내](https://e.org/)"
    assert sources(where.format(link)) == [("source", "안내", "")]


@pytest.mark.parametrize("bullet", ["- ", "* ", "1. ", ""])
def test_a_quote_of_lines_with_bylines_is_a_list_of_sources(bullet):
    end = "" if bullet else "  "
    text = (
        f"> {bullet}[하나](https://e.org/1) by 홍길동{end}\n"
        f"> {bullet}[둘](https://e.org/2) *- 이영희*{end}\n"
        f"> {bullet}[셋](https://e.org/3), 김철수 기자{end}\n"
    )
    assert sources(text) == [
        ("source", "하나", "홍길동"),
        ("source", "둘", "이영희"),
        ("source", "셋", "김철수 기자"),
    ]


@pytest.mark.parametrize(
    ("line", "title", "byline"),
    [
        ("[안내](URL) - 홍길동", "안내", "홍길동"),
        ("[안내](URL) - 매일경제", "안내", "매일경제"),
        ("[안내](URL) - 김민준(velopert)", "안내", "김민준(velopert)"),
        ("[안내](URL), 홍길동 저", "안내", "홍길동"),
        ("[한겨레](URL) 「데이터의 미래」", "데이터의 미래", "한겨레"),
        ("“데이터의 미래”, [조선일보](URL)", "데이터의 미래", "조선일보"),
        ("[과학 - 이정모(e.org)](URL)", "과학", "이정모"),
        ("[안내](URL) - 로버트 C. 마틴 저", "안내", "로버트 C. 마틴"),
        ("로버트 마틴 저/박재호 역, [안내](URL)", "안내", "로버트 마틴"),
        ("홍길동, [안내](URL)", "안내", "홍길동"),
        ("Vaswani, A. (2017). [Attention Is All](URL). NIPS.", "Attention Is All", "Vaswani, A."),
        ("[데이터의 미래 - 조선일보](URL)", "데이터의 미래", "조선일보"),
        ("[데이터의 미래 :: 홍길동의 블로그](URL)", "데이터의 미래", "홍길동의 블로그"),
        ("[경영 전략 (출처: 브런치)](URL)", "경영 전략", "브런치"),
        ("[홍길동 기자, 데이터의 미래](URL)", "데이터의 미래", "홍길동 기자"),
        (
            "[How Committees Invent - Melvin E. Conway](URL)",
            "How Committees Invent",
            "Melvin E. Conway",
        ),
        ("[Git Basics - Git Aliases](URL)", "Git Basics - Git Aliases", ""),
        ("[안내](URL) - 좋은 이야기", "안내", ""),
        ("[안내](URL) - 이야기", "안내", ""),
        ("[深度学习](URL) —— 王小明", "深度学习", "王小明"),
        ("[深層学習](URL)（田中花子）", "深層学習", "田中花子"),
        ("『데이터 과학』, 홍길동 저, 길벗 ([교보문고](URL))", "데이터 과학", "홍길동"),
    ],
)
def test_who_wrote_what(line, title, byline):
    text = f"## 출처\n\n- {line.replace('URL', 'https://e.org/')}\n"
    assert sources(text) == [("source", title, byline)]


@pytest.mark.parametrize(
    ("line", "title", "byline"),
    [
        ("딥러닝 입문 : https://e.org/", "딥러닝 입문", ""),
        ("딥러닝 입문 (https://e.org/)", "딥러닝 입문", ""),
        ("https://e.org/ - 딥러닝 입문", "딥러닝 입문", ""),
        ("홍길동, 「딥러닝 입문」, https://e.org/", "딥러닝 입문", "홍길동"),
        ("네이버 지식백과, “딥러닝” <https://e.org/>", "딥러닝", "네이버 지식백과"),
        ('"데이터의 미래" - 조선일보 김기자 (https://e.org/)', "데이터의 미래", "조선일보 김기자"),
        ("[1] Vaswani et al., “Attention Is All”, 2017. [link](https://e.org/)",
         "Attention Is All", "Vaswani et al."),
        ("《统计学习方法》 李航 https://e.org/", "统计学习方法", "李航"),
        ("山田太郎「機械学習」 https://e.org/", "機械学習", "山田太郎"),
        ("Mayer, V., & Cukier, K. (2013). *Big Data*. https://e.org/",
         "Big Data", "Mayer, V., & Cukier, K."),
        ("김철수 (2018). 빅데이터의 이해. 한빛미디어. https://e.org/", "빅데이터의 이해", "김철수"),
        ("딥러닝 입문<br>https://e.org/", "딥러닝 입문", ""),
        ("딥러닝 입문\n  https://e.org/", "딥러닝 입문", ""),
        ("출처: https://e.org/", "", ""),
        ("만약 https://e.org/", "", ""),
        ("The code can be found at https://e.org/", "", ""),
        ("자세한 것은 여기를 보시면 됩니다. https://e.org/", "", ""),
    ],
)  # fmt: skip
def test_what_an_address_alone_is_called(line, title, byline):
    assert sources(f"## 참고\n\n- {line}\n") == [("source", title, byline)]


def test_a_line_each_for_title_and_address():
    text = "### Reference\n딥러닝 입문\nhttps://e.org/1\n머신러닝 기초\nhttps://e.org/2\n"
    assert [title for _, title, _ in sources(text)] == ["딥러닝 입문", "머신러닝 기초"]


def test_a_paragraph_that_says_what_it_was_made_from_lists_sources():
    text = (
        '<p style="font-size: 12px">※ 본 글은 아래 기사를 참고했습니다.<br>\n'
        "- 한겨레, “알리바바의 미래” (2019.07.01) : http://e.org/1<br>\n"
        "- 중앙일보 김도년 기자, 「데이터 전쟁」 http://e.org/2</p>\n"
    )
    assert sources(text) == [
        ("source", "알리바바의 미래", "한겨레"),
        ("source", "데이터 전쟁", "중앙일보 김도년 기자"),
    ]


def test_a_table_names_title_and_author_by_its_head():
    text = (
        "## 참고 문헌\n\n| 제목 | 저자 | 링크 |\n|---|---|---|\n"
        "| 딥러닝 | 홍길동 | [링크](https://e.org/1) |\n| 머신러닝 | 김철수 | <https://e.org/2> |\n"
    )
    assert sources(text) == [("source", "딥러닝", "홍길동"), ("source", "머신러닝", "김철수")]


def test_a_footnote_that_cites_is_read_as_a_source_is():
    first = "[^1]: 김철수, “머신러닝”, https://e.org/1\n"
    text = f"글[^1] 글[^2]\n\n{first}[^2]: [글](https://e.org/2), 홍길동\n"
    assert sources(text) == [("footnote", "머신러닝", "김철수"), ("footnote", "글", "홍길동")]


def test_a_footnote_of_prose_has_no_byline():
    text = "글[^1]\n\n[^1]: See, for example, [Documentum](https://e.org/1).\n"
    assert sources(text) == [("footnote", "Documentum", "")]


@pytest.mark.parametrize(
    "credit",
    [
        "*출처: [김작가](https://e.org/)*",
        "\n<small>사진=[연합뉴스](https://e.org/)</small>",
        "그림 1. 구조도 (출처: https://e.org/)",
        "<center>이미지 출처 : https://e.org/</center>",
    ],
)
def test_a_credit_below_an_image_is_the_images(credit):
    assert [kind for kind, *_ in sources(f"![그림](/a.png)\n{credit}\n")] == ["image"]


def test_lists_of_links_with_descriptions_are_none():
    html = "".join(
        f'<li><a href="https://e.org/{n}">Gem</a> - A simple way based on GitHub to serve it.</li>'
        for n in range(3)
    )
    assert {kind for kind, *_ in cited(f"<ul>{html}</ul>")} == {"link"}


def test_a_number_is_no_title_of_a_definition():
    assert sources("글\n\n[1]: https://e.org/1\n") == [("definition", "", "")]
