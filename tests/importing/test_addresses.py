"""Where imported pages live, and what leads to them."""

import pytest

from blog.importing import import_tree
from blog.models import Asset, Document, Redirect
from tests.importing.conftest import outcome, post

pytestmark = pytest.mark.django_db


def page(front_matter, body="남길 글\n"):
    return f"---\n{front_matter}\n---\n{body}"


def tagged(*tags):
    return post().replace("title", f"tags: [{', '.join(tags)}]\ntitle", 1)


def target_of(path):
    redirect = Redirect.objects.get(path=path)
    return redirect.target or redirect.document.path


@pytest.mark.parametrize("path", ["/tags/", "/categories/", "/archive/", "/search/", "/sources/"])
def test_a_page_at_a_list_of_mokcha_stays_to_introduce_it(write_tree, path):
    report = import_tree(write_tree({"list.md": page(f"title: 꼬리표\npermalink: {path}")}))
    described = outcome(report, "list.md")
    assert described.url == path
    assert f"Mokcha makes the list at {path}" in described.warnings[0]["message"]


@pytest.mark.parametrize(
    ("path", "moved"),
    [
        ("/", "/pages/list/"),
        ("/archive/2020/", "/pages/archive-2020/"),
        ("/admin/", "/pages/admin/"),
        ("/healthz", "/pages/healthz/"),
    ],
)
def test_a_page_where_only_mokcha_can_answer_moves_aside(write_tree, path, moved):
    report = import_tree(write_tree({"list.md": page(f"title: 글\npermalink: {path}")}))
    described = outcome(report, "list.md")
    assert described.url == moved
    assert f"Mokcha has a page of its own at {path}" in described.warnings[0]["message"]


def test_a_start_page_of_layout_alone_is_hidden(write_tree):
    report = import_tree(write_tree({"index.html": page("layout: home", "")}))
    described = outcome(report, "index.html")
    assert (described.url, described.public) == (None, False)
    assert "held no text" in described.warnings[0]["message"]


@pytest.mark.parametrize(
    ("file", "front_matter", "target"),
    [
        ("tag/python.md", "layout: tag\ntag: Python", "/tags/python/"),
        ("blog/t/cpp.html", "layout: tag_page\ntag: C++", "/tags/c-plus-plus/"),
        ("tag/py2.md", "layout: tagpage\ntitle: Python", "/tags/python/"),
        ("category/talk.html", "layout: category\ncategory: 잡담", "/categories/잡담/"),
    ],
)
def test_a_theme_s_page_of_a_tag_leads_to_the_tag(write_tree, file, front_matter, target):
    one = tagged("Python", "C++").replace("title", "categories: [잡담]\ntitle", 1)
    tree = write_tree({"_posts/2020-01-01-a.md": one, file: page(front_matter, "")})
    report = import_tree(tree)
    assert target_of("/" + file.replace(".md", ".html")) == target
    assert outcome(report, file).url is None


def test_a_theme_s_page_of_what_no_post_has_stays(write_tree):
    report = import_tree(write_tree({"wiki/root.md": page("layout: category\ntitle: ROOT", "")}))
    assert outcome(report, "wiki/root.md").url == "/wiki/root.html"


def test_a_page_about_a_tag_with_text_stays_a_page(write_tree):
    report = import_tree(write_tree({"tag/python.md": page("layout: tag\ntag: Python")}))
    assert outcome(report, "tag/python.md").url == "/tag/python.html"


def test_redirect_to_leads_away(write_tree):
    import_tree(write_tree({"old.md": page("redirect_to: https://example.org/new")}))
    assert target_of("/old.html") == "https://example.org/new"
    assert Document.objects.get().path is None


def test_a_permalink_without_slash_is_kept_as_it_is(write_tree):
    report = import_tree(write_tree({"a.md": page("permalink: /somewhere/else")}))
    assert outcome(report, "a.md").url == "/somewhere/else"


