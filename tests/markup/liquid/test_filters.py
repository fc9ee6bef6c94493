"""Jekyll's filters."""

import pytest


@pytest.mark.parametrize(
    ("template", "output"),
    [
        ("{{ page.people | where: 'age', 3 | map: 'name' | join }}", "Bo Cy"),
        ("{{ page.people | where: 'age', '3' | map: 'name' | join }}", "Bo Cy"),
        ("{{ page.people | where: 'tags', 'x' | map: 'name' }}", "Bo"),
        ("{{ page.people | where: 'nick', nil | map: 'name' }}", "Bo"),
        ("{{ page.people | where_exp: 'p', 'p.age > 3' | map: 'name' }}", "al"),
        (
            "{{ page.people | where_exp: 'p', 'p.tags contains \"x\" and p.age == 3' "
            "| map: 'name' }}",
            "Bo",
        ),
        ("{% assign p = page.people | find: 'age', 5 %}{{ p.name }}", "al"),
        ("{% assign p = page.people | find_exp: 'p', 'p.age == 5' %}{{ p.name }}", "al"),
        ("{% assign g = page.people | group_by: 'age' | first %}{{ g.name }} {{ g.size }}", "3 2"),
        (
            "{% assign g = page.people | group_by_exp: 'p', 'p.name | slice: 0' %}"
            "{{ g | map: 'name' }}",
            "BaC",
        ),
        ("{{ page.people | sort: 'age' | map: 'name' | join }}", "Bo Cy al"),
        ("{{ page.people | sort: 'nick', 'last' | map: 'name' | join }}", "Cy al Bo"),
        ("{{ page.people | map: 'nick' | compact | join }}", "z a"),
        ("{{ page.people | map: 'nick' | inspect }}", "[nil, &quot;z&quot;, &quot;a&quot;]"),
        ("{{ page.n | map: 'a' | size }}{{ page.n | concat: page.words | size }}", "04"),
        ("{{ page.words | push: true | push: 1 | push: 1.0 | uniq | join }}", "b a C true 1 1.0"),
        ("{{ page.people | uniq: 'age' | map: 'name' | join }}", "Bo al"),
        ("{{ '5 apples' | plus: 1 }} {{ true | plus: 1 }} {{ 'a' | times: 2 }}", "6 1 0"),
        ("{{ -7 | modulo: 3 }} {{ -2.7 | modulo: 2 }} {{ 7 | modulo: -2.5 }}", "2 1.3 -0.5"),
        ("{{ 1.5 | size }} {{ 3 | size }} {{ true | size }}", "0 8 0"),
        ("{{ '<b>' | h }}", "&lt;b&gt;"),
        ("{{ ' a ' | truncatewords: 1 }}", "a..."),
        ("{{ page.words | sort | join }}", "C a a b"),
        ("{{ page.words | sort_natural | join }}", "a a b C"),
        ("{{ page.words | push: 'z' | unshift: '0' | pop | shift | join: ',' }}", "b,a,C,a"),
        ("{{ page.words | array_to_sentence_string: 'or' }}", "b, a, C, or a"),
        ("{{ page.words | sample | size }}", "1"),
        ("{{ 'a,b,,c,,' | split: ',' | size }}", "4"),
        ("{{ 'Hello World' | truncate: 8 }} {{ 'a b c' | truncatewords: 2 }}", "Hello... a b..."),
        ("{{ 'hello' | slice: -3, 2 }} {{ page.words | slice: 1, 2 | join }}", "ll a C"),
    ],
)
def test_lists(check, template, output):
    check(template, output)


