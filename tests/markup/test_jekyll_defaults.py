"""kramdown is called as Jekyll calls it."""

import pytest

from blog.markup.jekyll_defaults import kramdown_options, kramdown_settings

from .vocabulary import page


def test_the_sites_settings_win_and_null_leaves_the_default():
    options = kramdown_options({"auto_ids": False, "input": None, "math_engine": None})
    assert options["auto_ids"] is False
    assert options["input"] == "GFM"
    assert options["math_engine"] is None


def test_the_highlighters_options_are_merged():
    options = kramdown_options({"syntax_highlighter_opts": {"block": {"line_numbers": True}}})
    assert options["syntax_highlighter_opts"] == {
        "block": {"line_numbers": True},
        "default_lang": "plaintext",
        "guess_lang": True,
    }


def test_jekylls_own_settings_are_no_options():
    assert page("a", kramdown={"show_warnings": True, "guess_lang": False}).warnings == ()


@pytest.mark.parametrize(
    ("config", "highlighter"),
    [
        ({}, "rouge"),
        ({"highlighter": None}, "rouge"),
        ({"highlighter": False}, "rouge"),
        ({"highlighter": "pygments"}, ""),
        ({"highlighter": "none"}, ""),
        ({"highlighter": "none", "kramdown": {"syntax_highlighter": "rouge"}}, "rouge"),
        ({"kramdown": {"enable_coderay": True}}, "coderay"),
    ],
)
def test_the_site_s_highlighter_is_kramdown_s(config, highlighter):
    assert kramdown_settings(config)["syntax_highlighter"] == highlighter


def test_code_under_a_highlighter_of_old_has_no_wrapper_but_colours():
    settings = kramdown_settings({"highlighter": "pygments"})
    shown = page("`a`\n\n~~~ ruby\nx = 1\n~~~\n", kramdown=settings)
    assert shown.html.startswith("<p><code>a</code></p>")
    assert '<code class="language-ruby"><span class="n">x</span>' in shown.html
    assert "highlighter-" not in shown.html
    assert shown.warnings == ()


@pytest.mark.parametrize(("name", "rows"), [("rouge", 1), ("pygments", 1), ("none", 0)])
def test_only_rouge_counts_the_lines_of_a_highlight_tag(name, rows):
    site = {"site": {"highlighter": name}}
    text = "{% highlight ruby linenos %}\n  x\n{% endhighlight %}\n"
    assert page(text, variables=site).html.count("rouge-table") == rows
