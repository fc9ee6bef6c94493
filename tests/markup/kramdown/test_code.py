"""Code in Rouge's markup, with and without colours."""

import pytest

from blog.markup.kramdown import convert
from blog.markup.kramdown.highlighters.colours import colourise
from blog.markup.kramdown.highlighters.rouge import lexer_tag
from tests.markup.kramdown.assertions import assert_html

JEKYLL = {"default_lang": "plaintext", "guess_lang": True}


def test_a_block_in_a_known_language():
    assert_html(
        "~~~ ruby\na\n~~~",
        '<div class="language-ruby highlighter-rouge"><div class="highlight">'
        '<pre class="highlight"><code><span class="n">a</span>\n</code></pre></div></div>',
    )


def test_a_block_in_an_unknown_language_stays_bare():
    assert_html("~~~ Java\na\n~~~", '<pre><code class="language-Java">a\n</code></pre>')


def test_the_default_language_names_code_without_one():
    assert_html(
        "`a`\n\n    b",
        '<p><code class="language-plaintext highlighter-rouge">a</code></p>'
        '<div class="language-plaintext highlighter-rouge"><div class="highlight">'
        '<pre class="highlight"><code>b\n</code></pre></div></div>',
        syntax_highlighter_opts=JEKYLL,
    )


def test_attributes_stand_on_the_wrapper():
    html = convert("~~~ js\na\n~~~\n{: .wide data-x='1'}")
    assert html.startswith('<div class="language-js wide highlighter-rouge" data-x="1">')


def test_line_numbers_stand_in_a_table():
    assert_html(
        "~~~ text\na\nb\n~~~",
        '<div class="language-text highlighter-rouge"><div class="highlight">'
        '<pre class="highlight"><code><table class="rouge-table"><tbody>'
        '<tr><td class="rouge-gutter gl">'
        '<pre class="lineno">1\n2\n</pre></td><td class="rouge-code"><pre>a\nb\n</pre></td></tr>'
        "</tbody></table></code></pre></div></div>",
        syntax_highlighter_opts={**JEKYLL, "block": {"line_numbers": True}},
    )


def test_blocks_and_spans_are_disabled_apart():
    opts = {"default_lang": "ruby", "span": {"disable": True}}
    html = convert("`a`{:.language-ruby}\n\n    b", syntax_highlighter_opts=opts)
    assert '<code class="language-ruby">a</code>' in html
    assert 'class="language-ruby highlighter-rouge"' in html


def test_the_plain_highlighter_wraps_without_colours():
    source = "~~~ ruby\na = 1\n~~~"
    plain = convert(source, syntax_highlighter="rouge-plain")
    assert "<code>a = 1\n</code>" in plain
    assert '<div class="language-ruby highlighter-rouge">' in plain
    assert '<span class="n">a</span>' in convert(source, syntax_highlighter="rouge")


def test_an_unknown_highlighter_leaves_code_bare():
    assert_html("    a", "<pre><code>a\n</code></pre>", syntax_highlighter="coderay")


@pytest.mark.parametrize(
    ("name", "tag"),
    [("rb", "ruby"), ("c++", "cpp"), ("console", "console"), ("php?start_inline=1", "php")],
)
def test_aliases_are_known(name, tag):
    assert lexer_tag(name) == tag


@pytest.mark.parametrize("name", ["Ruby", "unheard-of", "한글"])
def test_other_names_are_not(name):
    assert lexer_tag(name) is None


def test_colours_change_nothing_in_the_code():
    assert colourise("\n\n  <x>\t&\r ", "ruby").count("&lt;") == 1
    assert colourise("<b>", "unheard-of") == "&lt;b&gt;"
