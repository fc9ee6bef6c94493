"""Addresses exactly as Jekyll gives them."""

import unicodedata

import pytest

NAME = "_posts/2020-01-02-Hello-World.md"


@pytest.mark.parametrize(
    ("style", "url"),
    [
        ("date", "/a/b/2020/01/02/Hello-World.html"),
        ("pretty", "/a/b/2020/01/02/Hello-World/"),
        ("ordinal", "/a/b/2020/002/Hello-World.html"),
        ("weekdate", "/a/b/2020/W01/Thu/Hello-World.html"),
        ("none", "/a/b/Hello-World.html"),
        ("/:year/:i_month/:i_day/:slug/", "/2020/1/2/hello-world/"),
        ("/:slugified_categories/:title", "/a/b/Hello-World"),
        ("/:short_year/:short_month/:long_day/:y_day", "/20/Jan/Thursday/002"),
        ("/:month_:day/:hour:minute:second", "/01_02/030405"),
        ("/:collection/:name:output_ext", "/posts/2020-01-02-hello-world.html"),
    ],
)
def test_a_post_follows_the_permalink_of_the_site(document, style, url):
    values = "categories: [A, b]\ndate: 2020-01-02 03:04:05"
    assert document(values, NAME, f"permalink: {style}").url == url


@pytest.mark.parametrize(
    ("own", "url"),
    [
        ("/insight/3", "/insight/3"),
        ("no/slash", "/no/slash"),
        ("/:year/:title/", "/2020/Hello-World/"),
        ("/a b/한글", "/a b/한글"),
        ("/%ED%95%9C/", "/한/"),
        ("/a/../b/./c//d", "/a/b/c/d"),
    ],
)
def test_a_permalink_of_its_own_wins(document, own, url):
    assert document(f"permalink: {own}", NAME, "permalink: pretty").url == url


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("어서 나와 시작해!", "/어서-나와-시작해!.html"),
        (unicodedata.normalize("NFD", "어서 나와"), "/어서-나와.html"),
        ("란-무엇인가?", "/란-무엇인가.html"),
        ("blog[1]", "/blog-1.html"),
        ("v1.2_x & y", "/v1.2_x-&-y.html"),
        ("100%", "/100.html"),
        ("dots...", "/dots.html"),
    ],
)
def test_a_title_in_the_name_keeps_its_letters(document, name, url):
    assert document(name=f"_posts/2020-01-02-{name}.md", config="permalink: none").url == url


@pytest.mark.parametrize(
    ("name", "style", "url"),
    [
        ("index.md", "date", "/"),
        ("about.md", "date", "/about.html"),
        ("about.md", "pretty", "/about/"),
        ("about.md", "/:title/", "/about/"),
        ("about.md", "weekdate", "/about"),
        ("sub/index.html", "date", "/sub/"),
        ("a b/c.d.md", "date", "/a b/c.d.html"),
        ("feed.xml", "pretty", "/feed.xml"),
        ("한글/문서.md", "pretty", "/한글/문서/"),
    ],
)
def test_a_page_lives_where_its_file_lies(document, name, style, url):
    page = document("title: x", name, f"permalink: {style}")
    assert (page.kind, page.url) == ("page", url)


@pytest.mark.parametrize(
    ("own", "url"),
    [
        ("", "/wiki/a b/C.html"),
        ("permalink: /:collection/:path/", "/wiki/a b/C/"),
        ("permalink: /w/:title", "/w/C"),
    ],
)
def test_a_collection_has_a_permalink_of_its_own(document, own, url):
    config = f"collections:\n  wiki:\n    output: true\n    {own}\n"
    found = document("title: x", "_wiki/a b/C.md", config)
    assert (found.kind, found.url, found.output) == ("collection:wiki", url, True)


def test_a_placeholder_that_jekyll_does_not_know_is_named(document):
    error = document("permalink: /:jahr/x").error
    assert ":jahr, which Jekyll does not know" in error.message


def test_other_spellings_lead_to_the_document(document):
    post = document("categories: [A]", NAME)
    assert post.url == "/a/2020/01/02/Hello-World.html"
    assert post.alternative_urls == [
        "/a/2020/01/02/Hello-World",
        "/a/2020/01/02/Hello-World/",
        "/2020/01/02/Hello-World.html",
    ]


def test_former_addresses_are_kept_without_the_own_one(document):
    post = document(
        "redirect_from: [old, /older/, /한글//x]\nredirect_to: https://a.example/b", NAME
    )
    assert post.redirect_from == ["/old", "/older/", "/한글/x"]
    assert post.redirect_to == "https://a.example/b"


def test_a_page_with_a_byte_order_mark_was_copied_as_it_is(tree):
    (page,) = tree({"kontakt.md": "\ufeff---\ntitle: x\n---\nText\n"}).documents
    assert page.url == "/kontakt.html"
    assert "/kontakt.md" in page.alternative_urls


def test_a_post_in_textile_may_have_been_converted(document):
    post = document(name="_posts/2020-01-02-hallo.textile")
    assert post.url == "/2020/01/02/hallo.textile"
    assert "/2020/01/02/hallo.html" in post.alternative_urls
