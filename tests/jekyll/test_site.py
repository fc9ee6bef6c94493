"""Which files of a tree are documents, data, assets, or nothing."""

import os

import pytest

from blog.jekyll import site

PAGE = "---\ntitle: x\n---\nBody\n"


def kinds(tree: site.Tree) -> dict[str, str]:
    return {document.source: document.kind for document in tree.documents}


def test_posts_drafts_pages_and_collections_are_found(tree):
    found = tree(
        {
            "_posts/2020-01-01-a.md": "no front matter",
            "_posts/deep/er/2020-01-01-b.html": PAGE,
            "cat/_posts/2020-01-01-c.md": PAGE,
            "_drafts/d.md": PAGE,
            "cat/_drafts/sub/e.md": PAGE,
            "about.md": PAGE,
            "feed.xml": PAGE,
            "_wiki/x/y.md": PAGE,
            "_wiki/y.png": "png",
            "_other/z.md": PAGE,
            "README.md": "no front matter",
        },
        "collections: {wiki: {output: true}}",
    )
    assert kinds(found) == {
        "_posts/2020-01-01-a.md": "post",
        "_posts/deep/er/2020-01-01-b.html": "post",
        "cat/_posts/2020-01-01-c.md": "post",
        "_drafts/d.md": "draft",
        "cat/_drafts/sub/e.md": "draft",
        "about.md": "page",
        "feed.xml": "page",
        "_wiki/x/y.md": "collection:wiki",
    }
    assert {asset.source: asset.url for asset in found.assets} == {
        "README.md": "/README.md",
        "_wiki/y.png": "/wiki/y.png",
    }


@pytest.mark.parametrize(
    ("config", "kept"),
    [
        ("", {"a.md", "docs/b.md", "docs2/c.md"}),
        ("exclude: [docs]", {"a.md"}),
        ("exclude: [docs/]", {"a.md", "docs2/c.md"}),
        ("exclude: ['*.md']", set()),
        ("exclude: [/docs/b.md]", {"a.md", "docs2/c.md"}),
        ("include: [_pages]", {"a.md", "docs/b.md", "docs2/c.md", "_pages/d.md"}),
        ("exclude: [a.md]\ninclude: [a.md]", {"a.md", "docs/b.md", "docs2/c.md"}),
        ("destination: docs", {"a.md", "docs2/c.md"}),
    ],
)
def test_include_and_exclude_decide_as_in_jekyll(tree, config, kept):
    names = ["a.md", "docs/b.md", "docs2/c.md", "_pages/d.md", ".x/e.md", "~f.md", "g.md~"]
    names += ["node_modules/h.md", "vendor/bundle/i.md"]
    assert set(kinds(tree(dict.fromkeys(names, PAGE), config))) == kept


def test_a_collections_folder_is_no_part_of_addresses(tree):
    found = tree(
        {"col/_posts/2020-01-01-a.md": PAGE, "col/_wiki/b.md": PAGE, "col/page.md": PAGE},
        "collections_dir: col\npermalink: pretty\ncollections: {wiki: {output: true}}",
    )
    assert {item.source: item.url for item in found.documents} == {
        "col/_posts/2020-01-01-a.md": "/2020/01/01/a/",
        "col/_wiki/b.md": "/wiki/b/",
        "col/page.md": "/col/page/",
    }


def test_data_are_nested_as_their_folders(tree):
    found = tree(
        {
            "_data/a b.yml": "x: yes",
            "_data/list.json": '[{"n": 1}]',
            "_data/sub/t.csv": "name,age\n김,3\n이,\n",
            "_data/u.tsv": "a\tb\n1\t2\n",
            "_data/note.txt": "x",
        }
    )
    assert found.data == {
        "a_b": {"x": True},
        "list": [{"n": 1}],
        "sub": {"t": [{"name": "김", "age": "3"}, {"name": "이", "age": None}]},
        "u": [{"a": "1", "b": "2"}],
    }


def test_includes_and_layouts_are_texts_by_name(tree):
    found = tree({"_includes/a/b.html": "B", "_layouts/post.html": "---\n---\nL"})
    assert found.includes == {"a/b.html": "B"}
    assert found.layouts == {"post.html": "---\n---\nL"}


def test_several_configuration_files_are_read_in_order(tree, tmp_path):
    tree({"_dev.yml": "title: Dev\nkramdown: {hard_wrap: true}"}, "title: Live\nlang: ko")
    config = site.read(tmp_path, [tmp_path / "_config.yml", tmp_path / "_dev.yml"]).config
    assert (config["title"], config["lang"]) == ("Dev", "ko")
    assert config["kramdown"] == {"hard_wrap": True}


