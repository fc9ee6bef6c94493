"""What went in comes out: byte for byte, and back in again without a change."""

import json
import os
import unicodedata

import pytest
import yaml
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.exporting import Refused, export_tree
from blog.importing import import_tree
from blog.models import Asset, Document, Redirect, SiteConfiguration
from tests.conftest import SAMPLE_BLOG
from tests.exporting.conftest import contents, empty, rows
from tests.importing.conftest import post
from tests.importing.test_importing import writes

pytestmark = pytest.mark.django_db
FIRST = "_posts/2020-01-01-first.md"
ODD = {
    "_posts/2020-01-02-windows.md": b"\xef\xbb\xbf" + post().replace("\n", "\r\n").encode(),
    "잡담/_posts/2020-01-03-빈 칸.markdown": post(),
    unicodedata.normalize("NFD", "_posts/2020-01-04-가나.md"): post(),
    unicodedata.normalize("NFD", "images/다라.png"): b"no image",
    "_drafts/unfinished.md": "---\ntitle: x\n---\nno end of line",
    "_posts/2020-01-05-broken.md": "---\ntitle: 'open\n---\nx",
    "_posts/2020-01-06-closed.md": post().replace("title", "published: false\ntitle", 1),
    "about.md": "---\ntitle: 소개\nlayout: page\n---\n\n소개",
    "_config.yml": "title: 시험 # kept\ncollections:\n  terms:\n    output: true\n",
    "_terms/ga.md": "---\n---\n뜻",
    "_terms/plain.txt": b"no front matter",
    "search.json": "---\n---\n{{ site.title | jsonify }}",
    "assets/main.scss": "---\n---\n@import 'a';",
    "_sass/a.scss": b"a { color: red }",
    ".gitignore": b"_site",
    "_data/things.yml": b"- one\n",
    "_includes/a.html": b"a",
    "_layouts/page.html": b"{{ content }}",
    "images/a b.png": bytes(range(256)),
}


def test_every_file_comes_out_byte_for_byte(write_tree, tmp_path):
    root = write_tree(ODD)
    import_tree(root)
    report = export_tree(tmp_path / "out")
    assert contents(tmp_path / "out") == contents(root)
    assert not report.problems


def test_the_sample_blog_comes_out_byte_for_byte(tmp_path):
    import_tree(SAMPLE_BLOG)
    export_tree(tmp_path / "out")
    assert contents(tmp_path / "out") == contents(SAMPLE_BLOG)


def test_a_text_in_the_encoding_of_the_site_comes_out_in_it(write_tree, tmp_path):
    root = write_tree({"_config.yml": "encoding: euc-kr\n", FIRST: post("한글").encode("euc-kr")})
    import_tree(root)
    export_tree(tmp_path / "out")
    assert contents(tmp_path / "out") == contents(root)


def test_an_export_goes_into_an_empty_database_as_the_tree_did(write_tree, tmp_path):
    import_tree(write_tree(ODD))
    document = Document.objects.get(source_path="about.md")
    Redirect.objects.create(path="/who/", document=document, reason="former")
    Redirect.objects.create(path="/away/", target="https://example.org/", reason="former")
    before = rows()
    export_tree(tmp_path / "out")
    empty()
    import_tree(tmp_path / "out")
    assert rows() == before


def test_a_draft_without_a_date_keeps_that_of_its_file(write_tree, tmp_path):
    root = write_tree({"_drafts/idea.md": "---\ntitle: 생각\n---\nx\n"})
    os.utime(root / "_drafts" / "idea.md", (1_500_000_000, 1_500_000_000))
    import_tree(root)
    export_tree(tmp_path / "out")
    assert (tmp_path / "out" / "_drafts" / "idea.md").stat().st_mtime == 1_500_000_000


def test_importing_the_export_again_writes_no_row(write_tree, tmp_path):
    import_tree(write_tree(ODD))
    export_tree(tmp_path / "out")
    with CaptureQueriesContext(connection) as queries:
        report = import_tree(tmp_path / "out")
    assert set(report.count()) == {"unchanged", "failed", "skipped"}
    assert writes(queries) == []
    assert not report.vanished


