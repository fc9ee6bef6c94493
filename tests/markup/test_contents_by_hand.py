"""Tables of contents as people make them by hand: what counts as one, and what does not."""

import pytest

from .vocabulary import outline, page

BELOW = '\n\n<h2 id="a">하나</h2>\n\n글\n\n<h3 id="b">둘</h3>\n\n글\n\n<h2 id="c">셋</h2>\n'
FLAT = [("a", "처음"), ("c", "끝")]


def entries(text, url=""):
    found = page(text + BELOW, variables={"page": {"url": url}}).contents
    return [(section.id, section.label) for section in found]


@pytest.mark.parametrize(
    "title",
    [
        "## 📑 목차 (Table of Contents)",
        "**📌 목차 :**",
        "[목차]",
        "## 이 글의 목차",
        "## 글 목록",
        "# 목&nbsp;차",
        "<b>차례</b>",
        '<font size="5"><b>차례</b></font>',
        "## この記事の目次",
        "## 目录",
        "#### Overview",
    ],
)
def test_what_people_call_it(title):
    assert entries(f"{title}\n\n1. [처음](#a)\n2. [끝](#c)") == FLAT


@pytest.mark.parametrize(
    "blocks",
    [
        "1. [처음](#a) : 소개합니다\n2. [끝](#c) - 맺는말",
        "| 번호 | 제목 |\n|---|---|\n| 1 | [처음](#a) |\n| 2 | [끝](#c) |",
        '<ul>\n<li><a href="#a">처음</a></li>\n<li><a href="#c">끝</a></li>\n</ul>',
        '<a href="#a">처음</a><br>\n<a href="#c">끝</a><br>',
        "1) [처음](#a)<br/>\n2) [끝](#c)",
        "[처음](#a) · [끝](#c)",
        "> - [처음](#a)\n> - [끝](#c)",
        "[처음](#a)\n\n[끝](#c)",
        "이 글은 다음 순서로 되어 있습니다.\n\n1. [처음](#a)\n2. [끝](#c)",
        "- [처음](#a)\n- [끝](#c)\n- [다음 글](https://example.org/next)",
        "- [처음](/2020/글.html#a)\n- [끝](/2020/%EA%B8%80.html#c)",
        '- <a href="#a">처</a><a href="#a">음</a>\n- [끝](#c)',
    ],
)
def test_how_people_write_it(blocks):
    found = entries(f"## 목차\n\n{blocks}", "/2020/글.html")
    assert [(id_, label.replace(" ", "")) for id_, label in found] == FLAT


@pytest.mark.parametrize(
    "box",
    [
        '<div class="toc">\n<p>목 차</p>\n<ol><li><a href="#a">처음</a></li>'
        '<li><a href="#c">끝</a></li></ol>\n</div>',
        "<details>\n<summary>목차 보기</summary>\n<ul><li><a href='#a'>처음</a></li>"
        "<li><a href='#c'>끝</a></li></ul>\n</details>",
        "> ## 목차\n> [처음](#a)\n>\n> [끝](#c)",
        "목차\n: [처음](#a)\n: [끝](#c)",
        '**목차**: [처음](#a), [끝](#c)',
        "- **목차**\n  - [처음](#a)\n  - [끝](#c)",
        '<nav><a href="#a">처음</a> <a href="#c">끝</a></nav>',
        "다음 순서로 적는다.\n\n1. [처음](#a)\n2. [끝](#c)",
    ],
)  # fmt: skip
def test_where_people_put_it(box):
    assert entries(box) == FLAT


def test_a_group_without_a_link_keeps_its_place_and_leads_to_its_first():
    text = "## 목차\n\n- 1부\n  - [처음](#a)\n  - [다음](#b)\n- 2부\n  - [끝](#c)"
    [first, second] = page(text + BELOW).contents
    assert (first.id, outline([first])) == ("a", ["1부", ["처음", "다음"]])
    assert (second.id, outline([second])) == ("c", ["2부", ["끝"]])


def test_entries_that_are_headings_nest_by_rank():
    text = "# 목차\n\n## [처음](#a)\n\n### [다음](#b)\n\n## [끝](#c)"
    assert outline(page(text + BELOW).contents) == ["처음", ["다음"], "끝"]


def test_a_list_without_links_that_names_the_headings_counts():
    assert entries("## 목차\n\n1. 하나\n2. 셋") == [("a", "하나"), ("c", "셋")]


@pytest.mark.parametrize(
    ("link", "target"),
    [("#A", "a"), ("#user-content-a", "a"), ("#하나-", "a"), ("#one", "one")],
)
def test_a_link_that_leads_nowhere_is_led_to_the_heading_it_means(link, target):
    rendered = page(f"## 목차\n\n- [처음]({link})\n- [끝](#c)" + BELOW)
    assert rendered.contents[0].id == target
    assert [notice.line for notice in rendered.warnings] == [3]


@pytest.mark.parametrize(
    "text",
    [
        "글은 [처음](#a)과 [끝](#c)을 본다.",
        "- [보기](#b)\n- [끝](#c)",
        "## 순서\n\n순서를 지켜 주세요. [처음](#a)이 먼저입니다.",
        "## 목차\n\n- 가나다\n- 라마바",
        "## 목차\n\n![그림](/a.png) [처음](#a)",
    ],
)
def test_what_is_none(text):
    assert [label for _, label in entries(text)][-2:] == ["하나", "셋"]
