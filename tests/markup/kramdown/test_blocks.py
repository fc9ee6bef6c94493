"""Blocks: what an author writes, and what becomes of it."""

import pytest

from blog.markup.kramdown import convert
from tests.markup.kramdown.assertions import assert_html

GFM = {"input": "GFM", "hard_wrap": False, "syntax_highlighter": None, "auto_ids": False}
PLAIN = {"syntax_highlighter": None, "auto_ids": False}

PARAGRAPHS = [
    ("one\ntwo", "<p>one\ntwo</p>"),
    ("one\n\ntwo", "<p>one</p><p>two</p>"),
    ("one  \ntwo", "<p>one<br />two</p>"),
    ("one\\\\\ntwo", "<p>one<br />two</p>"),
    ("a\n^\nb", "<p>a</p><p>b</p>"),
    (
        "![a](b.png){:standalone}",
        '<figure><img src="b.png" alt="a" /><figcaption>a</figcaption></figure>',
    ),
]

HEADERS = [
    ("# One", "<h1>One</h1>"),
    ("###### Six ##", "<h6>Six</h6>"),
    ("Title\n===", "<h1>Title</h1>"),
    ("Title\n---", "<h2>Title</h2>"),
    ("## Title {#here}", '<h2 id="here">Title</h2>'),
    ("a\n# no header", "<p>a # no header</p>"),
    ("## Title\n{: .wide}", '<h2 class="wide">Title</h2>'),
]

QUOTES = [
    ("> a\nb", "<blockquote><p>a\nb</p></blockquote>"),
    ("> a\n\nb", "<blockquote><p>a</p></blockquote><p>b</p>"),
    ("> a\n>> b", "<blockquote><p>a &gt; b</p></blockquote>"),
    ("> a\n>\n> > b", "<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>"),
    ("> a\n{: .cited}", '<blockquote class="cited"><p>a</p></blockquote>'),
]

