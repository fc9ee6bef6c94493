"""An article as text for search, and as one paragraph for lists."""

from blog.markup.plain_text import shortened

from .vocabulary import html_page, page


def test_blocks_stand_on_lines_of_their_own():
    text = page("# 제목\n\n하나 *둘*\n셋\n\n- a\n- b\n\n~~~\nx = 1\ny\n~~~\n").text
    assert text == "제목\n하나 둘 셋\na\nb\nx = 1\ny"


def test_images_speak_by_their_description_and_cells_stay_apart():
    assert html_page('<p><img src="/a.png" alt="그림">은</p>').text == "그림 은"
    assert html_page("<table><tr><td>a</td><td>b</td></tr></table>").text == "a b"


def test_what_is_taken_out_is_not_said():
    assert html_page("<p>a</p><script>b</script><svg><text>c</text></svg>").text == "a"


def test_marks_of_footnotes_are_no_words():
    made = page("책[^1]을 읽는다.\n\n[^1]: 주석.\n")
    assert (made.text, made.summary) == ("책을 읽는다.\n주석.", "책을 읽는다.")


def test_a_summary_is_the_first_paragraph_that_says_something():
    before = "# 제목\n\n<br>\n\n> 인용\n\n- [a](https://a.kr)\n- [b](https://b.kr)\n\n"
    assert page(before + "첫 문단.\n\n둘째.\n").summary == "첫 문단."


def test_sources_are_no_summary():
    assert page("출처: [글](https://a.kr)\n\n첫 문단.\n").summary == "첫 문단."


def test_an_article_of_lists_is_summed_up_by_them():
    assert page("- 하나\n- 둘\n").summary == "하나 둘"


def test_a_long_paragraph_is_cut_at_a_word():
    words = "가나다라 " * 60
    cut = shortened(words.strip())
    assert len(cut) <= 200
    assert cut.endswith("라…")


def test_words_without_blanks_are_cut_all_the_same():
    assert shortened("字" * 300) == "字" * 199 + "…"
