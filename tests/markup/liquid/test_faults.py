"""Broken Liquid: it is named with its line, kept, and the rest is run all the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.markup.liquid import expand


@pytest.mark.parametrize(
    ("template", "output", "said"),
    [
        ("{{< youtube x >}} {{ page.title }}", " T", "a shortcode of Hugo shows nothing here"),
        ("{% youtube x %} {{ page.title }}", "{% youtube x %} T", "there is no tag “youtube”"),
        ("{% if %}x{% endif %}{{ page.title }}", "{% if %}x{% endif %}T", "cannot be understood"),
        ("{% if a = b %}x{% endif %}", "{% if a = b %}x{% endif %}", "cannot be understood"),
        ("{% if true %}{{ page.title }}", "{% if true %}T", "{% if true %}"),
        ("{% endfor %}{{ page.title }}", "{% endfor %}T", "belongs to no tag before it"),
        ("{{ page.title }} {{ page.x", "T {{ page.x", "opened and never closed"),
        ("{% raw %}{{ page.title }}", "{% raw %}T", "opened and never closed"),
        ("{% highlight %}x{% endhighlight %}", "{% highlight %}x{% endhighlight %}", "LANGUAGE"),
        ("{{ 'x' | date_to_string }}", "{{ 'x' | date_to_string }}", "'x' is no date"),
        ("{% assign = 1 %}{{ page.title }}", "{% assign = 1 %}T", "{% assign = 1 %}"),
    ],
)
def test_a_broken_tag_is_kept_and_named(run, template, output, said):
    found = run(f"first\n{template}\nlast")
    assert found.text == f"first\n{output}\nlast"
    assert said in found.warnings[0].message
    assert found.warnings[0].line == 12


def test_each_broken_tag_has_its_own_line(run):
    found = run("{% one %}\n{{ page.title }}\n{% two %}")
    assert [(notice.line, notice.message[:9]) for notice in found.warnings] == [
        (11, "{% one %}"),
        (13, "{% two %}"),
    ]


@pytest.mark.parametrize(
    "bomb",
    [
        "{% for i in (1..99999999999) reversed %}x{% endfor %}",
        "{% for i in (1..999) %}{% for j in (1..999) %}x{% endfor %}{% endfor %}",
        "{% assign s = 'aaaaaaaaaa' %}{% for i in (1..99) %}{% assign s = s | append: s %}"
        "{% endfor %}",
        "{% assign s = 'aaaaaaaaaa' %}{% for i in (1..99) %}{% assign s = s | replace: 'a', s %}"
        "{% endfor %}",
        "{% assign n = 9 %}{% for i in (1..99) %}{% assign n = n | times: n %}{% endfor %}",
        "{% assign a = 'x' | split: ',' %}{% for i in (1..60) %}"
        "{% assign a = a | push: a | push: a %}{% endfor %}{{ a | inspect }}",
        "{% assign a = 'x' | split: ',' %}{% for i in (1..60) %}{% assign a = a | concat: a %}"
        "{% endfor %}",
        "{{ (1..9999999999) | join: 'x' }}",
        "{% for i in (1..90000) %}{% for p in page.people %}{{ p }}{% endfor %}{% endfor %}",
        "{% include twice.html %}",
        "{% capture s %}{% for i in (1..50000) %}{{ page.hash }}{{ page.people }}{% endfor %}"
        "{% endcapture %}{{ s }}{{ s }}{{ s }}",
    ],
)
def test_a_bomb_is_refused_and_the_text_kept(run, bomb):
    found = run(bomb)
    assert found.text == bomb
    assert "is not run" in found.warnings[0].message


def test_an_include_of_itself_comes_to_an_end(run):
    found = run("{% include again.html %}")
    assert "nested too deep" in found.warnings[0].message


def test_deep_nesting_is_refused(run):
    template = "{% if true %}" * 5000 + "{% endif %}" * 5000
    assert run(template).warnings


@given(
    st.lists(
        st.sampled_from(
            ["{% if x %}", "{% else %}", "{% endif %}", "{% for i in y %}", "{% endfor %}", "{{",
             "}}", "{%", "%}", "{{ page.title | ", "'", "\n", "text", "{% raw %}", "{% endraw %}",
             "{% comment %}", "{% endcomment %}", "{% bad %}", "-%}", "{%-", "{% case z %}",
             "{% when 1 %}", "{% endcase %}", "{% include ", "{% assign a = ", "{% capture b %}"]
        ),
        max_size=12,
    ).map("".join)
)  # fmt: skip
def test_nothing_is_ever_raised(text):
    found = expand(text, variables={"page": {"title": "T"}, "y": [1, 2]})
    assert len(found.lines) == found.text.count("\n") + 1


def test_lines_lead_back_to_the_file(run):
    found = run("a\n{% for i in (1..3) %}\n{{ i }}\n{% endfor %}\n{{ page.title }}\nend\n")
    numbered = dict(zip(found.text.split("\n"), found.lines, strict=True))
    assert numbered["a"] == 11
    assert {numbered[str(i)] for i in (1, 2, 3)} == {13}
    assert (numbered["T"], numbered["end"]) == (15, 16)


@pytest.mark.parametrize(
    "text",
    [
        "{% a" + " " * 100_000,
        "{{" * 100_000,
        "{%" * 100_000,
        "{% raw %}" + "{% endraw" * 20_000,
        "{% comment %}" * 20_000,
        "{{ " + "(" * 100_000 + " }}",
        "{{ a" + "['" * 50_000 + " }}",
        "{% unknown %}" * 20_000,
    ],
    ids=lambda text: text[:16],
)
def test_a_monstrous_text_is_read_and_kept(text):
    assert expand(text).text == text
