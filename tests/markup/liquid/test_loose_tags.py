"""Tags that are not quite Liquid: they mean what Ruby's Liquid makes of them."""

import pytest


@pytest.mark.parametrize(
    ("template", "output"),
    [
        ("{% for i in page.words %}{{ i }}{% endfor i %}", "baCa"),
        ("{% if page.title %}x{% endif page.title %}", "x"),
        ("{% for i in page.nothing %}{% else nothing %}none{% endfor %}", "none"),
    ],
)
def test_what_stands_after_the_name_of_an_ending_is_passed_over(check, template, output):
    check(template, output)


def test_code_may_end_with_its_language(check):
    check(
        "{% highlight ruby %}x{% endhighlight ruby %}",
        '\n<figure class="highlight"><pre><code class="language-ruby" data-lang="ruby">'
        "x</code></pre></figure>\n",
    )


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("page.title && page.empty", True),
        ("page.nothing || page.title", False),
        ("!page.title", True),
        ("(page.nothing or page.title)", True),
        ('(page.title == "T") and page.title', True),
        ('page.title == "T" | downcase', True),
        ("page.title, page.nothing", True),
        ("page.nothing && page.title or page.title", True),
        ('page.hash["a"] == 1 && page.nothing', True),
    ],
)
def test_a_condition_is_what_can_be_seen_of_it(check, condition, holds):
    check(f"{{% if {condition} %}}x{{% else %}}y{{% endif %}}", "x" if holds else "y")
    check(f"{{% unless {condition} %}}x{{% endunless %}}", "" if holds else "x")
    check(f"{{% if page.nothing %}}{{% elsif {condition} %}}x{{% endif %}}", "x" if holds else "")


@pytest.mark.parametrize(
    ("loop", "output"),
    [
        ("page.words | sort: 'x'", "baCa"),
        ("page.words do", "baCa"),
        ("page.words reverse", "baCa"),
        ("page.words limit:2 reversed", "ba"),
        ("page.words reversed limit:2", "ab"),
        ("page.words limit: limit", "ba"),
        ("page.words limit=2", "baCa"),
        ("1..3", ""),
        ("[1,2,3]", ""),
    ],
)
def test_a_loop_runs_over_what_can_be_seen_of_it(check, loop, output):
    check(f"{{% assign limit = 2 %}}{{% for i in {loop} %}}{{{{ i }}}}{{% endfor %}}", output)


@pytest.mark.parametrize(
    ("template", "output"),
    [
        ('{% case page.title | downcase %}{% when "T" %}x{% endcase %}', "x"),
        ("{% capture 'a' %}x{% endcapture %}{{ a }}", "x"),
        ("{% capture a b %}x{% endcapture %}{{ a }}", "x"),
        ("{% assign page.x = 1 %}{{ page.x }}", ""),
    ],
)
def test_names_and_subjects_are_what_can_be_seen_of_them(check, template, output):
    check(template, output)


def test_a_condition_with_an_unknown_operator_stays_broken(run):
    assert run('{% if page.title === "T" %}x{% endif %}').warnings


def test_the_globals_answer_as_a_collection(check):
    check("{{ count }} {{ min }} {{ max }}", "9 content theme")
    check("{% assign count = 2 %}{{ count }}", "2")


def test_reversed_after_a_limit_counts_for_no_range_either(check):
    check("{% for i in (1..4) limit: 2 reversed %}{{ i }}{% endfor %}", "12")
    check("{% for i in (1..4) reversed limit: 2 %}{{ i }}{% endfor %}", "21")


def test_the_opening_of_raw_trims_what_stands_behind_its_end(check):
    check("a\n{%- raw -%}\n b\n{% endraw %}\nc", "a\n b\nc")
    check("{% raw %}a{% endraw -%}\nc", "a\nc")
