"""Places for files that are no disk of this machine: memory, and a bucket.

The bucket speaks as much of S3's protocol as the site needs, in a thread.
"""

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from django.core.files.storage import InMemoryStorage, Storage


class Bucket(BaseHTTPRequestHandler):
    """Objects by their path; whoever signs as nobody is refused, as in a private bucket."""

    protocol_version = "HTTP/1.1"
    objects: dict[str, bytes] = {}
    refused: list[str] = []

    def _answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        length = headers.pop("length", str(len(body)))
        for name, value in {"Content-Length": length, "ETag": '"x"', **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _object(self) -> str | None:
        """Return the name of the object that is asked for, None where it may not be."""
        path = unquote(urlsplit(self.path).path)
        if "Credential=somebody/" in self.headers.get("Authorization", ""):
            return path
        self.refused.append(path)
        self._answer(403)
        return None

    def do_PUT(self) -> None:
        content = self.rfile.read(int(self.headers["Content-Length"]))
        if name := self._object():
            self.objects[name] = content
            self._answer(200)

    def do_GET(self) -> None:
        name = self._object()
        if name and name not in self.objects:
            self._answer(404)
        elif name:
            content = self.objects[name]
            wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
            part = (
                content[int(wanted[1]) : int(wanted[2] or len(content)) + 1] if wanted else content
            )
            modified = "Thu, 01 Jan 2026 00:00:00 GMT"
            self._answer(206 if wanted else 200, part, Last_Modified=modified)

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_DELETE(self) -> None:
        if name := self._object():
            self.objects.pop(name, None)
            self._answer(204)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class NoDisk(Storage):
    """Storage in memory that has no paths, and says so as Django's own base class does."""

    def __init__(self) -> None:
        self.memory = InMemoryStorage()
        for name in ("_open", "_save", "delete", "exists", "listdir", "size", "url"):
            setattr(self, name, getattr(self.memory, name))


def start() -> ThreadingHTTPServer:
    """Start a service of its own; the objects are those of ``server.RequestHandlerClass``."""
    handler = type("OwnBucket", (Bucket,), {"objects": {}, "refused": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
