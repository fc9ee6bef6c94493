"""Serve the site as compose.yaml does, break it while people read and write, count what they saw.

``make topology``. Two nodes, PostgreSQL, Redis and nginx run as processes of this machine. One
node is killed, then the cache and the worker, then PostgreSQL is stopped and started. It fails if
a write that was acknowledged is lost, if a background job is not done in the end, or if a reader
of kept pages sees more than one error in a hundred.
"""

import http.client
import re
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import urlencode

from tests.serving.processes import Nginx, Node, Postgresql, Process, Redis, Worker

PROGRAMS = ("nginx", "redis-server")
READERS = 3
MOST_ERRORS = 0.01
_WRITER = """
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from blog.models import Document
Document.objects.filter(path="{path}").update(comments=True)
user = get_user_model().objects.create_superuser("writer")
client = Client()
client.force_login(user)
print(client.cookies["sessionid"].value)
"""
_STORED = """
from comments.models import Comment
print("\\n".join(Comment.objects.values_list("comment", flat=True)))
"""


class Crowd:
    """Readers and a writer, who note what happened in which phase."""

    def __init__(self, port: int, pages: list[str], session: str) -> None:
        self.port, self.pages, self.session = port, pages, session
        self.phase, self.ended = "all is well", threading.Event()
        self.seen: dict[str, Counter[str]] = defaultdict(Counter)
        self.acknowledged: list[str] = []
        self.threads = [threading.Thread(target=self.read, args=(n,)) for n in range(READERS)]
        self.threads += [threading.Thread(target=self.search), threading.Thread(target=self.write)]

    def ask(self, path: str, headers: dict[str, str], body: str | None = None) -> tuple[int, str]:
        """Return the status and the page; 0 where nobody answered."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("POST" if body else "GET", path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode(errors="replace")
        except OSError:
            return 0, ""
        finally:
            connection.close()

    def note(self, kind: str, status: int) -> None:
        """Count an answer; one below 400 is what was asked for."""
        self.seen[self.phase][f"{kind}, {'answered' if 0 < status < 400 else 'failed'}"] += 1

    def read(self, number: int) -> None:
        """Open page after page, as readers without a session do."""
        while not self.ended.is_set():
            for page in self.pages[number:] + self.pages[:number]:
                self.note("reading", self.ask(page, {"Accept-Encoding": "br"})[0])
                if self.ended.wait(0.005):
                    return

    def search(self) -> None:
        """Ask for what no cache may answer."""
        while not self.ended.wait(0.1):
            self.note("searching", self.ask("/search/?q=%EA%B8%80", {})[0])

    def write(self) -> None:
        """Comment; remember what the site said it had taken."""
        number = 0
        while not self.ended.wait(0.1):
            number += 1
            text = f"comment number {number} of the writer"
            status = self.comment(text)
            self.note("writing", status)
            if status == 302:
                self.acknowledged.append(text)

    def comment(self, text: str) -> int:
        """Send the form below the first page, as a browser would; return the status."""
        token = "t" * 32
        headers = {"Cookie": f"sessionid={self.session}; csrftoken={token}"}
        status, page = self.ask(self.pages[0], headers)
        if status != 200:
            return status
        fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
        fields |= {"csrfmiddlewaretoken": token, "comment": text, "post": "1"}
        headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("/comments/post/", headers, urlencode(fields))[0]


def main() -> int:
    """Run the whole; return 1 if something was lost."""
    missing = [name for name in PROGRAMS if not shutil.which(name)]
    if missing:
        print(f"NOT RUN: {' and '.join(missing)} missing (Debian: nginx-light, redis-server).")
        return 1
    with tempfile.TemporaryDirectory(prefix="mokcha-topology-", ignore_cleanup_errors=True) as name:
        return in_folder(Path(name))


def in_folder(folder: Path) -> int:
    """Start everything below ``folder``, break it, and end it."""
    database, cache = Postgresql(folder), Redis(folder)
    variables = {
        "DATABASE_URL": database.url,
        "CACHE_URL": cache.url,
        "SECRET_KEY": "topology-" * 8,
        "SITE_URL": "http://127.0.0.1",
        "BEHIND_PROXY": "on",
        "ACCEL_REDIRECT": "/from-disk/",
        "STATIC_ROOT": str(folder / "static"),
        "MEDIA_ROOT": str(folder / "media"),
    }
    nodes = [Node(folder, name, variables) for name in ("web1", "web2")]
    worker = Worker(folder, "worker", variables)
    nginx = Nginx(folder, nodes, folder / "static", folder / "media")
    started: list[Process] = []
    try:
        for process in (database, cache):
            process.start()
            started.append(process)
        nodes[0].manage("prepare", "--with-blog")
        for process in (*nodes, worker, nginx):
            process.start()
            started.append(process)
        return broken(nginx, nodes, worker, cache, database)
    finally:
        for process in reversed(started):
            process.kill(signal.SIGTERM)


def broken(
    nginx: Nginx, nodes: list[Node], worker: Worker, cache: Redis, database: Postgresql
) -> int:
    """Break one part after the other while the crowd reads and writes; report."""
    paths = nodes[0].manage("shell", "--no-imports", "-c", _PATHS).split()
    session = nodes[0].manage("shell", "--no-imports", "-c", _WRITER.format(path=paths[0]))
    files = nodes[0].manage("shell", "--no-imports", "-c", _FILES).split()
    pages = [*paths, "/", "/tags/", "/feed.xml", *files]
    crowd = Crowd(nginx.port, pages, session.split()[-1])
    for thread in crowd.threads:
        thread.start()
    try:
        happen(crowd, nodes, worker, cache, database)
    finally:
        crowd.ended.set()
        for thread in crowd.threads:
            thread.join()
    stored = set(nodes[1].manage("shell", "--no-imports", "-c", _STORED).splitlines())
    lost = [text for text in crowd.acknowledged if text not in stored]
    return report(crowd, lost) or jobs_left(nodes[1])


_PATHS = """
from blog.models import Post
print("\\n".join(post.get_absolute_url() for post in Post.objects.public()[:8]))
"""

_FILES = """
from django.templatetags.static import static
from blog.models import Asset
from blog.models.addresses import address_of
print(static("favicon.svg"), address_of(Asset.objects.exclude(file="").exclude(path=None)[0].path))
"""


_JOBS = """
from blog.publishing import queue_sizes
from blog.models import Job, PictureSizes
if {again}:
    PictureSizes.objects.all().delete()
    queue_sizes()
print(Job.objects.filter(status="SUCCESSFUL").count(), end=" ")
print(Job.objects.ready().count() + Job.objects.exclude(status__in=["SUCCESSFUL", "READY"]).count())
"""


def jobs_left(node: Node) -> int:
    """Say how many background jobs were done; return 1 if any is not done in time."""
    done = left = 0
    for _attempt in range(30):
        said = node.manage("shell", "--no-imports", "-c", _JOBS.format(again=False))
        done, left = map(int, said.split())
        if not left:
            break
        time.sleep(1)
    print(f"background jobs: {done} done, {left} left or failed")
    return int(bool(left) or not done)


def happen(
    crowd: Crowd, nodes: list[Node], worker: Worker, cache: Redis, database: Postgresql
) -> None:
    """Let the accidents happen, with quiet seconds between them."""

    def phase(name: str, seconds: float = 4) -> None:
        crowd.phase = name
        time.sleep(seconds)

    phase("all is well")
    crowd.phase = "one node killed"
    nodes[0].kill()
    phase("one node killed")
    nodes[0].start()
    phase("both nodes again")
    crowd.phase = "one node ends gracefully"
    nodes[1].kill(signal.SIGTERM)
    nodes[1].start()
    phase("one node ends gracefully", 2)
    crowd.phase = "cache killed"
    cache.kill()
    phase("cache killed")
    cache.start()
    phase("cache back", 6)
    nodes[1].manage("shell", "--no-imports", "-c", _JOBS.format(again=True))
    crowd.phase = "worker killed"
    worker.kill()
    phase("worker killed", 2)
    worker.start()
    crowd.phase = "PostgreSQL stopped"
    database.kill(signal.SIGTERM)
    phase("PostgreSQL stopped", 3)
    database.start()
    phase("PostgreSQL back", 6)


def report(crowd: Crowd, lost: list[str]) -> int:
    """Print what everybody saw; return 1 if it was worse than promised."""
    for phase, seen in crowd.seen.items():
        told = "; ".join(f"{what} {number}" for what, number in sorted(seen.items()))
        print(f"{phase:26} {told}")
    total: Counter[str] = sum(crowd.seen.values(), Counter())
    failed = total["reading, failed"]
    errors = failed / max(1, failed + total["reading, answered"])
    written = len(crowd.acknowledged)
    print(f"readers' errors: {errors:.3%}; acknowledged writes: {written}, lost: {len(lost)}")
    return int(bool(lost) or errors > MOST_ERRORS or not crowd.acknowledged)


if __name__ == "__main__":
    sys.exit(main())
