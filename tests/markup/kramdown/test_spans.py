"""Spans: what stands inside a line of text."""

import pytest

from blog.markup.kramdown import convert
from tests.markup.kramdown.assertions import assert_html

PLAIN = {"syntax_highlighter": None}

EMPHASIS = [
    ("*a* _b_ **c** __d__", "<em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong>"),
    ("***a***", "<strong><em>a</em></strong>"),
    ("*a **b** c*", "<em>a <strong>b</strong> c</em>"),
    ("snake_case_word", "snake_case_word"),
    ("* a*", "<ul><li>a*</li></ul>"),
    ("a * b * c", "a * b * c"),
    ("*open", "*open"),
    ("*s ****", "*s <em>**</em>"),
    ("**a *b**", "<strong>a *b</strong>"),
    ("*a **b*", "<em>a **b</em>"),
    ("a_b_ _c_", "a_b_ <em>c</em>"),
    ("**강조(強調)**를", "<strong>강조(強調)</strong>를"),
    ('**"인용"**은', "<strong>“인용”</strong>은"),
]

LINKS = [
    ("[a](b)", '<a href="b">a</a>'),
    ('[a](b "c")', '<a href="b" title="c">a</a>'),
    ("[a]( b )", '<a href="b">a</a>'),
    ("[a](b(c)d)", '<a href="b(c)d">a</a>'),
    ("[a](<b c>)", '<a href="b c">a</a>'),
    ("[a][id]\n\n[id]: b 'c'", '<a href="b" title="c">a</a>'),
    ("[Id]\n\n[id]: <b c>", '<a href="b c">Id</a>'),
    ("[a] [id]\n\n[id]: b\n{: .x}", '<a class="x" href="b">a</a>'),
    ("[missing]", "[missing]"),
    ("![a ![b](c)", '![a <img src="c" alt="b" />'),
    ("[[a](b)", '[<a href="b">a</a>'),
    ("[a] [b](c)", '[a] <a href="c">b</a>'),
    ("[a](b( c](d)", "[a](b( c](d)"),
    ("[a [b] c](d)", '<a href="d">a [b] c</a>'),
    ("[![x](y)](z)", '<a href="z"><img src="y" alt="x" /></a>'),
    ("![a *b*](c){: width='3'}", '<img src="c" alt="a *b*" width="3" />'),
    ("<https://a.b/c>", '<a href="https://a.b/c">https://a.b/c</a>'),
    ("<a@b.c>", '<a href="mailto:a@b.c">a@b.c</a>'),
    ("https://a.b", "https://a.b"),
]

CODE = [
    ("`a <b>`", "<code>a &lt;b&gt;</code>"),
    ("`` a`b ``", "<code>a`b</code>"),
    ("`open", "`open"),
    ("*`a``", "*<code>a</code>`"),
    ("`a`{:.x}", '<code class="x">a</code>'),
]

TYPOGRAPHY = [
    ("a -- b --- c...", "a – b — c…"),
    ("<< a >>", "«\u00a0a\u00a0»"),
    ("\\<<a\\>>", "&lt;&lt;a&gt;&gt;"),
    ("\"a\" 'b' it's '90s", "“a” ‘b’ it’s ’90s"),
    ('한글"인용"은', "한글”인용”은"),
    ('("a")', "(“a”)"),
    ('"*a*"', "“<em>a</em>”"),
    ("\\* \\[a\\]", "* [a]"),
    ("AT&T &copy; &unknown; &#8364;", "AT&amp;T © &amp;unknown; €"),
]

OTHERS = [
    ("$$a_b$$ text", "\\(a_b\\) text"),
    ("*a*{:.x #y}", '<em class="x" id="y">a</em>'),
    ("a{:.x}", "a{:.x}"),
    ("*a*{: t='b 'c' d'}", '<em t="b \'c">a</em>'),
    ("*a*{: t='b\\'c\\}'}", '<em t="b\'c}">a</em>'),
    ("a {::comment}b{:/} c", "a <!-- b --> c"),
    ("a {::nomarkdown}*b*{:/} c", "a *b* c"),
    ("The HTML\n\n*[HTML]: markup", 'The <abbr title="markup">HTML</abbr>'),
]