@pytest.mark.parametrize(
    ("template", "output"),
    [
        ("{{ page.moment | date_to_string }}", "02 Jan 2020"),
        ("{{ page.moment | date_to_long_string: 'ordinal', 'US' }}", "January 2nd, 2020"),
        ("{{ page.moment | date_to_string: 'ordinal' }}", "2nd Jan 2020"),
        ("{{ page.moment | date_to_xmlschema }}", "2020-01-02T03:04:05+09:00"),
        ("{{ page.moment | date_to_rfc822 }}", "Thu, 02 Jan 2020 03:04:05 +0900"),
        ("{{ page.moment | date: '%Y-%-m-%e %^b %j %P %:z' }}", "2020-1- 2 JAN 002 am +09:00"),
        ("{{ page.day | date_to_xmlschema }}", "2020-01-02T00:00:00+09:00"),
        ("{{ '2016-03-01 10:00' | date: '%d %B %Y %H:%M %z' }}", "01 March 2016 10:00 +0900"),
        ("{{ 0 | date: '%F %T' }}", "1970-01-01 09:00:00"),
        ("{{ 'soon' | date: '%Y' }}{{ nil | date: '%Y' }}", "soon"),
        ("{{ 'now' | date: '%Y' | size }}", "4"),
    ],
)
def test_dates_are_shown_in_the_zone_of_the_site(check, template, output):
    check(template, output)


@pytest.mark.parametrize(
    ("template", "output"),
    [
        ("{{ 'The _config.yml: 한글 É' | slugify }}", "the-config-yml-한글-é"),
        ("{{ 'The _config.yml 한글' | slugify: 'pretty' }}", "the-_config.yml-한글"),
        ("{{ 'ÄÖß ø 한' | slugify: 'latin' }}", "aoss-o"),
        ("{{ 'A b_é' | slugify: 'ascii' }}", "a-b"),
        ("{{ 'A  B_c' | slugify: 'raw' }}", "a-b_c"),
        ("{{ 'A B' | slugify: 'none' }}", "a b"),
        ("{{ '\"a\" <b> & c' | xml_escape }}", "&quot;a&quot; &lt;b&gt; &amp; c"),
        ('{{ "it\'s <b>" | escape }}', "it&#39;s &lt;b&gt;"),
        ('{{ "it\'s &copy; &#39; & <b>" | escape_once }}', "it&#39;s &copy; &#39; &amp; &lt;b&gt;"),
        ("{{ 'a b&c/한' | cgi_escape }}", "a+b%26c%2F%ED%95%9C"),
        ("{{ 'a b&c/한?' | uri_escape }}", "a%20b&c/%ED%95%9C?"),
        ("{{ 'a b 한글 단어' | number_of_words }}", "4"),
        ("{{ 'a b 한글 단어' | number_of_words: 'cjk' }}", "6"),
        ("{{ ' a \n b ' | normalize_whitespace }}", "a b"),
        ("{{ '/x/index.html' | strip_index }}", "/x/"),
        ("{{ '3 apples' | to_integer }} {{ true | to_integer }}", "3 1"),
        ("{{ 'a' | markdownify }}", "<p>a</p>\n"),
        ("{{ \"it's -- 'so' <i>...</i>\" | smartify }}", "it’s – ‘so’ <i>…</i>"),
        ("{{ ':smile: :no_such:' | emojify }}", "😄 :no_such:"),
        (
            "{{ '@jekyll, a@b.c' | mentions }}",
            '<a href="https://github.com/jekyll" class="user-mention">@jekyll</a>, a@b.c',
        ),
        ("{{ 'a { b: c }' | sassify }}", "a { b: c }"),
    ],
)
def test_texts(check, template, output):
    check(template, output)


@pytest.mark.parametrize(
    ("written", "pattern", "output"),
    [
        ("02.01.2020", "%F", "2020-01-02"),
        ("2-1-2020", "%F", "2020-01-02"),
        ("12-31-2020", "%F", "12-31-2020"),
        ("2020-01-02 03:04:05 PST", "%F %T %z", "2020-01-02 03:04:05 -0800"),
        ("2020-01-02", "%::z %#B %Od", "+09:00:00 JANUARY 02"),
        ("2020-01-02T00:00:00+02:00", "[%Z]", "[]"),
    ],
)
def test_dates_are_read_and_written_as_in_ruby(check, written, pattern, output):
    check(f"{{{{ '{written}' | date: '{pattern}' }}}}", output)


def test_a_time_alone_is_of_today(check):
    check(
        "{% assign at = '10:30' | date: '%F' %}{% assign today = 'now' | date: '%F' %}"
        "{% if at == today %}x{% endif %}",
        "x",
    )