def test_below_a_baseurl_images_are_found_with_it_and_without(write_tree):
    body = "![a](/blog/a.png) ![a](/a.png) ![b](/blog/b.png)"
    report = import_tree(
        write_tree(
            {
                "_config.yml": "baseurl: /blog\n",
                "_posts/2020-01-01-a.md": post(body=body),
                "a.png": b"x",
            }
        )
    )
    assert report.documents[0].missing == ["/blog/b.png"]


def test_a_former_feed_leads_to_the_feed(write_tree):
    import_tree(write_tree({"atom.xml": page("layout: null", "<feed/>")}))
    assert target_of("/atom.xml") == "/feed.xml"


@pytest.mark.parametrize(
    ("picks", "target"),
    [
        ("{% for post in site.posts %}", "/feed.xml"),
        ("{% for post in site.tags.rstats %}", "/tags/rstats/feed.xml"),
        ("{% for post in site.categories['주인장의 글'] %}", "/categories/주인장의-글/feed.xml"),
        ("{% if post.tags contains 'rstats' %}", "/tags/rstats/feed.xml"),
        ("{% for post in site.tags.nobody %}", "/feed.xml"),
        ("{{ site.tags.rstats }}{{ site.tags.other }}", "/feed.xml"),
    ],
)
def test_a_feed_of_any_name_leads_to_the_feed_of_the_same_posts(write_tree, picks, target):
    body = f'<?xml version="1.0"?>\n<rss version="2.0">{picks}</rss>'
    import_tree(
        write_tree(
            {
                "r-bloggers.xml": page("layout: null", body),
                "_posts/2024-01-01-a.md": page("tags: [rstats]\ncategories: [주인장의 글]", "글"),
            }
        )
    )
    assert target_of("/r-bloggers.xml") == target


def test_the_pages_and_feeds_that_a_theme_has_of_each_tag_are_mokchas(write_tree, client):
    files = {
        "tags/ai/index.html": page("layout: tag\ntag: ai", ""),
        "tags/ai/feed/index.xml": page("layout: tagfeed\ntag: ai", ""),
        "_posts/2024-01-01-a.md": page("tags: [ai]", "글"),
    }
    import_tree(write_tree(files))
    answer = client.get("/tags/ai/feed/index.xml")
    assert (answer.status_code, answer["Location"]) == (301, "/tags/ai/feed.xml")
    assert not Redirect.objects.filter(path="/tags/ai/").exists()


def test_a_former_address_of_a_themes_page_of_a_tag_leads_to_the_tag(write_tree, client):
    theme = "layout: tag\ntag: 책\npermalink: /t/book/\nredirect_from: /old/book/"
    import_tree(write_tree({"t/book.md": page(theme, ""), "_posts/2024-01-01-a.md": tagged("책")}))
    for former in ("/t/book/", "/old/book/"):
        answer = client.get(former)
        assert (answer.status_code, answer["Location"]) == (301, "/tags/%EC%B1%85/")


@pytest.mark.parametrize("root", ["urlset", "sitemapindex"])
def test_a_site_map_of_any_name_leads_to_the_site_map(write_tree, root):
    import_tree(write_tree({"sitemap_1.xml": page("layout: null", f"<{root} xmlns='x'/>")}))
    assert target_of("/sitemap_1.xml") == "/sitemap.xml"


@pytest.mark.parametrize("layout", ["null", "compress"])
def test_other_xml_is_served_as_it_is(write_tree, layout):
    import_tree(write_tree({"search.xml": page(f"layout: {layout}", "<a>{{ site.title }}</a>")}))
    assert Asset.objects.filter(path="/search.xml").exists()
    import_tree(write_tree({"empty.xml": page("layout: all", "")}))
    assert not Asset.objects.filter(path="/empty.xml").exists()


def test_a_folder_of_the_site_may_be_called_static(write_tree, client):
    import_tree(write_tree({"static/a.txt": "파일", "static/about.md": page("title: 소개")}))
    assert b"".join(client.get("/static/a.txt").streaming_content).decode() == "파일"
    assert "남길 글" in client.get("/static/about.html").text