def test_redirects_and_sources_are_data_files(write_tree, tmp_path):
    text = post(body="[글](https://example.org/a)").replace("title", "redirect_from: /old/\ntitle")
    import_tree(write_tree({FIRST: text}))
    export_tree(tmp_path / "out")
    folder = tmp_path / "out" / "_data" / "mokcha"
    assert yaml.safe_load((folder / "redirects.yml").read_text()) == [
        {
            "from": "/old/",
            "to": "/2019/07/13/first.html",
            "document": FIRST,
            "reason": "redirect_from",
        }
    ]
    (source,) = json.loads((folder / "references.json").read_text())
    assert source["url"] == "https://example.org/a"
    assert source["places"][0]["document"] == FIRST


def test_the_records_are_no_data_of_the_site(write_tree, tmp_path):
    import_tree(write_tree({FIRST: post(), "_data/a.yml": "b: 1\n"}))
    export_tree(tmp_path / "out")
    import_tree(tmp_path / "out")
    assert SiteConfiguration.current().data == {"a": {"b": 1}}
    assert not Asset.objects.filter(source_path__contains="mokcha").exists()


def test_a_folder_of_texts_becomes_a_jekyll_tree(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "note.txt").write_text(post("쪽지"))
    import_tree(folder)
    before = Document.objects.values("path", "title", "source_path", "html").get()
    export_tree(tmp_path / "out")
    assert (tmp_path / "out" / "_posts" / "2019-07-13-note.md").read_text() == post("쪽지")
    Document.objects.all().delete()
    import_tree(tmp_path / "out")
    assert Document.objects.values("path", "title", "source_path", "html").get() == before


def test_toml_is_named_because_jekyll_reads_none(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "hugo.md").write_text('+++\ntitle = "x"\ndate = 2020-01-01\n+++\nx\n')
    import_tree(folder)
    (problem,) = export_tree(tmp_path / "out").problems
    assert "no YAML" in str(problem)


@pytest.mark.parametrize("site", ["jekyll", "benbalter", "sirlis"])
def test_real_sites_come_out_as_they_went_in(shared, tmp_path, site):
    root = shared / "sites" / site / "site"
    import_tree(root)
    report = export_tree(tmp_path / "out")
    assert contents(tmp_path / "out") == contents(root)
    assert not report.problems


def test_a_former_export_is_brought_up_to_date(write_tree, tmp_path):
    import_tree(write_tree({FIRST: post(), "a.txt": b"x"}))
    export_tree(tmp_path / "out")
    (tmp_path / "out" / "mine.txt").write_text("kept")
    Asset.objects.get(source_path="a.txt").delete()
    report = export_tree(tmp_path / "out")
    assert (report.changed, report.removed) == (0, 1)
    assert not (tmp_path / "out" / "a.txt").exists()
    assert (tmp_path / "out" / "mine.txt").read_text() == "kept"


def test_a_folder_with_other_things_in_it_is_refused(write_tree, tmp_path):
    import_tree(write_tree({FIRST: post()}))
    target = tmp_path / "full"
    target.mkdir()
    (target / "thesis.tex").write_text("years of work")
    with pytest.raises(Refused, match="not empty and no former export"):
        export_tree(target)
    report = export_tree(target, force=True)
    assert (target / "thesis.tex").read_text() == "years of work"
    assert (target / FIRST).exists()
    assert not report.replaced


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", ".git/hooks/x", "a/../../b"])
def test_no_name_leads_out_of_the_folder(db, tmp_path, name):
    Document.objects.create(kind="page", title="x", source_path=name, body="x")
    report = export_tree(tmp_path / "out")
    assert "leads out of the folder" in str(report.problems[0])
    assert not (tmp_path / "out.txt").exists()


def test_a_link_in_the_folder_is_not_followed(write_tree, tmp_path):
    import_tree(write_tree({FIRST: post()}))
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "_posts").symlink_to(tmp_path / "elsewhere")
    report = export_tree(tmp_path / "out", force=True)
    assert "a symbolic link in the folder leads out of it" in str(report.problems[0])
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_file_that_storage_lost_is_named(write_tree, tmp_path, settings):
    import_tree(write_tree({"a.txt": b"x"}))
    (settings.MEDIA_ROOT / Asset.objects.get(source_path="a.txt").file.name).unlink()
    (problem,) = export_tree(tmp_path / "out").problems
    assert "media storage has lost the file" in str(problem)