HTML = [
    ("a <b>*c*</b>", "a <b><em>c</em></b>"),
    ('a <span markdown="0">*c*</span>', "a <span>*c*</span>"),
    ("a <br> b", "a <br /> b"),
    ("a <kbd>*c*</kbd>", "a <kbd>*c*</kbd>"),
    ("a < b <3", "a &lt; b &lt;3"),
    ("a <div> b", "a &lt;div&gt; b"),
]


@pytest.mark.parametrize(
    ("source", "expected"),
    [case for cases in (LINKS, CODE, TYPOGRAPHY, OTHERS, HTML) for case in cases],
)
def test_span(source, expected):
    assert_html(source, f"<p>{expected}</p>", **PLAIN)


@pytest.mark.parametrize(("source", "expected"), EMPHASIS)
def test_emphasis(source, expected):
    html = expected if expected.startswith("<ul>") else f"<p>{expected}</p>"
    assert_html(source, html, **PLAIN)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("~~a~~", "<del>a</del>"),
        ("~~ a~~", "~~ a~~"),
        ("a~~b", "a~~b"),
        ("\\~~a~~", "~~a~~"),
    ],
)
def test_deleted_text_of_gfm(source, expected):
    assert_html(source, f"<p>{expected}</p>", input="GFM")


def test_emoji_of_gfm_where_wanted():
    assert "unicode/1f604.png" in convert(":smile:", input="GFM", gfm_emojis=True)
    assert_html(":smile:", "<p>:smile:</p>", input="GFM")


def test_footnotes_are_numbered_by_first_use():
    assert_html(
        "a[^x] b[^y] c[^x]\n\n[^y]: Y\n[^x]: X\n[^z]: unused",
        '<p>a<sup id="fnref:x"><a href="#fn:x" class="footnote" rel="footnote" '
        'role="doc-noteref">1</a></sup> b<sup id="fnref:y"><a href="#fn:y" class="footnote" '
        'rel="footnote" role="doc-noteref">2</a></sup> c<sup id="fnref:x:1"><a href="#fn:x" '
        'class="footnote" rel="footnote" role="doc-noteref">1</a></sup></p>'
        '<div class="footnotes" role="doc-endnotes"><ol><li id="fn:x"><p>X\u00a0'
        '<a href="#fnref:x" class="reversefootnote" role="doc-backlink">↩</a>\u00a0'
        '<a href="#fnref:x:1" class="reversefootnote" role="doc-backlink">↩<sup>2</sup></a></p>'
        "</li>"
        '<li id="fn:y"><p>Y\u00a0<a href="#fnref:y" class="reversefootnote" role="doc-backlink">↩'
        "</a></p></li></ol></div>",
    )


def test_a_marker_without_a_footnote_is_text():
    assert_html("a[^none]", "<p>a[^none]</p>")


RELEASES = [
    ("Name______", "Name__<em>__</em>", "Name______"),
    ("a___b___", "a__<em>b</em>__", "a___b___"),
    ("a <![CDATA[b]]>", "a &lt;![CDATA[b]]&gt;", "a b"),
    (
        "the foo\nbar\n\n*[foo bar]: baz",
        "the foo\nbar",
        'the <abbr title="baz">foo\nbar</abbr>',
    ),
]


@pytest.mark.parametrize(("source", "of_2_4", "of_2_5"), RELEASES)
def test_gfm_has_the_rules_of_kramdown_2_4_as_jekyll_does(source, of_2_4, of_2_5):
    assert_html(source, f"<p>{of_2_4}</p>", input="GFM", hard_wrap=False)
    assert_html(source, f"<p>{of_2_5}</p>")
