"""Jekyll's excerpt."""

import pytest

from blog.markup.excerpt import excerpt_source

from .vocabulary import page


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("first\n\nsecond", "first"),
        ("first\n \nsecond", "first\n \nsecond"),
        ("only", "only"),
        ("only\n\n", "only"),
        ("a [x] b\n\nc\n\n[x]: /u\n[y]: /v\n", "a [x] b\n\n[x]: /u"),
        ("a[^1]\n\nc\n\n[^1]: note\n", "a[^1]\n\n[^1]: note"),
        ("{% raw %}a\n\nb{% endraw %}", "{% raw %}a\n{% endraw %}"),
        (
            "{% if x %}{% for y in z %}a\n\nb{% endfor %}{% endif %}",
            "{% if x %}{% for y in z %}a\n{% endfor %}\n{% endif %}",
        ),
        ("{% assign x = 1 %}a\n\nb", "{% assign x = 1 %}a"),
        ("a\r\n\r\nb", "a\r\n\r\nb"),
    ],
)
def test_the_source_of_an_excerpt(text, excerpt):
    assert excerpt_source(text, "\n\n") == excerpt


def test_a_separator_of_the_sites_own():
    rendered = page("하나\n\n둘\n<!--more-->\n셋\n", excerpt_separator="<!--more-->")
    assert rendered.excerpt == "<p>하나</p>\n\n<p>둘</p>\n"


def test_no_separator_at_all_is_the_whole_text():
    assert excerpt_source("a\n\nb", "") == "a\n\nb"


def test_an_excerpt_is_as_safe_as_the_page():
    assert page("<b onclick=x>a</b>\n\nb").excerpt == "<p><b>a</b></p>\n"
