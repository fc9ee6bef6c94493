"""Each bad file gets a line with what, where and what to do; the others are imported."""

import os

import pytest

from blog.importing import import_tree
from blog.models import Document
from tests.importing.conftest import outcome, post, said_of

pytestmark = pytest.mark.django_db
BAD = "_posts/2020-01-01-bad.md"
GOOD = "_posts/2020-01-02-good.md"


@pytest.fixture
def import_with(write_tree):
    """Import a bad post beside a good one; the good one must always arrive."""

    def run(content, **more):
        report = import_tree(write_tree({BAD: content, GOOD: post(), **more}))
        assert outcome(report, GOOD).status == "created"
        return report

    return run


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("---\ntitle: a\n\tbad: tab\n---\nx", 3, "tab"),
        ("---\ntitle: 'open\n---\nx", 0, "front matter"),
        ("---\ntitle: x\ndate: 어제쯤\n---\nx", 3, "is no date"),
        ("---\ntitle: x\ndate: 9999-12-31 23:00:00 -1200\n---\nx", 3, "is no date"),
        ("---\ntitle: x\ndate: 0001-01-01\n---\nx", 3, "is no date"),
        ("---\ntitle: x\npermalink: /" + "a" * 800 + "\n---\nx", 0, "path: Ensure this value has"),
        ("", 1, "empty"),
        (b"---\ntitle: x\n---\n" + "한글".encode("cp949"), 4, "UTF-8"),
        ("---\ntitle: x\n---\na\0b\0c\0d\0", 4, "NUL"),
        ("---\ntitle: x\n---\n" + "가" * 7_000_000, 0, "MB"),
    ],
    ids=[
        "tab",
        "quote",
        "date",
        "last day",
        "first day",
        "address",
        "empty",
        "cp949",
        "nul",
        "20 MB",
    ],
)
def test_a_bad_file_is_named_with_its_line_and_nothing_of_it_is_stored(
    import_with, content, line, words
):
    report = import_with(content)
    assert outcome(report, BAD).status == "failed"
    said = said_of(report, BAD)
    assert words in said
    assert not line or said.startswith(f"{BAD}:{line}:")
    assert not Document.objects.filter(source_path=BAD).exists()


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + post("표시").encode(),
        post("표시").replace("\n", "\r\n").encode(),
    ],
    ids=["byte order mark", "CRLF"],
)
def test_marks_of_other_systems_are_kept_and_do_no_harm(import_with, content):
    import_with(content)
    document = Document.objects.get(source_path=BAD)
    assert document.title == "표시"
    assert document.html.strip() == "<p>본문입니다.</p>"
    assert (document.front_matter_source + document.body).encode() == content


def test_a_stray_nul_byte_is_left_out_and_named(import_with):
    report = import_with(post(body="가\0나"))
    assert Document.objects.get(source_path=BAD).body == "가나\n"
    assert said_of(report, BAD) == f"{BAD}:6: a NUL byte stood here; it is left out"


def test_a_missing_image_is_named(import_with):
    report = import_with(post(body="![그림](/images/none.png)"))
    assert outcome(report, BAD).missing == ["/images/none.png"]
    assert "/images/none.png is not in the tree" in said_of(report, BAD)


def test_unknown_keys_are_kept(import_with):
    import_with(post().replace("title", "mood: 맑음\ntitle", 1))
    assert Document.objects.get(source_path=BAD).front_matter["mood"] == "맑음"


@pytest.mark.parametrize("tag", ["{% nonsense %}", "{% if %}", "{% include none.html %}"])
def test_a_broken_liquid_tag_is_named_and_the_rest_stays(import_with, tag):
    report = import_with(post(body=f"처음\n\n{tag}\n\n끝"))
    assert outcome(report, BAD).status == "created"
    assert said_of(report, BAD).startswith(f"{BAD}:8:")
    assert "끝" in Document.objects.get(source_path=BAD).html


def test_a_link_out_of_the_tree_is_refused(write_tree, tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text(post("비밀"))
    root = write_tree({GOOD: post()})
    os.symlink(secret, root / BAD)
    report = import_tree(root)
    assert "비밀" not in Document.objects.values_list("title", flat=True)
    assert "leads out of the tree" in said_of(report, BAD)


def test_a_file_that_vanishes_while_read_is_named(write_tree, monkeypatch):
    root = write_tree({BAD: post(), GOOD: post()})
    from blog.jekyll import text_file

    read = text_file.read

    def read_late(path, *args, **kwargs):
        if path.name.endswith("bad.md"):
            path.unlink(missing_ok=True)
        return read(path, *args, **kwargs)

    monkeypatch.setattr(text_file, "read", read_late)
    report = import_tree(root)
    assert outcome(report, BAD).status == "failed"
    assert outcome(report, GOOD).status == "created"


def test_no_text_stops_the_others(import_with, monkeypatch):
    from blog.jekyll import reading

    def title(values, kind, path, titleized):
        if path.endswith("bad.md"):
            raise TypeError("of no kind that we thought of")
        return titleized

    monkeypatch.setattr(reading, "_title", title)
    report = import_with(post())
    assert outcome(report, BAD).status == "failed"
    assert "of no kind that we thought of" in said_of(report, BAD)


def test_a_title_too_long_for_the_database_is_said(import_with):
    report = import_with(post("긴" * 600))
    assert outcome(report, BAD).status == "failed"
    assert "500" in said_of(report, BAD)
