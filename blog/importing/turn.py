"""One import at a time: two at once would refuse each other's rows."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.db import connection

from blog.importing.stopped import Stopped

LOCK = ".import.lock"
"""What the name of a SQLite database is followed by in that of the file that an import locks."""

_KEY = 0x4D6F6B  # of this application's locks in PostgreSQL
# The helpers of an import that was killed end within half a second, and hold its lock so long.
_PATIENCE, _PAUSE = 3.0, 0.1


class Busy(Stopped):
    """Another import is at work."""

    def __init__(self) -> None:
        """Say so."""
        RuntimeError.__init__(self, "Another import is running: wait until it has ended.")


@contextmanager
def alone() -> Iterator[None]:
    """Import while nobody else imports into the database. Raises Busy where somebody does."""
    if str(connection.settings_dict["NAME"]).startswith(("file:", ":memory:")):
        yield  # nobody else sees what lies in memory
        return
    if connection.vendor == "postgresql":
        _wait_for(lambda: _asked("pg_try_advisory_lock"))
        try:
            yield
        finally:
            _asked("pg_advisory_unlock")
        return
    with _lock_file() as stream:
        if stream is not None:
            _wait_for(lambda: _locked(stream))
        yield


def _wait_for(turn: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not turn():
        if time.monotonic() > end:
            raise Busy
        time.sleep(_PAUSE)


def _asked(function: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [_KEY])
        return bool(cursor.fetchone()[0])


@contextmanager
def _lock_file() -> Iterator[IO[bytes] | None]:
    """Open what stands for the turn beside the database, None where nobody else can have one."""
    file = Path(f"{connection.settings_dict['NAME']}{LOCK}")
    # Of a folder that takes no file the import itself will say what is wrong.
    if not file.parent.is_dir() or not os.access(file.parent, os.W_OK):
        yield None
        return
    with file.open("ab") as stream:
        yield stream


def _locked(stream: IO[bytes]) -> bool:
    try:
        # Not flock(), whose lock the processes that are forked would share.
        fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
