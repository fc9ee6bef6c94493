"""The folder of an export: nobody else's work in it is lost, and a killed one is never whole."""

import errno
import fcntl
import json
import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from blog.exporting import Refused, export_tree
from blog.exporting.journal import Journal
from blog.importing import import_tree
from blog.models import Asset, Document
from blog.publishing import store
from tests.exporting.conftest import contents
from tests.importing.conftest import post, said_of

pytestmark = pytest.mark.django_db
FIRST, SECOND = "_posts/2020-01-01-first.md", "_posts/2020-01-02-second.md"
RECORDS = Path("_data") / "mokcha"


class Killed(BaseException):
    """The end of a process, as far as a test can have one."""


@pytest.fixture
def out(write_tree, tmp_path):
    """An export of two posts and a picture."""
    import_tree(write_tree({FIRST: post("하나"), SECOND: post("둘"), "a.png": b"no image"}))
    export_tree(tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture
def killed(monkeypatch):
    """Return what lets the next export end when it is about to write its n-th file."""

    def at(number):
        put, left = Journal.put, [number]

        def put_or_die(self, path, content):
            left[0] -= 1
            if left[0] < 0:
                raise Killed
            put(self, path, content)

        monkeypatch.setattr(Journal, "put", put_or_die)
        return lambda: monkeypatch.setattr(Journal, "put", put)

    return at


def edit(source, body):
    document = Document.objects.get(source_path=source)
    document.body = body
    store(document, edited=True)


def everything(root):
    return {p.relative_to(root): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_two_exports_are_equal_byte_for_byte(out, tmp_path):
    export_tree(tmp_path / "again")
    assert everything(tmp_path / "again") == everything(out)
    export_tree(out)
    assert everything(tmp_path / "again") == everything(out)


def test_what_was_changed_by_hand_is_left_and_named(out):
    (out / FIRST).write_text("mine")
    edit(FIRST, "여기서 고친 글\n")
    report = export_tree(out)
    assert (out / FIRST).read_text() == "mine"
    assert "was changed since the last export" in str(report.problems[0])
    assert export_tree(out).problems  # and it is said again


def test_what_others_put_at_the_place_of_a_file_is_left_and_named(out):
    document = Document(kind="post", status="draft", title="later", body="x")
    store(document, edited=True)
    (out / "_drafts").mkdir()
    (out / "_drafts" / "later.md").write_text("mine")
    (problem,) = export_tree(out).problems
    assert problem.source == "_drafts/later.md"
    assert (out / "_drafts" / "later.md").read_text() == "mine"


def test_what_is_in_the_way_is_replaced_by_force_and_named(out, capsys):
    (out / FIRST).write_text("mine")
    call_command("export_jekyll", out, force=True)
    assert (out / FIRST).read_text() == post("하나")
    assert f"{FIRST}: replaced what lay there" in capsys.readouterr().err


def test_what_is_no_part_of_the_site_any_more_is_kept_where_it_was_changed(out):
    Document.objects.all().delete()
    (out / FIRST).write_text("mine")
    report = export_tree(out)
    assert (out / FIRST).read_text() == "mine"
    assert not (out / SECOND).exists()
    assert "is not deleted" in str(report.problems[0])


def test_a_file_that_storage_lost_stays_in_the_former_export(out, settings):
    (settings.MEDIA_ROOT / Asset.objects.get(source_path="a.png").file.name).unlink()
    assert "media storage has lost the file" in str(export_tree(out).problems[0])
    assert (out / "a.png").read_bytes() == b"no image"


@pytest.mark.parametrize("number", range(9))
def test_a_killed_export_is_not_whole_and_the_next_one_makes_it_so(
    write_tree, tmp_path, killed, number
):
    import_tree(write_tree({FIRST: post("하나"), SECOND: post("둘"), "a.png": b"no image"}))
    target, relieve = tmp_path / "out", killed(number)
    with pytest.raises(Killed):
        export_tree(target)
    assert (target / RECORDS / "UNFINISHED").exists()
    assert not (target / RECORDS / "files.json").exists()
    relieve()
    assert not export_tree(target).problems
    assert not list((target / RECORDS).glob("[!a-z]*"))
    export_tree(tmp_path / "whole")
    assert everything(target) == everything(tmp_path / "whole")


@pytest.mark.parametrize("number", range(3))
def test_an_export_that_was_killed_while_it_was_brought_up_to_date_is_taken_up(
    out, tmp_path, killed, number
):
    edit(FIRST, "하나 더\n")
    edit(SECOND, "둘 더\n")
    relieve = killed(number)
    with pytest.raises(Killed):
        export_tree(out)
    edit(FIRST, "하나, 다시 고침\n")
    relieve()
    assert not export_tree(out).problems
    export_tree(tmp_path / "whole")
    assert everything(out) == everything(tmp_path / "whole")


def test_what_was_changed_after_a_kill_is_left(out, killed):
    edit(FIRST, "하나 더\n")
    relieve = killed(1)
    with pytest.raises(Killed):
        export_tree(out)
    (out / FIRST).write_text("mine")
    relieve()
    assert export_tree(out).problems
    assert (out / FIRST).read_text() == "mine"


def test_an_export_that_is_not_whole_is_named_when_it_is_imported(out, capsys):
    (out / RECORDS / "UNFINISHED").write_text("This export is not whole\n")
    report = import_tree(out)
    assert "was not finished" in said_of(report, "_data/mokcha")
    with pytest.raises(SystemExit):
        call_command("import_jekyll", out)


def test_two_exports_at_once_are_refused(out):
    with (out / RECORDS / "UNFINISHED").open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        with pytest.raises(Refused, match="another export is writing"):
            export_tree(out)


def test_a_full_disk_ends_the_export_with_a_sentence(write_tree, tmp_path, monkeypatch):
    import_tree(write_tree({FIRST: post()}))

    def full(self, path, content):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Journal, "put", full)
    with pytest.raises(CommandError, match=r"No space left on device.*is not whole"):
        call_command("export_jekyll", tmp_path / "out")


def test_the_list_of_an_export_of_former_releases_is_understood(out):
    file = out / RECORDS / "files.json"
    file.write_text(json.dumps(list(json.loads(file.read_text()))))
    edit(FIRST, "하나 더\n")
    assert not export_tree(out).problems
    assert "하나 더" in (out / FIRST).read_text()


def test_a_link_is_replaced_by_force_alone_and_what_it_leads_to_is_not_written(out, tmp_path):
    (tmp_path / "thesis").write_text("years of work")
    (out / FIRST).unlink()
    (out / FIRST).symlink_to(tmp_path / "thesis")
    assert export_tree(out).problems
    assert not export_tree(out, force=True).problems
    assert (tmp_path / "thesis").read_text() == "years of work"
    assert contents(out)[FIRST] == post("하나").encode()
