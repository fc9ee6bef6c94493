"""What ends a whole import, where other faults cost one document or one file."""

import errno

from django.db import DatabaseError, InterfaceError, OperationalError

from blog.media import StorageFailed

# SQLite's primary result codes: busy, locked, read only, input or output failed, corrupt, full,
# cannot be opened, no database. PostgreSQL's classes: no connection, no resources, shut down,
# failure of the system.
_SQLITE = frozenset({5, 6, 8, 10, 11, 13, 14, 26})
_POSTGRESQL = frozenset({"08", "53", "57", "58"})
_WAIT, _LET, _ROOM = (
    "wait until the other process that writes to it has ended",
    "let this account write to it",
    "make room on its disk",
)
_ADVICE = {5: _WAIT, 6: _WAIT, 8: _LET, 13: _ROOM}
_ADVICE_ON_FILES = {errno.EACCES: _LET, errno.EROFS: _LET, errno.ENOSPC: _ROOM, errno.EDQUOT: _ROOM}


class Stopped(RuntimeError):
    """The import cannot go on; the message says why, and what to do."""

    def __init__(self, error: Exception) -> None:
        """Say why ``error`` ends an import."""
        if isinstance(error, StorageFailed):
            what, reason = "media storage", error.strerror
            advice = _ADVICE_ON_FILES.get(error.errno or 0, "see to it")
        else:
            what, reason = "the database", str(error).strip().partition("\n")[0]
            advice = _ADVICE.get(_code_of(error) or 0, "see to it")
        super().__init__(
            f"The import stopped: {what} takes nothing more ({reason}); {advice}, and import "
            "again to go on. What was imported by then stays."
        )


def ends_all(error: Exception) -> bool:
    """Whether ``error`` says that database or media storage take nothing, whatever it is."""
    if isinstance(error, DatabaseError | InterfaceError):
        return _is_out_of_order(error)
    return isinstance(error, StorageFailed)


def _is_out_of_order(error: DatabaseError | InterfaceError) -> bool:
    code = _code_of(error)
    if code is not None:
        return code in _SQLITE
    state = getattr(error.__cause__, "sqlstate", None)
    if state is None:  # a connection that was lost has none
        return isinstance(error, InterfaceError | OperationalError)
    return str(state)[:2] in _POSTGRESQL


def _code_of(error: Exception) -> int | None:
    """Return SQLite's primary result code, None where another database is meant."""
    code = getattr(error.__cause__, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF
