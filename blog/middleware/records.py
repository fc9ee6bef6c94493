"""Each request gets an id, a line in the log, and a place in the numbers.

It stands outside of everything else, kept pages too, so that nothing is left out.
"""

import logging
import re
import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.conf import settings
from django.utils.crypto import constant_time_compare

from blog.middleware import metrics
from blog.middleware.logs import request_id

logger = logging.getLogger("mokcha.access")
_TAKEN = re.compile(r"[\w.:-]{8,64}", re.ASCII)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Records:
    """A WSGI application around another one."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self.application = application
        folder = settings.DATA_DIR / "metrics"
        self.metrics = metrics.Metrics(folder) if settings.METRICS_TOKEN else None

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer, and remember how; ``/metrics`` is answered here to who knows the token."""
        if self.metrics and environ.get("PATH_INFO") == "/metrics" and _knows_token(environ):
            return _said(self.metrics.text().encode(), start_response)
        given = environ.get("HTTP_X_REQUEST_ID", "")
        name = given if _TAKEN.fullmatch(given) else secrets.token_hex(12)
        token, began, status = request_id.set(name), time.perf_counter(), "500"

        def started(line: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            nonlocal status
            status = line[:3]
            return start_response(line, [*headers, ("X-Request-ID", name)], *rest)

        try:
            return self.application(environ, started)
        finally:
            self._remember(environ, status, time.perf_counter() - began)
            request_id.reset(token)

    def _remember(self, environ: dict[str, Any], status: str, seconds: float) -> None:
        cache = environ.get("mokcha.cache", "past")
        if self.metrics:
            method = environ["REQUEST_METHOD"]
            self.metrics.count(method if method in _METHODS else "other", status, cache, seconds)
        if logger.isEnabledFor(logging.INFO):
            path = (
                environ.get("PATH_INFO", "").encode("latin-1", "replace").decode(errors="replace")
            )
            fields = {
                "method": environ["REQUEST_METHOD"],
                "path": path,
                "status": int(status),
                "milliseconds": round(seconds * 1000, 2),
                "cache": cache,
            }
            logger.info("%(method)s %(path)s %(status)s", fields, extra={"fields": fields})


def _knows_token(environ: dict[str, Any]) -> bool:
    given = environ.get("HTTP_AUTHORIZATION", "").removeprefix("Bearer ")
    return constant_time_compare(given, settings.METRICS_TOKEN)


def _said(text: bytes, start_response: Any) -> Iterator[bytes]:
    headers = [("Content-Type", metrics.TYPE), ("Content-Length", str(len(text)))]
    start_response("200 OK", [*headers, ("Cache-Control", "no-store")])
    return iter([text])
