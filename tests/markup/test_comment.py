"""Comments are plain text: paragraphs, line breaks, links; all else is shown as typed."""

from blog.markup import render_comment

REL = 'rel="nofollow ugc noopener"'


def test_blank_lines_part_paragraphs_and_line_ends_stay():
    assert render_comment("하나\n둘\r\n\r\n\r\n셋") == "<p>하나<br>\n둘</p>\n<p>셋</p>\n"


def test_markup_is_shown_not_obeyed():
    assert render_comment("<b onclick=x>&amp;") == "<p>&lt;b onclick=x&gt;&amp;amp;</p>\n"


def test_an_address_becomes_a_link_without_the_particle():
    assert render_comment("한글https://a.com/?a=1&b=2을 봐") == (
        f'<p>한글<a href="https://a.com/?a=1&amp;b=2" {REL}>'
        "https://a.com/?a=1&amp;b=2</a>을 봐</p>\n"
    )


def test_no_other_scheme_becomes_a_link():
    assert render_comment("javascript:alert(1) a.com") == "<p>javascript:alert(1) a.com</p>\n"


def test_nothing_gives_nothing():
    assert render_comment(" \n\n ") == ""