LISTS = [
    ("* a\n* b", "<ul><li>a</li><li>b</li></ul>"),
    ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
    ("5. a", "<ol><li>a</li></ol>"),
    ("* a\n\n* b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
    ("* a\n  * b\n    * c", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>"),
    ("* a\nlazy", "<ul><li>a\nlazy</li></ul>"),
    ("* a\n\n  b", "<ul><li><p>a</p><p>b</p></li></ul>"),
    ("* a\n^\n* b", "<ul><li>a</li></ul><ul><li>b</li></ul>"),
    ("* {:.x} a", '<ul><li class="x">a</li></ul>'),
    ("* a\n* b\n{: .list}", '<ul class="list"><li>a</li><li>b</li></ul>'),
    ("*\ttab", "<ul><li>tab</li></ul>"),
    ("1) a", "<p>1) a</p>"),
    ("1986\\. A year", "<p>1986. A year</p>"),
    ("* a\n\n* * *\nb", "<ul><li>a</li></ul><hr /><p>b</p>"),
]

DEFINITION_LISTS = [
    ("term\n: meaning", "<dl><dt>term</dt><dd>meaning</dd></dl>"),
    ("a\nb\n: c\n: d", "<dl><dt>a</dt><dt>b</dt><dd>c</dd><dd>d</dd></dl>"),
    ("a\n\n: b", "<dl><dt>a</dt><dd><p>b</p></dd></dl>"),
    ("a\n: > quoted", "<dl><dt>a</dt><dd><blockquote><p>quoted</p></blockquote></dd></dl>"),
    (": nothing before", "<p>: nothing before</p>"),
    ("{:.x} a\n: {:.y} b", '<dl><dt class="x">a</dt><dd class="y">b</dd></dl>'),
]

CODE = [
    ("    a <b>\n      c", "<pre><code>a &lt;b&gt;\n  c\n</code></pre>"),
    ("~~~\na\n~~~", "<pre><code>a\n</code></pre>"),
    ("~~~~\n~~~\n~~~~", "<pre><code>~~~\n</code></pre>"),
    ("~~~ ruby\na\n~~~", '<pre><code class="language-ruby">a\n</code></pre>'),
    ("    a\n{: .language-ruby}", '<pre><code class="language-ruby">a\n</code></pre>'),
    ("~~~\nunclosed", "<p>~~~ unclosed</p>"),
]

TABLES = [
    (
        "|a|b|\n|c|d|",
        "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody></table>",
    ),
    ("a|b", "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"),
    (
        "a|b|c\n:-|:-:|-:\nd|e|f",
        '<table><thead><tr><th style="text-align: left">a</th><th style="text-align: center">b</th>'
        '<th style="text-align: right">c</th></tr></thead><tbody><tr>'
        '<td style="text-align: left">d</td><td style="text-align: center">e</td>'
        '<td style="text-align: right">f</td></tr></tbody></table>',
    ),
    ("`a|b`|c", "<table><tbody><tr><td><code>a|b</code></td><td>c</td></tr></tbody></table>"),
    ("a\\|b|c", "<table><tbody><tr><td>a|b</td><td>c</td></tr></tbody></table>"),
    (
        "a|b\n-|-\nc|d\n=|=\ne|f",
        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr>"
        "</tbody><tfoot><tr><td>e</td><td>f</td></tr></tfoot></table>",
    ),
    ("a|b\nc|d\nno pipe", "<p>a|b c|d no pipe</p>"),
    ("a|b\n{: .t}", '<table class="t"><tbody><tr><td>a</td><td>b</td></tr></tbody></table>'),
]

OTHERS = [
    ("[a]: b 'c' d'\n\n[a]", """<p><a href="b" title="c' d">a</a></p>"""),
    ("[a]: <b> \n 'c'\n\n[a]", '<p><a href="b" title="c">a</a></p>'),
    ("---", "<hr />"),
    ("~~~~\na\n~~~", '<pre><code class="language-~">a\n</code></pre>'),
    ("{:.spent}\n|\na", "<p>| a</p>"),
    ("* * *", "<hr />"),
    ("_ _ _\n{: .r}", '<hr class="r" />'),
    ("$$a < b$$", "\\[a &lt; b\\]"),
    ("\\$$a$$", "<p>\\(a\\)</p>"),
    ("{: .a}\ntext", '<p class="a">text</p>'),
    ("{:note: .n title='t'}\n\ntext\n{: note #i}", '<p class="n" title="t" id="i">text</p>'),
    ("{::comment}\nhidden\n{:/comment}", "<!-- hidden -->"),
    ("{::nomarkdown}\n*raw*\n{:/}", "*raw*"),
    ("{::options header_offset='1' /}\n\n# a", "<h2>a</h2>"),
]


@pytest.mark.parametrize(
    ("source", "expected"),
    [*PARAGRAPHS, *HEADERS, *QUOTES, *LISTS, *DEFINITION_LISTS, *CODE, *TABLES, *OTHERS],
)
def test_block_of_kramdown(source, expected):
    assert_html(source, expected, **PLAIN)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("text\n* item", "<p>text</p><ul><li>item</li></ul>"),
        ("text\n# header", "<p>text</p><h1>header</h1>"),
        ("text\n> quote", "<p>text</p><blockquote><p>quote</p></blockquote>"),
        ("text\n```\ncode\n```", "<p>text</p><pre><code>code\n</code></pre>"),
        ("##no header", "<p>##no header</p>"),
        ("  ``` js\n  a\n  ```", '<pre><code class="language-js">  a\n</code></pre>'),
        ("a\\\nb", "<p>a<br />b</p>"),
        (
            "- [ ] open\n- [x] done",
            '<ul class="task-list"><li class="task-list-item"><input type="checkbox" '
            'class="task-list-item-checkbox" disabled="disabled" />open</li>'
            '<li class="task-list-item"><input type="checkbox" class="task-list-item-checkbox" '
            'disabled="disabled" checked="checked" />done</li></ul>',
        ),
    ],
)
def test_block_of_gfm(source, expected):
    assert_html(source, expected, **GFM)


@pytest.mark.parametrize(
    ("title", "identifier"),
    [
        ("한글 제목", "한글-제목"),
        ("2. C & Rust", "2-c--rust"),
        ("`code` and *em*", "code-and-em"),
        ("हिन्दी", "हिन्दी"),
        ("Ünïcode_x", "ünïcode_x"),
    ],
)
def test_gfm_ids_keep_the_letters_of_every_script(title, identifier):
    assert f'<h2 id="{identifier}">' in convert(f"## {title}", input="GFM")


def test_repeated_headers_are_numbered():
    assert_html(
        "# 목차\n# 목차\n# 목차",
        '<h1 id="목차">목차</h1><h1 id="목차-1">목차</h1><h1 id="목차-2">목차</h1>',
        input="GFM",
    )


def test_kramdown_ids_are_ascii():
    assert_html(
        "# 12. One\n\n# 한글\n\n# 한글",
        '<h1 id="one">12. One</h1><h1 id="section">한글</h1><h1 id="section-1">한글</h1>',
    )


def test_contents_are_nested_links_to_the_headers():
    assert_html(
        "* here\n{:toc}\n\n# A\n\n## [B](x)\n\n# C\n{:.no_toc}",
        '<ul id="markdown-toc"><li><a href="#a" id="markdown-toc-a">A</a>'
        '<ul><li><a href="#b" id="markdown-toc-b">B</a></li></ul></li></ul>'
        '<h1 id="a">A</h1><h2 id="b"><a href="x">B</a></h2><h1 class="no_toc" id="c">C</h1>',
        auto_id_stripping=True,
    )
