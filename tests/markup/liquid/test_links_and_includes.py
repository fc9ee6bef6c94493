"""Includes and the addresses of other documents."""

import pytest


@pytest.mark.parametrize(
    ("template", "output"),
    [
        ('{% include note.html text="a b" of=page.hash.a %}', "[a b|1|T]"),
        ("{% include note.html text='it\\'s' %}", "[it's||T]"),
        ("{% include note.html %}", "[||T]"),
        ("{% assign f = 'note.html' %}{% include {{ f }} text='x' %}", "[x||T]"),
        ("{% assign f = 'note' %}{% include {{ f }}.html text='x' %}", "[x||T]"),
        ("{% include_cached note.html text='x' %}", "[x||T]"),
        ("{% include set.html %}{{ inner }}{{ include.text }}", "in"),
        ("{% include_relative beside.md %}", "beside T"),
    ],
)
def test_an_include_sees_its_parameters(check, template, output):
    check(template, output)


def test_an_include_may_be_given_whole_paragraphs(check):
    paragraphs = "(a [b](c)) 문장. " * 2_000
    check(f"{{% include note.html text='{paragraphs}' %}}", f"[{paragraphs}||T]")


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "./note.html", "/etc/passwd", "absent.html", "a//b", "{{ page.n }}"],
)
def test_an_include_that_is_not_there_is_named_and_kept(run, name):
    template = f"{{% include {name} %}}"
    found = run(f"a\n{template} b")
    assert found.text == f"a\n{template} b"
    assert [notice.line for notice in found.warnings] == [12]


def test_only_the_caller_is_asked_for_files(run):
    assert "root:" not in run("{% include_relative ../../../../../etc/passwd %}").text


def test_a_broken_tag_in_an_include_is_named_with_both_places(run):
    found = run("\n{% include broken.html %}")
    assert found.text == "\nline\n{% nothing %}"
    (notice,) = found.warnings
    assert notice.line == 12
    assert notice.message.startswith("in the include broken.html, line 2: {% nothing %}")


@pytest.mark.parametrize(
    ("template", "output"),
    [
        ("{% link _posts/2020-01-01-one.md %}", "/base/2020/01/01/one.html"),
        ("{% link about.md %}", "/base/about/"),
        ("{% link /assets/a b.png %}", "/base/assets/a%20b.png"),
        ("{% post_url 2020-01-01-one %}", "/base/2020/01/01/one.html"),
        ("{% post_url /개발/2020-01-02-둘 %}", "/base/2020/01/02/%EB%91%98.html"),
        ("{% post_url 2020-01-02-둘 %}", "/base/2020/01/02/%EB%91%98.html"),
    ],
)
def test_a_link_to_a_document_is_its_address(check, template, output):
    check(template, output)


@pytest.mark.parametrize("template", ["{% link no.md %}", "{% post_url 2020-01-09-no %}"])
def test_a_link_to_nothing_is_named_and_kept(run, template):
    found = run(template)
    assert found.text == template
    assert "there is no" in found.warnings[0].message


@pytest.mark.parametrize(
    ("template", "output"),
    [
        ("{{ '/a' | relative_url }} {{ 'a' | relative_url }}", "/base/a /base/a"),
        ("{{ '' | relative_url }} {{ nil | relative_url }}", "/base "),
        (
            "{{ '/한 글?q=한#프' | relative_url }}",
            "/base/%ED%95%9C%20%EA%B8%80?q=%ED%95%9C#%ED%94%84",
        ),
        ("{{ '/a%20b' | relative_url }} {{ '/a/../b' | relative_url }}", "/base/a%20b /base/b"),
        ("{{ 'https://x.y/z' | relative_url }}", "https://x.y/z"),
        ("{{ 'mailto:a@b' | absolute_url }}", "mailto:a@b"),
        ("{{ '/a' | absolute_url }}", "https://example.com/base/a"),
    ],
)
def test_addresses_are_made_as_jekyll_makes_them(check, template, output):
    check(template, output)
