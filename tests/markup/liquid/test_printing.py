"""Values as Ruby prints them."""

import pytest

from blog.jekyll.pages import page


@pytest.mark.parametrize(
    ("template", "output"),
    [
        ("{{ page.title }}", "T"),
        ("{{ page.nothing.at.all }}", ""),
        ("{{ nil }}{{ true }}{{ false }}", "truefalse"),
        ("{{ page.list }}", "1232.5"),
        ("{{ page.hash }}", '{"a"=>1, "b"=>["x", nil, true]}'),
        ("{{ page.hash.b }}", "xtrue"),
        ("{{ page.hash | first }}", "a1"),
        ("{{ page.list | append: '!' }}", '[1, [2, "3"], nil, 2.5]!'),
        ("{{ page.day }} {{ page.moment }}", "2020-01-02 2020-01-02 03:04:05 +0900"),
        ("{{ (1..3) }} {{ (1..3) | join: '' }}", "1..3 123"),
        ("{{ 1.0 }} {{ 0.1 | plus: 0.2 }} {{ 7 | divided_by: 2 }}", "1.0 0.3 3"),
        ("{{ 7 | divided_by: 2.0 }} {{ 3 | times: 1.5 }}", "3.5 4.5"),
        ("{{ 100000000000000000000.0 }} {{ 0.00001 }}", "1.0e+20 1.0e-05"),
        ("{{ 2.5 | round }} {{ -1.5 | round }} {{ 4.567 | round: 2 }}", "3 -2 4.57"),
        ("{{ page.hash.b | inspect }}", "[&quot;x&quot;, nil, true]"),
        ("{{ page.hash | jsonify }}", '{"a":1,"b":["x",null,true]}'),
    ],
)
def test_a_value_is_printed_as_in_ruby(check, template, output):
    check(template, output)


@pytest.mark.parametrize(
    ("template", "output"),
    [
        ("{{ 5 + 3 }}", "5"),
        ("{{ page.title.upcase() }}", ""),
        ("{{ page.title upcase }}", "T"),
        ("{{ page.title | }}", "T"),
        ("{{ 'it''s' }}", "it"),
        ("{{ $t('x') }}", ""),
        ("{{ page.title | unknown: 3 }}", "T"),
        ("{{ page['title'] }}{{ page.list[1][0] }}{{ page.list[-1] }}", "T22.5"),
        ("{% if page.empty == empty %}{{ page.empty }}yes{% endif %}", "yes"),
    ],
)
def test_what_is_not_quite_liquid_is_read_as_ruby_reads_it(check, template, output):
    check(template, output)


def test_a_text_without_liquid_is_returned_at_once(run):
    found = run("{ plain } text\nof two lines")
    assert (found.text, found.lines) == ("{ plain } text\nof two lines", (11, 12))


def test_a_loop_prints_its_name(check):
    check("{% for i in page.words limit: 1 %}{{ forloop }}{% endfor %}", "Liquid::ForloopDrop")
    check(
        "{% tablerow i in page.words limit: 1 %}{{ tablerowloop }}{% endtablerow %}",
        '<tr class="row1">\n<td class="col1">Liquid::TablerowloopDrop</td></tr>\n',
    )


def test_documents_print_their_content_and_show_their_path(run):
    post = page({"source": "_posts/2020-01-01-x.md", "kind": "post", "body": "text"})
    post_and_next = [post, page({"source": "a.md", "kind": "post", "body": "more"})]
    assert run("{{ post }}|{{ all }}", post=post, all=post_and_next).text == "text|textmore"
    assert run("{{ post | inspect }}", post=post).text == (
        "#&lt;Jekyll::Document _posts/2020-01-01-x.md collection=posts&gt;"
    )
