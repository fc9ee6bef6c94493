"""How long commands end before their time: with a sentence, and a status that says why."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import CommandError
from django.db import DatabaseError, InterfaceError

_INTERRUPTED, _TERMINATED = 130, 143
# PostgreSQL's states of a table and of a column that are not there.
_OTHER_RELEASE = {"42P01", "42703"}


class _Terminated(BaseException):
    """The process was asked to end."""


@contextmanager
def told(unfinished: str) -> Iterator[None]:
    """Let what interrupts a command be a CommandError instead of a traceback.

    ``unfinished`` says what is left then, and what to do.
    """
    in_charge = threading.current_thread() is threading.main_thread()
    former = signal.signal(signal.SIGTERM, _terminate) if in_charge else None
    try:
        yield
    except KeyboardInterrupt:
        raise CommandError(f"Stopped. {unfinished}", returncode=_INTERRUPTED) from None
    except _Terminated:
        raise CommandError(f"Stopped. {unfinished}", returncode=_TERMINATED) from None
    except (DatabaseError, InterfaceError) as error:
        raise CommandError(f"{_said(error)} {unfinished}") from error
    finally:
        if in_charge:
            signal.signal(signal.SIGTERM, former)


def _said(error: Exception) -> str:
    reason = str(error).strip().partition("\n")[0]
    state = getattr(error.__cause__, "sqlstate", None)
    if state in _OTHER_RELEASE or reason.startswith(("no such table", "no such column")):
        return "The database is not that of this release yet: run manage.py prepare first."
    return f"The database fails: {reason}."


def _terminate(*_: Any) -> None:
    raise _Terminated
