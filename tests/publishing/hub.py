"""A hub on this machine: it notes what it is told, and answers as it is bidden."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs


class Hub:
    """``told`` are the forms that came in, ``status`` is what the next ones are answered."""

    def __init__(self) -> None:
        self.told: list[dict[str, list[str]]] = []
        self.paths: list[str] = []
        self.status = 204
        self.url = ""

    @property
    def topics(self) -> list[str]:
        """The feeds that it was told of, and forget them."""
        topics = [form["hub.url"][0] for form in self.told]
        self.told.clear()
        return topics


@contextmanager
def running() -> Iterator[Hub]:
    """Run a hub while the block lasts."""
    hub = Hub()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            text = self.rfile.read(int(self.headers["Content-Length"])).decode()
            hub.told.append(parse_qs(text))
            self.do_GET()

        def do_GET(self):
            hub.paths.append(self.path)
            self.send_response(hub.status)
            if hub.status in {301, 302, 307}:
                self.send_header("Location", hub.url + "elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    hub.url = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
