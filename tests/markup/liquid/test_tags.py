"""Liquid's own tags, and blanks around them."""

import pytest


@pytest.mark.parametrize(
    ("template", "output"),
    [
        ("{% assign x = 'a' | append: 'b' %}{{ x }}", "ab"),
        ("{% capture nl %}\n{% endcapture %}[{{ nl }}]", "[\n]"),
        ("{% if page.n %}1{% elsif page.empty %}2{% else %}3{% endif %}", "2"),
        ("{% unless page.n %}un{% endunless %}", "un"),
        ("{% if 1 < 2 and 2 < 1 or true %}x{% endif %}", "x"),
        ("{% if page.words contains 'a' and 'abc' contains 'b' %}x{% endif %}", "x"),
        ("{% case page.title %}{% when 'S', 'T' %}yes{% else %}no{% endcase %}", "yes"),
        (
            "{% for i in (1..2) %}{{ forloop.index }}{{ forloop.rindex0 }}{{ forloop.last }} "
            "{% endfor %}",
            "11false 20true ",
        ),
        ("{% for i in page.words limit:2 offset:1 reversed %}{{ i }}{% endfor %}", "aC"),
        ("{% for i in page.n %}x{% else %}none{% endfor %}", "none"),
        ("{% for p in page.hash %}{{ p[0] }};{% endfor %}", "a;b;"),
        (
            "{% for i in (1..9) %}{% if i == 2 %}{% continue %}{% endif %}"
            "{% if i == 4 %}{% break %}{% endif %}{{ i }}{% endfor %}",
            "13",
        ),
        ("{% cycle 'a', 'b' %}{% cycle 'a', 'b' %}{% cycle 'a', 'b' %}", "aba"),
        ("{% increment q %}{% increment q %}{% decrement w %}", "01-1"),
        (
            "{% tablerow i in (1..3) cols:2 %}{{ i }}{% endtablerow %}",
            '<tr class="row1">\n<td class="col1">1</td><td class="col2">2</td></tr>\n'
            '<tr class="row2"><td class="col1">3</td></tr>\n',
        ),
        ("{% raw %}{{ x }} {% if %}{% endraw %}", "{{ x }} {% if %}"),
        ("a{% comment %} {{ x }} {% if %} {% endcomment %}b{% # inline %}c", "abc"),
        ("a {%- if true -%} b {%- endif -%} c {{- 'd' -}} e", "abcde"),
        ("{% for i in (1..2) %}\n\n{% assign k = i %}\n{% endfor %}{{ k }}", "2"),
        ("{% if true %}\n x\n{% endif %}", "\n x\n"),
    ],
)
def test_a_tag_does_what_it_does_in_ruby(check, template, output):
    check(template, output)


def test_liquid_runs_inside_code(check):
    check("```\n{{ page.title }}\n```\n", "```\nT\n```\n")


def test_highlight_is_written_as_jekyll_writes_it(check):
    check(
        "{% highlight C++ %}\n\nint <a> & {{ page.title }};\n\n{% endhighlight %}",
        '\n<figure class="highlight"><pre><code class="language-c--" data-lang="c++">'
        "int &lt;a&gt; &amp; T;</code></pre></figure>\n",
    )


def test_highlight_numbers_lines(check):
    check(
        "{% highlight text linenos %}\na\nb\n{% endhighlight %}",
        '\n<figure class="highlight"><pre><code class="language-text" data-lang="text">'
        '<table class="rouge-table"><tbody><tr><td class="gutter gl"><pre class="lineno">1\n2\n'
        '</pre></td><td class="code"><pre>a\nb\n</pre></td></tr></tbody></table>'
        "</code></pre></figure>\n",
    )


@pytest.mark.parametrize("options", ["", ' hl_lines="1 2"', ' linenos=table hl_lines="3"'])
def test_highlight_takes_every_option(run, options):
    found = run("{% highlight ruby" + options + " %}x{% endhighlight %}")
    assert '<code class="language-ruby" data-lang="ruby">' in found.text
    assert found.warnings == ()


@pytest.mark.parametrize("tag", ["seo", "feed_meta", "csrf"])
def test_what_the_product_does_by_itself_leaves_nothing(check, tag):
    check(f"a{{% {tag} %}}b", "ab")


def test_a_gist_becomes_a_link(check):
    check(
        "{% gist user/0af3 a.rb %}",
        '<a href="https://gist.github.com/user/0af3#file-a-rb">'
        "gist.github.com/user/0af3 (a.rb)</a>",
    )


def test_an_avatar_is_an_image(run):
    assert '<img class="avatar avatar-small" alt="jekyll"' in run("{% avatar jekyll %}").text
    assert 'width="80"' in run("{% avatar user=page.title size=80 %}").text


def test_a_table_of_contents_is_left_to_markdown(check):
    check("{% toc %}", "\n* Contents\n{:toc #toc .section-nav}\n")
