"""What templates see as ``site`` and ``page``."""

import pytest

from blog.jekyll import values
from blog.markup.liquid import printing

FILES = {
    "_posts/2020-01-01-one.md": "---\ntitle: One\ntags: [x, y]\ncategories: news\n---\nA\n\nB",
    "_posts/2020-01-02-two.md": "---\ntags: x\ntoc: true\n---\nSecond",
    "_drafts/never.md": "---\ntitle: Never\n---\nx",
    "_posts/2020-01-03-hidden.md": "---\npublished: false\n---\nx",
    "_wiki/w.md": "---\ntitle: W\n---\nWiki",
    "about.md": "---\ntitle: About\n---\nx",
    "feed.xml": "---\n---\nx",
    "assets/a.png": "png",
    "_data/people.yml": "- {name: A}\n",
}
CONFIG = "title: Site\ntimezone: Asia/Seoul\ncollections: {wiki: {output: true}}\n"


@pytest.fixture
def library(tree):
    found = tree(FILES, CONFIG)
    documents = list(found.documents)
    return values.Library(
        found.config,
        lambda: [values.record_of(document) for document in documents],
        lambda: found.data,
        lambda: found.assets,
        found.zone,
        render=lambda record: f"<p>{record['body']}</p>",
    )


def test_posts_stand_newest_first_and_only_public_ones(library):
    site = values.Site(library)
    assert [post["title"] for post in site["posts"]] == ["Two", "One"]
    assert [page["url"] for page in site["pages"]] == ["/about.html", "/feed.xml"]
    assert [page["url"] for page in site["html_pages"]] == ["/about.html"]


def test_tags_and_categories_hold_their_posts(library):
    site = values.Site(library)
    assert {tag: [p["title"] for p in posts] for tag, posts in site["tags"].items()} == {
        "x": ["Two", "One"],
        "y": ["One"],
    }
    assert list(site["categories"]) == ["news"]


def test_configuration_data_files_and_collections_are_there(library):
    site = values.Site(library)
    assert (site["title"], site["data"]) == ("Site", {"people": [{"name": "A"}]})
    assert [page["title"] for page in site["wiki"]] == ["W"]
    assert [(c["label"], len(c["docs"])) for c in site["collections"]] == [
        ("posts", 2),
        ("wiki", 1),
    ]
    assert site["static_files"][0]["path"] == "/assets/a.png"
    assert site["time"].tzname() == "KST"


def test_a_page_has_its_front_matter_and_jekylls_own(library):
    page = library.find("_posts/2020-01-02-two.md")
    assert page["toc"] is True
    assert str(page["date"]) == "2020-01-02 00:00:00+09:00"
    assert (page["id"], page["collection"], page["name"]) == (
        "/2020/01/02/two",
        "posts",
        "2020-01-02-two.md",
    )
    assert (page["previous"]["title"], page["next"]) == ("One", None)


def test_rendered_texts_are_made_when_asked_for(library):
    post = values.Site(library)["posts"][1]
    assert (post["content"], post["excerpt"]) == ("<p>A\n\nB</p>", "<p>A</p>")


def test_addresses_are_found_by_path(library):
    addresses = values.Site(library).addresses
    assert addresses["_posts/2020-01-01-one.md"] == "/news/2020/01/01/one.html"
    assert addresses["assets/a.png"] == "/assets/a.png"


def test_nothing_is_read_before_it_is_asked_for():
    def fail() -> list[values.Record]:
        raise AssertionError("read too early")

    library = values.Library({"title": "x"}, fail, fail, fail)
    found = values.variables(library, None)
    assert found["site"]["title"] == "x"


def test_the_date_of_a_post_in_utc_prints_its_offset_as_local_times_do(tree):
    found = tree({"_posts/2020-01-01-one.md": "---\ntitle: One\n---\n{{ page.date }}"})
    (document,) = found.documents
    page = values.page(values.record_of(document), zone=found.zone)
    assert printing.moment(page["date"]) == "2020-01-01 00:00:00 +0000"
    assert page["date"].tzname() == "UTC"


def test_addresses_are_encoded_but_for_permalinks_written_out(tree):
    files = {
        "_posts/2020-01-01-한글 글.md": "---\ncategories: [C#]\n---\nx",
        "가 나.md": "---\npermalink: /가 나/\n---\nx",
    }
    found = tree(files, "permalink: /:categories/:title/")
    post, page = (values.page(values.record_of(one), zone=found.zone) for one in found.documents)
    assert post["url"] == "/c%23/%ED%95%9C%EA%B8%80-%EA%B8%80/"
    assert post["id"] == "/c%23/한글 글"
    assert (page["url"], page["dir"]) == ("/가 나/", "/가 나/")