def test_command_fails_loudly(write_tree, tmp_path, settings, capsys):
    import_tree(write_tree({"a.txt": b"x"}))
    call_command("export_jekyll", tmp_path / "out")
    assert "0 problems" in capsys.readouterr().out
    (settings.MEDIA_ROOT / Asset.objects.get(source_path="a.txt").file.name).unlink()
    with pytest.raises(SystemExit):
        call_command("export_jekyll", tmp_path / "out")
    assert "a.txt" in capsys.readouterr().err


def test_a_tree_without_a_configuration_comes_out_without_one(tmp_path):
    root = tmp_path / "site"
    (root / "_posts").mkdir(parents=True)
    (root / FIRST).write_text(post())
    import_tree(root)
    export_tree(tmp_path / "out")
    assert contents(tmp_path / "out") == contents(root)
    with CaptureQueriesContext(connection) as queries:
        import_tree(tmp_path / "out")
    assert writes(queries) == []


HUGO = (
    "---\ntitle: 글\ndate: 2020-01-01\ntype: essay\nlastmod: 2021-01-01\n"
    "aliases: [/former/]\nauthors: [가람]\ntags: [Ajax]\n---\n[글](https://example.org/a)\n"
)


@pytest.fixture
def notes(tmp_path):
    """Notes of another generator, imported from a folder, and what was stored of them."""
    folder = tmp_path / "notes"
    (folder / "deep").mkdir(parents=True)
    (folder / "b.md").write_text(HUGO)
    other = HUGO.replace("Ajax", "AJAX").replace("[글]", "[다른 이름]").replace("former", "older")
    (folder / "deep" / "a.md").write_text(other.replace("2020", "2019"))
    import_tree(folder)
    return rows()


def test_notes_of_another_generator_stay_what_they_are(notes, tmp_path):
    export_tree(tmp_path / "out")
    with CaptureQueriesContext(connection) as queries:
        report = import_tree(tmp_path / "out")
    assert set(report.count()) == {"unchanged"}
    # The folder said nothing of the site, and the tree that was made of it does.
    apart = ("blog_siteconfiguration", "django_tasks")
    assert [one for one in writes(queries) if not any(name in one for name in apart)] == []


def test_notes_of_another_generator_go_into_an_empty_database(notes, tmp_path):
    export_tree(tmp_path / "out")
    empty()
    import_tree(tmp_path / "out")
    after = rows()
    for name in ("Document", "Tag", "Category", "Link", "Reference", "Redirect", "Asset"):
        assert after[name] == notes[name], name


@pytest.mark.parametrize(
    "found",
    [
        {"terms": [{"kind": "tag"}, {"kind": "nobody", "name": "a", "slug": "a"}, 5]},
        {"terms": [{"kind": "category", "name": "x" * 300, "slug": "x", "position": -1}]},
        {"references": [{"url": None}, {"url": []}, "https://example.org/"]},
        {"pictures": [{"file": "none.png", "alt": "x"}, {"file": 1}]},
        {"gone": [{"path": "/" + "x" * 800}, {"path": None}, {"since": "x"}]},
        dict.fromkeys(["terms", "references", "pictures", "gone", "redirects", "comments"], "x"),
    ],
)
def test_records_that_are_none_are_passed_over(write_tree, tmp_path, found):
    import_tree(write_tree({FIRST: post()}))
    export_tree(tmp_path / "out")
    before = rows()
    for name, content in found.items():
        (tmp_path / "out" / "_data" / "mokcha" / f"{name}.json").write_text(json.dumps(content))
    assert not import_tree(tmp_path / "out").problems
    assert rows() == before


def test_what_was_written_by_hand_over_a_configuration_is_kept(tmp_path):
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "a.md").write_text(HUGO)
    import_tree(folder)
    export_tree(tmp_path / "out")
    config = tmp_path / "out" / "_config.yml"
    config.write_text("# by hand\ntitle: 새 집\n" + config.read_text())
    import_tree(tmp_path / "out")
    export_tree(tmp_path / "again")
    assert (tmp_path / "again" / "_config.yml").read_text().startswith("# by hand\ntitle: 새 집\n")
