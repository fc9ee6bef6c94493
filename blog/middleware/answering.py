"""From a kept page to what one reader is sent: its encoding, or that nothing changed."""

import re
import time
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils.http import http_date, parse_http_date_safe

from blog.caching import ENCODINGS, Entry

_VARY = ("Vary", "Accept-Encoding, Accept-Language, Cookie")
# Who keeps a copy asks each time whether it still stands. A proxy of ours (see nginx.conf) may
# answer for a second without asking; nginx reads the first of these before the second.
_FRESHNESS = [("X-Accel-Expires", "1"), ("Cache-Control", "no-cache")]
_CODING = re.compile(r"\s*([\w*-]+)\s*(?:;\s*q=([0-9.]+))?\s*(?:,|$)")


class Answer(NamedTuple):
    """What an application answered."""

    status: str
    headers: list[tuple[str, str]]
    body: Any

    @classmethod
    def of(cls, application: Callable[..., Iterable[bytes]], environ: dict[str, Any]) -> "Answer":
        """Return what ``application`` answers."""
        told: list[Any] = []

        def start_response(status: str, headers: Any, _exc_info: Any = None) -> None:
            told[:] = [status, list(headers)]

        body = application(environ, start_response)
        status, headers = told
        return cls(status, headers, body)

    @property
    def is_stream(self) -> bool:
        """Whether the body is sent piece by piece, as files are."""
        return bool(getattr(self.body, "streaming", True))

    def read(self) -> bytes:
        """Return the whole body, and let the application go."""
        try:
            return b"".join(self.body)
        finally:
            self.close()

    def close(self) -> None:
        """Let the application go."""
        if hasattr(self.body, "close"):
            self.body.close()


def answer(entry: Entry, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Send ``entry`` as its reader wants it."""
    encoding = negotiated(entry, environ)
    validators = [("ETag", entry.etag(encoding)), _VARY, *_FRESHNESS]
    # While the second lasts in which it was rendered, the page might still change within it.
    if entry.changed <= time.time():
        validators.append(("Last-Modified", http_date(entry.changed)))
    etags = [entry.etag(name) for name in (*ENCODINGS, "")]
    if is_unchanged(environ, etags, entry.changed):
        start_response("304 Not Modified", validators)
        return []
    body = entry.bodies[encoding]
    headers = [*entry.headers, *validators, ("Content-Length", str(len(body)))]
    if encoding:
        headers.append(("Content-Encoding", encoding))
    start_response("200 OK", headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def negotiated(entry: Entry, environ: dict[str, Any]) -> str:
    """Return the encoding of ``entry`` that the reader takes, "" for the page as it is."""
    ways = (name for name in ENCODINGS if name in entry.bodies and accepts(environ, name))
    return next(ways, "")


def accepts(environ: dict[str, Any], encoding: str) -> bool:
    """Whether the reader takes a body in ``encoding`` (RFC 9110, 12.5.3)."""
    return _accepts(environ.get("HTTP_ACCEPT_ENCODING", ""), encoding)


@lru_cache(maxsize=512)
def _accepts(header: str, encoding: str) -> bool:
    weights = {name.lower(): weight for name, weight in _CODING.findall(header)}
    weight = weights.get(encoding, weights.get("*", "0"))
    return weight == "" or weight.strip("0.") != ""


def is_unchanged(environ: dict[str, Any], etags: list[str], changed: int | None = None) -> bool:
    """Whether the reader has the very page already (RFC 9110, 13.2.2)."""
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known is not None:
        names = [name.strip().removeprefix("W/") for name in known.split(",")]
        return known.strip() == "*" or any(etag and etag in names for etag in etags)
    since = parse_http_date_safe(environ.get("HTTP_IF_MODIFIED_SINCE", ""))
    return changed is not None and since is not None and changed <= since and changed <= time.time()