def test_defaults_are_given_by_scope(tree):
    config = """defaults:
- {scope: {path: ""}, values: {layout: base, comments: true}}
- {scope: {path: "", type: posts}, values: {layout: post}}
- {scope: {path: _posts/quiet}, values: {comments: false}}
- {scope: {path: "_posts/*/loud"}, values: {toc: true}}
"""
    names = ["_posts/2020-01-01-a.md", "_posts/quiet/2020-01-01-b.md", "about.md"]
    names.append("_posts/x/loud/2020-01-01-c.md")
    found = {item.source: item for item in tree(dict.fromkeys(names, PAGE), config).documents}
    assert [found[name].layout for name in names] == ["post", "post", "base", "post"]
    assert [found[name].comments for name in names] == [True, False, True, True]
    assert [found[name].values.get("toc") for name in names] == [None, None, None, True]


def test_a_folder_without_jekyll_holds_posts_and_others(tree):
    found = tree({"a.txt": PAGE, "sub/b.md": PAGE, "c.md": "no front matter", "d.png": "x"}, None)
    assert kinds(found) == {"a.txt": "post", "sub/b.md": "post"}
    assert [item.format for item in found.documents] == ["kramdown", "kramdown"]
    assert found.others == ["c.md", "d.png"]
    assert not found.is_jekyll


def test_one_file_is_a_post_whatever_its_name(tmp_path):
    path = tmp_path / "000_1e57.dat"
    path.write_text("---\ntitle: x\ndate: 2019-07-13 14:49:09 +0900\n---\nBody")
    (post,) = site.read(path).documents
    assert (post.source, post.kind, post.format) == ("000_1e57.dat", "post", "kramdown")
    assert post.url == "/2019/07/13/000_1e57.html"


def test_hugo_and_pelican_front_matter_means_the_same(tree):
    hugo = (
        "+++\ntitle = 'H'\ndate = 2020-01-02T03:04:05+09:00\n"
        "aliases = ['/old']\ndraft = true\n+++\n"
    )
    pelican = (
        "Title: P\nDate: 2020-01-02 03:04\nModified: 2021-01-01\nTags: a b, c\n"
        "Summary: brief\n\nBody\n\n<!-- more -->\n\nrest"
    )
    one, two = tree({"h.md": hugo, "p.md": pelican}, None).documents
    assert (one.title, one.redirect_from, one.published, one.date_offset) == (
        "H",
        ["/old"],
        False,
        540,
    )
    assert (two.title, two.tags, two.last_modified.year) == ("P", ["a b", "c"], 2021)
    assert (two.values["description"], two.excerpt_separator) == ("brief", "<!-- more -->")


@pytest.mark.parametrize(
    ("front_matter", "title"),
    [
        ("title: 'Queue<T>'", "Queue<T>"),
        ("title: 2020", "2020"),
        ("title: yes", "true"),
        ("title: 2020-01-01", "2020-01-01"),
        ("title:", "Hello World"),
        ("", "Hello World"),
    ],
)
def test_a_title_is_a_text_and_comes_from_the_name_without_one(document, front_matter, title):
    assert document(front_matter).title == title


@pytest.mark.parametrize(
    ("front_matter", "open_"),
    [("comments: true", True), ("comments: 'yes'", True), ("comments: false", False), ("", False)],
)
def test_comments_are_open_where_the_front_matter_says_so(document, front_matter, open_):
    assert document(front_matter).comments is open_


@pytest.mark.parametrize(
    ("front_matter", "published"),
    [("published: false", False), ("published:", False), ("published: true", True), ("", True)],
)
def test_published(document, front_matter, published):
    assert document(front_matter).published is published


def test_a_draft_without_a_date_has_that_of_its_file(tree, tmp_path):
    tree({"_drafts/d.md": PAGE})
    os.utime(tmp_path / "_drafts/d.md", (1_600_000_000, 1_600_000_000))
    (draft,) = site.read(tmp_path).documents
    assert draft.date.timestamp() == 1_600_000_000
    assert not draft.date_in_front_matter


def test_pictures_among_posts_and_drafts_are_no_documents(tree):
    files = {
        "_posts/2020-01-01-one.md": "---\n---\nx",
        "_posts/2020-01-01-one.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "_drafts/images/two.gif": b"GIF89a\x01\0\x01\0\xc7",
    }
    found = tree(files)
    assert [document.source for document in found.documents] == ["_posts/2020-01-01-one.md"]
    assert sorted(found.others) == ["_drafts/images/two.gif", "_posts/2020-01-01-one.png"]
    assert found.problems == []


def test_a_collection_that_include_names_too_is_read_once(tree):
    found = tree(
        {"_pages/boot.md": PAGE, "_pages/x.png": "png", "_other/a.md": PAGE},
        "collections: {pages: {output: true, permalink: '/:collection/:path/'}}\n"
        "include: [_pages, _other]\npermalink: pretty",
    )
    assert kinds(found) == {"_pages/boot.md": "collection:pages", "_other/a.md": "page"}
    boot = next(document for document in found.documents if document.source == "_pages/boot.md")
    assert boot.url == "/pages/boot/"
    assert "/_pages/boot/" in boot.alternative_urls
