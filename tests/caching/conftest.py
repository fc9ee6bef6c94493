"""Readers of kept pages: what a web server asks, without the web server."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any, NamedTuple

import pytest
from django.core.handlers.wsgi import WSGIHandler

from blog.caching.generation import forget_connection
from blog.middleware.cache import PageCache


class Reading(NamedTuple):
    """What a reader got."""

    status: int
    headers: dict[str, str]
    body: bytes
    cache: str

    @property
    def text(self) -> str:
        return self.body.decode()


def read(application: Any, address: str, method: str = "GET", **headers: str) -> Reading:
    """Ask ``application`` as a server would; ``headers`` are written with underscores."""
    path, _, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path.encode().decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
        **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
    }
    told: list[Any] = []
    body = application(environ, lambda *args: told.extend(args[:2]))
    content = b"".join(body)
    if hasattr(body, "close"):
        body.close()
    sent = {name.lower(): value for name, value in told[1]}
    return Reading(int(told[0][:3]), sent, content, environ.get("mokcha.cache", "past"))


@pytest.fixture
def make_process(transactional_db: None) -> Iterator[Callable[[], PageCache]]:
    """Return a maker of processes: each keeps pages of its own."""
    yield lambda: PageCache(WSGIHandler())
    forget_connection()


@pytest.fixture
def process(make_process: Callable[[], PageCache]) -> Callable[..., Reading]:
    """A reader of one process: ``process("/")``."""
    application = make_process()
    return lambda address, *args, **headers: read(application, address, *args, **headers)
