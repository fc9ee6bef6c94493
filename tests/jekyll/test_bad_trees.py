"""Hostile and broken trees: each gets its sentence, and the rest is read all the same."""

import pytest

from blog.jekyll import site, text_file

GOOD = "---\ntitle: good\n---\nBody\n"
POST = "_posts/2020-01-01-bad.md"


def error_of(tree: site.Tree, source: str = POST):
    documents = {document.source: document for document in tree.documents}
    assert documents["_posts/2020-01-02-good.md"].error is None
    return documents[source].error


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("---\ntitle: a: b\n---\n", 2, "put the value in quotes"),
        ("", 1, "the file is empty"),
        ("---\ntitle: x\n---\n한글 글".encode("cp949"), 4, "looks like CP949 (EUC-KR)"),
        ("---\ntitle: x\n---\nこんにちは".encode("cp932"), 4, "looks like Shift_JIS"),
        ("---\ntitle: x\n---\ncafé".encode("latin-1"), 4, "looks like Windows-1252"),
        ("---\ntitle: x\n---\n".encode("utf-16"), 1, "looks like UTF-16"),
        ("---\ntitle: x\n---\na\0b\0c\0d\0", 4, "a NUL byte"),
    ],
)
def test_a_file_that_cannot_be_taken_is_named(tree, content, line, said):
    error = error_of(tree({POST: content, "_posts/2020-01-02-good.md": GOOD}))
    assert (error.source, error.line) == (POST, line)
    assert said in error.message


def test_the_byte_that_is_no_utf8_is_named(tree):
    error = error_of(tree({POST: b"abc\n\xb0\xa1\xb0\xa1", "_posts/2020-01-02-good.md": GOOD}))
    assert "byte 4 is 0xB0" in error.message


def test_a_text_over_the_limit_is_not_read(tree):
    long = "---\ntitle: x\n---\n" + "x" * text_file.LIMIT
    error = error_of(tree({POST: long, "_posts/2020-01-02-good.md": GOOD}))
    assert "the limit is 5 MB" in error.message


def test_a_file_that_vanishes_while_it_is_read_is_named(tree, tmp_path):
    found = tree({POST: GOOD, "_posts/2020-01-02-good.md": GOOD})
    (tmp_path / POST).unlink()
    assert "cannot be read" in error_of(found).message


def test_links_out_of_the_tree_are_refused(tree, tmp_path, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.md").write_text(GOOD)
    tree({"_posts/2020-01-02-good.md": GOOD})
    (tmp_path / "_posts/2020-01-03-link.md").symlink_to(outside / "secret.md")
    (tmp_path / "folder").symlink_to(outside)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "nowhere.md").symlink_to(tmp_path / "absent")
    found = site.read(tmp_path)
    assert [document.source for document in found.documents] == ["_posts/2020-01-02-good.md"]
    assert {problem.source: problem.message.split(";")[0] for problem in found.problems} == {
        "_posts/2020-01-03-link.md": "this symbolic link leads out of the tree",
        "folder": "this symbolic link leads out of the tree",
        "loop": "this symbolic link leads back to a folder around it",
        "nowhere.md": "this symbolic link leads nowhere",
    }


def test_includes_and_data_do_not_follow_links_out(tree, tmp_path, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "passwd.yml"
    outside.write_text("root: x")
    tree({"_includes/a.html": "A", "_data/b.yml": "b: 1"}, "include: [../passwd.yml]")
    (tmp_path / "_includes/p.html").symlink_to(outside)
    (tmp_path / "_data/p.yml").symlink_to(outside)
    found = site.read(tmp_path)
    assert (found.includes, found.data) == ({"a.html": "A"}, {"b": {"b": 1}})


def test_bad_data_and_includes_are_problems(tree):
    found = tree({"_data/a.yml": "x: [", "_includes/b.html": b"\xff", "about.md": GOOD})
    assert [(problem.source, problem.line) for problem in found.problems] == [
        ("_data/a.yml", 1),
        ("_includes/b.html", 1),
    ]
    assert [document.source for document in found.documents] == ["about.md"]


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("title: a: b", "put the value in quotes"),
        ("- a\n- b", "not made of “key: value” lines"),
        ("exclude: docs", "“exclude” must be a list"),
        ("timezone: Seoul/Asia", "there is no time zone"),
        ("kramdown: GFM", "“kramdown” must hold settings"),
    ],
)
def test_a_bad_configuration_is_named_and_the_rest_is_read(tree, config, said):
    found = tree({"_posts/2020-01-02-good.md": GOOD}, config)
    assert any(said in problem.message for problem in found.problems)
    assert [document.error for document in found.documents] == [None]


def test_a_post_without_a_date_in_its_name_is_named(tree):
    (problem,) = tree({"_posts/hello.md": GOOD}).problems
    assert "takes no post without a date in its name" in problem.message


def test_a_part_that_posts_include_is_no_post_without_a_date(tree):
    found = tree({"_posts/parts/plot.html": "<svg></svg>\n"})
    assert not found.problems
    assert found.others == ["_posts/parts/plot.html"]


def test_a_path_that_is_not_there_is_named(tmp_path):
    (problem,) = site.read(tmp_path / "absent").problems
    assert "there is no such file or folder" in problem.message
