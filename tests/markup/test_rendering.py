"""From source to article: the chain as a whole."""

import json
from dataclasses import asdict

import pytest

from blog.markup import MarkupError, Source, Surroundings, article, parse
from blog.markup.document import LONGEST_SOURCE

from .vocabulary import html_page, page


def test_liquid_comes_first_then_markdown():
    rendered = page("{{ page.title }} **b**", variables={"page": {"title": "*a*"}})
    assert rendered.html == "<p><em>a</em> <strong>b</strong></p>\n"


def test_an_html_file_is_left_as_it_is():
    assert html_page("*a* {{ 1 | plus: 1 }}").html == "*a* 2"


def test_trouble_is_a_warning_with_the_line_of_the_file():
    source = Source("a\n\n{% nosuchtag %}\n\n[x][y]{:unknown .z}\n", "a.md", first_line=10)
    assert {notice.line for notice in article(source, Surroundings()).warnings} >= {12}


def test_a_text_that_is_too_long_is_refused_with_a_sentence():
    with pytest.raises(MarkupError, match=r"a\.md: the text has 2,000,001 characters"):
        parse(Source("x" * (LONGEST_SOURCE + 1), "a.md"), Surroundings())


def test_an_empty_text_is_an_empty_article():
    rendered = page("")
    assert (rendered.html.strip(), rendered.contents, rendered.summary) == ("", (), "")


def test_rendering_twice_gives_the_same():
    text = "# a\n\n[b](https://e.org) $$x$$\n\n~~~ruby\nputs\n~~~\n"
    assert page(text) == page(text)


def test_an_article_is_data_for_json():
    text = "## a\n\n### b\n\n[c](https://e.org/) <form>x</form> ![d](/e.png)\n\n[f](/g)\n"
    rendered = page(text, missing_images=True)
    data = json.loads(json.dumps(asdict(rendered)))
    assert data["html"] == rendered.html
    assert data["contents"][0]["children"][0]["label"] == "b"
    assert data["references"][0]["places"] == [{"kind": "link", "section": "b", "position": 1}]


def test_a_link_keeps_its_address_after_a_no_break_space():
    made = article(Source("[가](\u00a0https://example.com/가)\n"), Surroundings())
    assert 'href="\u00a0https://example.com/가"' in made.html
    assert not made.removed
