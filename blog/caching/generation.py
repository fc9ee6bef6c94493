"""Which generation the site is in, and when time alone will begin the next."""

import datetime as dt
import logging
import threading
import time
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections

from blog.caching.triggers import TABLE
from blog.models import Document

logger = logging.getLogger(__name__)
_QUERY = f"SELECT token FROM {TABLE} WHERE id = 1"  # noqa: S608 -- constants
_FAR = dt.datetime.max.replace(tzinfo=dt.UTC)
# Seconds for which a database that did not answer is not asked again.
_PAUSE = 1.0
_CONNECT_TIMEOUT = 2


class Generation(NamedTuple):
    """The ``token`` of what readers see now; ``is_certain`` unless the database was silent."""

    token: str
    is_certain: bool = True


class _Known:
    """What this process saw last."""

    lock = threading.Lock()
    token = ""
    silent_until = 0.0
    # For which token, from which moment on, the next scheduled document is known.
    due: tuple[str, dt.datetime, dt.datetime] = ("", _FAR, _FAR)


_own = threading.local()


def current() -> Generation | None:
    """Return the generation, None where no page may be kept.

    One read by primary key each time: it is the only way in which several processes and
    machines agree at once. Where the database does not answer nobody can change anything
    either, so the last generation seen still stands. Inside a transaction nothing is kept,
    because what it sees is not the public's yet.
    """
    if connection.in_atomic_block:
        return None
    if time.monotonic() < _Known.silent_until:
        return _last_seen()
    try:
        token = _token()
    except DatabaseError:
        _Known.silent_until = time.monotonic() + _PAUSE
        logger.warning("The database does not answer; pages kept before are shown.")
        return _last_seen()
    _Known.token = token
    return Generation(token) if token else None


def _last_seen() -> Generation | None:
    return Generation(_Known.token, is_certain=False) if _Known.token else None


def _token() -> str:
    """Return the token; a connection that died since it was used last is opened anew."""
    try:
        return _asked()
    except DatabaseError:
        forget_connection()
        return _asked()


def _asked() -> str:
    wrapper = getattr(_own, "wrapper", None) or _connected()
    with wrapper.wrap_database_errors:
        row = wrapper.connection.execute(_QUERY).fetchone()
    return row[0] if row else ""


def _connected() -> Any:
    """Return this thread's own connection: Django closes or pools the others after a request."""
    wrapper = connections.create_connection(DEFAULT_DB_ALIAS)
    options = dict(wrapper.settings_dict["OPTIONS"])
    if wrapper.vendor == "postgresql":
        options.pop("pool", None)
        options.setdefault("connect_timeout", _CONNECT_TIMEOUT)
    wrapper.settings_dict = wrapper.settings_dict | {"OPTIONS": options}
    wrapper.ensure_connection()
    _own.wrapper = wrapper
    return wrapper


def forget_connection() -> None:
    """Close this thread's connection."""
    wrapper = getattr(_own, "wrapper", None)
    if wrapper is not None:
        _own.wrapper = None
        wrapper.close()


def next_due(token: str, after: dt.datetime) -> dt.datetime:
    """Return the first moment after ``after`` at which a scheduled document appears.

    It is asked once a generation, and again whenever that moment has passed.
    """
    with _Known.lock:
        of, since, due = _Known.due
        if of == token and since <= after < due:
            return due
        due = _first_due(after)
        _Known.due = (token, after, due)
        return due


def _first_due(after: dt.datetime) -> dt.datetime:
    scheduled = Document.objects.filter(
        status=Document.Status.PUBLISHED, path__isnull=False, published_at__gt=after
    )
    first = scheduled.order_by("published_at").values_list("published_at", flat=True).first()
    return first or _FAR
