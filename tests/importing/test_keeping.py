"""Every file of a tree is kept: what readers fetch at its address, the rest for export."""

import unicodedata

import pytest

from blog.importing import import_tree
from blog.models import Asset, Document
from tests.importing.conftest import outcome, post

pytestmark = pytest.mark.django_db
FIRST = "_posts/2020-01-01-first.md"


def kept():
    return {asset.source_path: asset.file.read() for asset in Asset.objects.all()}


OTHERS = {
    ".gitignore": b"_site\n",
    "CNAME": b"blog.example.org\n",
    "Gemfile": b"gem 'jekyll'\n",
    "LICENSE": b"free\n",
    "_sass/_base.scss": b"a { color: red }\n",
    "_plugins/odd.rb": b"puts 1\n",
    "_config.dev.yml": b"title: dev\n",
    "_includes/a.html": b"<p>a</p>\n",
    "_layouts/b.html": b"{{ content }}\n",
    "_data/c.yml": b"- 1\n",
    "_posts/notes.pdf": b"%PDF\n",
    "assets/main.scss": b"---\n---\n@import 'base';\n",
    "drafts excluded/d.md": b"not listed\n",
    "images/\xea\xb0\x80.png".encode("latin1").decode(): b"no image",
}


def test_every_file_is_kept_byte_for_byte(write_tree):
    root = write_tree({FIRST: post(), "_config.yml": "exclude: [drafts excluded]\n", **OTHERS})
    import_tree(root)
    assert kept() == {**OTHERS, "_config.yml": b"exclude: [drafts excluded]\n"}


def test_what_tools_make_anew_is_not_kept(write_tree):
    import_tree(
        write_tree(
            {
                ".git/config": "x",
                "node_modules/a/index.js": "x",
                "vendor/bundle/ruby/a.rb": "x",
                "_site/index.html": "x",
                ".jekyll-cache/a": "x",
                "sub/.sass-cache/a": "x",
            }
        )
    )
    assert kept().keys() == {"_config.yml"}


def test_only_what_jekyll_serves_has_an_address(write_tree):
    import_tree(write_tree({FIRST: post(), "a.pdf": b"%PDF", **OTHERS}))
    served = Asset.objects.filter(path__isnull=False).values_list("path", flat=True)
    assert set(served) >= {"/a.pdf", "/CNAME", "/LICENSE"}
    assert not {path for path in served if path.startswith(("/_", "/.", "/Gemfile"))}


def test_kinds_follow_the_folders(write_tree):
    import_tree(write_tree(OTHERS))
    kinds = dict(Asset.objects.values_list("source_path", "kind"))
    assert kinds["_includes/a.html"] == "include"
    assert kinds["_layouts/b.html"] == "layout"
    assert kinds["_data/c.yml"] == "data"
    assert kinds["Gemfile"] == "other"


def test_the_name_on_disk_is_kept_where_it_is_decomposed(write_tree):
    name = unicodedata.normalize("NFD", "images/가.png")
    draft = unicodedata.normalize("NFD", "_drafts/나.md")
    import_tree(write_tree({name: b"x", draft: post()}))
    asset, document = Asset.objects.get(path="/images/가.png"), Document.objects.get()
    assert (asset.source_path, asset.disk_name) == ("images/가.png", name)
    assert (document.source_path, document.disk_name) == ("_drafts/나.md", draft)


def test_two_names_that_differ_by_unicode_form_alone_are_told_apart(write_tree):
    name = "images/가.png"
    report = import_tree(write_tree({name: b"x", unicodedata.normalize("NFD", name): b"y"}))
    assert "another Unicode form" in "\n".join(report.lines())
    assert Asset.objects.filter(source_path=name).count() == 1


def test_a_text_that_cannot_be_read_is_kept_all_the_same(write_tree):
    report = import_tree(write_tree({FIRST: "---\ntitle: 'open\n---\nx"}))
    assert outcome(report, FIRST).status == "failed"
    assert kept()[FIRST] == b"---\ntitle: 'open\n---\nx"


def test_a_text_that_was_mended_is_no_file_any_more(write_tree):
    root = write_tree({FIRST: "---\ntitle: 'open\n---\nx"})
    import_tree(root)
    (root / FIRST).write_text(post())
    import_tree(root)
    assert FIRST not in kept()
    assert Document.objects.get().source_path == FIRST


def test_nothing_is_kept_twice(write_tree):
    import_tree(write_tree({FIRST: post(), "about.md": "---\ntitle: a\n---\nx", **OTHERS}))
    documents = set(Document.objects.values_list("source_path", flat=True))
    assert documents == {FIRST, "about.md"}
    assert not documents & kept().keys()


def test_a_picture_that_was_brought_is_shown(write_tree):
    root = write_tree({FIRST: post(body="![그림](/images/a.png)")})
    assert outcome(import_tree(root), FIRST).missing == ["/images/a.png"]
    (root / "images").mkdir()
    (root / "images" / "a.png").write_bytes(b"x")
    described = outcome(import_tree(root), FIRST)
    assert (described.status, described.missing) == ("updated", [])
    assert outcome(import_tree(root), FIRST).status == "unchanged"


def test_a_file_left_short_by_a_killed_import_is_written_again(write_tree, settings):
    root = write_tree({"a.pdf": b"%PDF whole"})
    import_tree(root)
    name = Asset.objects.get(source_path="a.pdf").file.name
    Asset.objects.all().delete()
    (settings.MEDIA_ROOT / name).write_bytes(b"%PD")
    import_tree(root)
    assert kept()["a.pdf"] == b"%PDF whole"


def test_a_file_that_vanished_from_the_tree_is_named_and_kept(write_tree):
    root = write_tree({FIRST: post(), "_posts/2020-01-02-second.md": post()})
    import_tree(root)
    (root / FIRST).unlink()
    report = import_tree(root)
    assert report.vanished == [FIRST]
    assert Document.objects.filter(source_path=FIRST).exists()
