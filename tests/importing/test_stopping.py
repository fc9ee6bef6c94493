"""What ends an import before its time ends it with a sentence, and the next run goes on."""

import errno
import fcntl
import os
import signal
import sqlite3
import subprocess

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from blog.importing import Stopped, import_tree, turn
from blog.importing.documents import DocumentImporter
from blog.models import Asset, Document
from tests.importing.conftest import outcome, post
from tests.importing.test_killed import environment, manage, run

pytestmark = pytest.mark.django_db
FIRST, SECOND = "_posts/2020-01-01-first.md", "_posts/2020-01-02-second.md"


@pytest.fixture
def root(write_tree):
    return write_tree({FIRST: post("하나"), SECOND: post("둘"), "a.png": b"no image"})


@pytest.fixture
def on_second(monkeypatch):
    """Return what does something else in the place of storing the second post."""
    store = DocumentImporter._store

    def instead(do):
        def wrapped(self, source, *args):
            return do() if source.source == SECOND else store(self, source, *args)

        monkeypatch.setattr(DocumentImporter, "_store", wrapped)
        return lambda: monkeypatch.setattr(DocumentImporter, "_store", store)

    return instead


def refused(code, message):
    """Return what raises as Django does where SQLite gives ``code``."""

    def do():
        cause = sqlite3.OperationalError(message)
        cause.sqlite_errorcode = code
        raise OperationalError(message) from cause

    return do


@pytest.mark.parametrize(
    ("code", "message", "advice"),
    [
        (sqlite3.SQLITE_BUSY, "database is locked", "wait until the other process"),
        (sqlite3.SQLITE_FULL, "database or disk is full", "make room"),
        (sqlite3.SQLITE_READONLY, "attempt to write a readonly database", "let this account write"),
    ],
)
def test_a_database_that_takes_nothing_stops_the_import(root, on_second, code, message, advice):
    relieve = on_second(refused(code, message))
    with pytest.raises(CommandError, match=f"{message}.*{advice}.*import again"):
        call_command("import_jekyll", root)
    assert Document.objects.get().source_path == FIRST
    relieve()
    assert dict(import_tree(root).count()) == {"unchanged": 1, "created": 1}


def test_what_the_database_refuses_of_one_text_costs_that_one(root, on_second):
    on_second(refused(sqlite3.SQLITE_ERROR, "parser stack overflow"))
    report = import_tree(root)
    assert outcome(report, FIRST).status == "created"
    assert outcome(report, SECOND).status == "failed"


@pytest.mark.parametrize(
    ("number", "advice"), [(errno.ENOSPC, "make room"), (errno.EACCES, "let this account write")]
)
def test_storage_that_takes_nothing_stops_the_import(root, monkeypatch, number, advice):
    def full(*args, **kwargs):
        raise OSError(number, os.strerror(number))

    save = FileSystemStorage._save
    monkeypatch.setattr(FileSystemStorage, "_save", full)
    with pytest.raises(Stopped, match=f"media storage takes nothing more.*{advice}"):
        import_tree(root)
    monkeypatch.setattr(FileSystemStorage, "_save", save)
    import_tree(root)
    assert Asset.objects.get(source_path="a.png").file.read() == b"no image"


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_import_that_is_interrupted_says_so(root, on_second, number, status):
    # Called here and now: a real signal may arrive where Python lets no exception through.
    on_second(lambda: signal.getsignal(number)(number, None))
    with pytest.raises(CommandError, match="What was imported by then stays") as caught:
        call_command("import_jekyll", root)
    assert caught.value.returncode == status
    assert Document.objects.get().source_path == FIRST
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


def test_a_file_that_changes_while_it_is_read_is_named(root, monkeypatch):
    from blog.importing import files

    keep = files.keep_file

    def late(asset, stream, name, size, **more):
        done = keep(asset, stream, name, size, **more)
        if name == "a.png":
            (root / "a.png").write_bytes(b"another image")
        return done

    monkeypatch.setattr(files, "keep_file", late)
    report = import_tree(root)
    assert "a.png: the file changed while it was read; import again" in map(str, report.problems)
    assert not Asset.objects.filter(source_path="a.png").exists()
    monkeypatch.setattr(files, "keep_file", keep)
    import_tree(root)
    assert Asset.objects.get(source_path="a.png").file.read() == b"another image"


@pytest.fixture
def taken(tmp_path):
    """The database of another process, in which somebody imports already."""
    data = tmp_path / "data"
    run(data, "migrate")
    with (data / f"mokcha.sqlite3{turn.LOCK}").open("ab") as stream:
        fcntl.lockf(stream, fcntl.LOCK_EX)
        yield data


def test_two_imports_at_once_are_refused(root, taken):
    command = manage(taken, "import_jekyll", str(root))
    done = subprocess.run(command, env=environment(taken), capture_output=True, check=False)
    assert done.returncode == 1
    assert "Another import is running: wait until it has ended." in done.stderr.decode()


def test_two_imports_at_once_are_refused_by_postgresql(root, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("NOT POSTGRESQL: its locks are tried there")
    monkeypatch.setattr(turn, "_PATIENCE", 0)
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [turn._KEY])
        try:
            with pytest.raises(Stopped, match="Another import is running"):
                import_tree(root)
        finally:  # the connection goes back to a pool, and its lock would stay
            cursor.execute("SELECT pg_advisory_unlock(%s)", [turn._KEY])
    other.close()
    assert import_tree(root).wrote_something
