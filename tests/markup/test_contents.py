"""The table of contents: the author's own where there is one, otherwise the headings."""

from .vocabulary import html_page, outline, page


def contents_of(text, **variables):
    return outline(page(text, variables={"page": variables}).contents)


def test_headings_nest_by_rank():
    assert contents_of("# 하나\n\n## 둘\n\n### 셋\n\n## 넷\n\n# 다섯\n") == [
        "하나",
        ["둘", ["셋"], "넷"],
        "다섯",
    ]


def test_a_rank_that_is_jumped_nests_once():
    assert contents_of("## a\n\n#### b\n\n### c\n\n## d\n") == ["a", ["b", "c"], "d"]


def test_a_heading_may_stay_out():
    assert contents_of("## a\n\n## b\n{:.no_toc}\n\n## c\n") == ["a", "c"]


def test_the_title_again_is_no_section():
    assert contents_of("# 나의 글!\n\n글\n\n## 하나\n\n## 둘\n", title="나의 글") == ["하나", "둘"]


def test_a_section_named_like_the_title_is_one():
    assert contents_of("## B-Tree\n\n글\n\n## 기원\n", title="B-Tree") == ["B-Tree", "기원"]


def test_centred_headings_before_all_text_are_decoration():
    text = "# 제목\n{: .center}\n\n## 구호\n{: .center}\n\n글\n\n## 첫째\n{: .center}\n\n## 둘째\n"
    assert contents_of(text) == ["첫째", "둘째"]


HAND_MADE = """## 목차
{: .center}

<h3><a href="#하나">1. 처음 이야기</a></h3>

<h3><a href="#둘"><strong>2. 다음 이야기</strong></a></h3>

<h2 id="하나">하나</h2>

글

<h2 id="둘">둘</h2>
"""


def test_contents_made_by_hand_are_the_contents():
    rendered = page(HAND_MADE)
    assert [(s.id, s.label) for s in rendered.contents] == [
        ("하나", "1. 처음 이야기"),
        ("둘", "2. 다음 이야기"),
    ]
    assert rendered.warnings == ()


def test_a_list_below_its_name_nests_as_it_is_written():
    text = (
        "**Contents**\n\n1. [One](#one)\n   - [Two](#two)\n2. [Three](#three)\n\n"
        "## One\n\n### Two\n\n## Three\n"
    )
    assert contents_of(text) == ["One", ["Two"], "Three"]


def test_a_list_without_a_name_before_all_that_it_leads_to_counts_too():
    text = "글\n\n- [첫째](#a)\n- [둘째](#b)\n- [셋째](#c)\n\n## a\n\n## b\n\n## c\n\n## d\n"
    assert contents_of(text) == ["첫째", "둘째", "셋째"]


def test_a_list_of_links_after_its_headings_does_not():
    text = "## a\n\n## b\n\n## c\n\n- [첫째](#a)\n- [둘째](#b)\n- [셋째](#c)\n"
    assert contents_of(text) == ["a", "b", "c"]


def test_what_kramdown_made_is_not_made_by_hand():
    assert contents_of("## 목차\n{:.no_toc}\n\n* x\n{:toc}\n\n## a\n\n## b\n") == ["a", "b"]


def test_a_target_that_is_missing_is_reported_with_its_line():
    rendered = page("## Contents\n\n- [Here](#here)\n- [Gone](#gone)\n\n## Here\n")
    [warning] = rendered.warnings
    assert '"#gone"' in warning.message
    assert warning.line == 4


def test_percent_encoded_and_composed_targets_are_found():
    rendered = html_page(
        '<h2>목차</h2><p><a href="#%ED%95%98%EB%82%98">1</a></p><h2 id="하나">하나</h2>'
    )
    assert [section.id for section in rendered.contents] == ["하나"]


def test_headings_get_ids_that_are_taken_by_no_other():
    rendered = html_page('<h2>가 나!</h2><p id="가-나-1"></p><h2>가 나</h2>')
    assert rendered.ids == ("가-나", "가-나-1", "가-나-2")
