"""HTML blocks: what is left alone, what is read as Markdown, what becomes native."""

import pytest

from tests.markup.kramdown.assertions import assert_html

CASES = [
    ("<div>*a*</div>", "<div>*a*</div>", {}),
    ('<div markdown="1">\n*a*\n</div>', "<div><p><em>a</em></p></div>", {}),
    ('<div markdown="span">*a*</div>', "<div><em>a</em></div>", {}),
    ('<p markdown="1">*a*</p>', "<p><em>a</em></p>", {}),
    ("<div>\n*a*\n</div>", "<div><p><em>a</em></p></div>", {"parse_block_html": True}),
    ('<div markdown="0">*a*</div>', "<div>*a*</div>", {"parse_block_html": True}),
    ("<div>a</div>\n{: .x}", '<div class="x">a</div>', {}),
    ("<h4>a</h4>\n{: .x}", '<h4 class="x">a</h4>', {}),
    ("a\n<div>b</div>", "<p>a</p><div>b</div>", {}),
    ("<script>a < b && '*c*'</script>", "<script>a < b && '*c*'</script>", {}),
    ("<pre>*a*\n\n  b</pre>", "<pre>*a*\n\n  b</pre>", {}),
    ("<iframe src=x allowfullscreen></iframe>", '<iframe src="x" allowfullscreen=""></iframe>', {}),
    ("<!-- *a*\n\n```\nb -->\n\nc", "<p>c</p>", {}),
    ("<DIV CLASS='x'>a</DIV>", '<div class="x">a</div>', {}),
    ("<div>a &amp; b &c</div>", "<div>a &amp; b &amp;c</div>", {}),
    ("<em>a</em> <b>c</b>", "<p><em>a</em> <strong>c</strong></p>", {"html_to_native": True}),
    ("<table><tr><td>*a*</td></tr></table>", "<table><tr><td>*a*</td></tr></table>", {}),
    (
        "<pre><code>a &lt; b</code></pre>",
        "<pre><code>a &lt; b\n</code></pre>",
        {"html_to_native": True},
    ),
]


@pytest.mark.parametrize(("source", "expected", "options"), CASES)
def test_html_block(source, expected, options):
    assert_html(source, expected, syntax_highlighter=None, **options)


def test_a_table_in_html_becomes_a_native_one():
    assert_html(
        "<table><tr><td style='text-align: right'>a</td></tr></table>",
        '<table><tbody><tr><td style="text-align: right">a</td></tr></tbody></table>',
        html_to_native=True,
    )


def test_an_unclosed_element_takes_the_rest():
    assert_html("<div>\na\n\nb", "<div>\na\n\nb\n</div>")
