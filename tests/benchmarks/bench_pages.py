"""How fast pages are: kept and rendered, beside an empty Django view; and whether they slow down
as the site grows.

usage: python -m tests.benchmarks.bench_pages [--sizes 1000 20000 100000] [--seconds 1]

Figures of one run on one machine say little; their ratios do. What is compared is asked by turns,
and counted is the processor's time that the servers take for an answer, which does not depend on
what else the machine does. ``wrk`` asks.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote
from urllib.request import Request, urlopen

from tests.serving.processes import ROOT, Node, Process

ADDRESSES = {
    "article": "/posts/{middle}.html",
    "home": "/",
    "tag": "/tags/태그-7/",
    "archive": "/archive/",
    "feed": "/feed.xml",
}
ROUNDS = 5
REPETITIONS = 200


class Empty(Node):
    """An empty Django view in the same server."""

    def command(self) -> list[object]:
        return [*super().command()[:-1], "tests.benchmarks.empty_site:application"]

    def answers(self) -> bool:
        return bool(body_of(f"http://127.0.0.1:{self.port}/"))


class Asked(NamedTuple):
    """What is asked for, the processes that answer it, and the encoding that is taken."""

    url: str
    servers: tuple[Process, ...]
    encoding: str = "identity"


class Speed(NamedTuple):
    """What an answer took: microseconds of the processor; and how many came in a second."""

    microseconds: float
    a_second: float


def body_of(url: str, encoding: str = "identity") -> bytes:
    """Return the body of ``url`` as it travels in ``encoding``."""
    request = Request(url, headers={"Accept-Encoding": encoding})
    with urlopen(request, timeout=20) as answer:
        if answer.headers.get("Content-Encoding", "identity") != encoding:
            raise RuntimeError(f"{url} does not come as {encoding}")
        body: bytes = answer.read()
        return body


def speed_of(asked: Asked, seconds: float) -> Speed:
    """Ask for ``seconds``, eight at once; every answer must be a 200."""
    before = sum(server.processor_seconds() for server in asked.servers)
    encoding = f"Accept-Encoding: {asked.encoding}"
    command = ["wrk", "-t1", "-c8", f"-d{seconds:g}s", "-H", encoding, asked.url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    taken = sum(server.processor_seconds() for server in asked.servers) - before
    if "Non-2xx" in said:
        raise RuntimeError(f"{asked.url}: {said}")
    requests = int(re.search(r"(\d+) requests in", said).group(1))
    return Speed(taken * 1e6 / requests, requests / seconds)


def by_turns(asked: list[Asked], seconds: float) -> list[Speed]:
    """Return the speed of each of ``asked``: the medians of several rounds."""
    for one in asked * 10:  # every thread meets the page once before anything is counted
        body_of(one.url, one.encoding)
    rounds = [[speed_of(one, seconds) for one in asked] for _ in range(ROUNDS)]
    columns = list(zip(*rounds, strict=True))
    return [Speed(*map(statistics.median, zip(*column, strict=True))) for column in columns]


@contextmanager
def running(*processes: Process) -> Iterator[None]:
    """Run ``processes`` as long as the context lasts."""
    started = []
    try:
        for process in processes:
            process.start()
            started.append(process)
        yield
    finally:
        for process in reversed(started):
            process.kill(15)


def served(folder: Path, number: int, seconds: float) -> list[str]:
    """Return the rows of the table of processor time an answer, over ``number`` posts."""
    kept = Node(folder, "data", {})
    fresh = Node(folder, "fresh", {"PAGE_CACHE_MB": "0"})
    fresh.variables["DATA_DIR"] = str(kept.folder)
    rows = [
        "| page, microseconds of processor an answer | an empty Django view | kept | rendered |",
        "|---|--:|--:|--:|",
    ]
    with running(kept, fresh):
        for name, address in ADDRESSES.items():
            path = quote(address.format(middle=number // 2))
            empty, near, anew = page(folder, kept, fresh, path, seconds)
            ratio = f"{empty.microseconds / near.microseconds:.2f} ×"
            figures = f"{near.microseconds:.0f} ({ratio}) | {anew.microseconds:.0f} |"
            rows.append(f"| {name} | {empty.microseconds:.0f} | {figures}")
    return rows


def page(folder: Path, kept: Node, fresh: Node, path: str, seconds: float) -> list[Speed]:
    """Return the speeds of an empty view that returns as much, of the page kept and rendered."""
    urls = [f"http://127.0.0.1:{node.port}{path}" for node in (kept, fresh)]
    size = len(body_of(urls[0]))
    empty = Empty(folder, f"empty-{size}", {"SIZE": str(size)})
    with running(empty):
        asked = [Asked(f"http://127.0.0.1:{empty.port}/", (empty,))]
        asked += [Asked(url, (node,)) for url, node in zip(urls, (kept, fresh), strict=True)]
        return by_turns(asked, seconds)


def grown(folder: Path, sizes: list[int]) -> list[str]:
    """Return the rows that show each page at each size: queries, and p95 in milliseconds."""
    node = Node(folder, "data", {})
    node.manage("prepare")
    measured = {}
    for size in sizes:
        code = f"from tests.benchmarks import bench_pages as b; b.measure({size})"
        said = node.manage("shell", "--no-imports", "-c", code)
        measured[size] = dict(line.split(" ", 1) for line in said.splitlines() if line)
    head = " | ".join(f"{size:,} posts" for size in sizes)
    rows = [
        f"| page, nothing kept | {head} | p95 grows by |",
        "|---|" + "--:|" * (len(sizes) + 1),
    ]
    for name in measured[sizes[0]]:
        cells = [measured[size][name].split() for size in sizes]
        told = " | ".join(f"{queries} queries, {p95} ms" for queries, p95 in cells)
        rows.append(f"| {name} | {told} | {float(cells[-1][1]) / float(cells[0][1]):.2f} × |")
    return rows


def measure(size: int) -> None:
    """Fill the database at hand up to ``size`` posts; print queries and p95 of each page, and of
    storing a post.
    """
    from django.db import connection
    from django.test import Client

    from blog import publishing
    from blog.models import Post
    from tests.benchmarks.corpus import fill

    fill(size)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = Client(headers={"host": "127.0.0.1"})
    for name, template in ADDRESSES.items():
        address = template.format(middle=size // 2)
        if client.get(address).status_code != 200:
            raise RuntimeError(address)
        timed(name, lambda address=address: client.get(address))
    post = Post.objects.get(path=ADDRESSES["article"].format(middle=size // 2))
    post.body = post.text
    timed("saving an article", lambda: publishing.store(post, edited=True))


def timed(name: str, do: Any) -> None:
    """Print how many queries ``do`` asks, and the p95 of its processor time."""
    for _ in range(3):
        do()
    queries = queries_of(do)
    times = []
    for _ in range(REPETITIONS):
        began = time.process_time()
        do()
        times.append((time.process_time() - began) * 1000)
    print(f"{name.replace(' ', '_')} {queries} {statistics.quantiles(times, n=20)[-1]:.1f}")


def queries_of(do: Any) -> int:
    """Return how many queries ``do`` causes."""
    from django.db import connection

    asked: list[str] = []

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        do()
    return len(asked)


def tables(sizes: list[int], seconds: float) -> list[str]:
    """Return every table, as lines of Markdown."""
    os.environ.setdefault("SECRET_KEY", "benchmark-" * 6)
    with tempfile.TemporaryDirectory(prefix="mokcha-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        rows = grown(folder, sizes)
        if not shutil.which("wrk"):
            return [*rows, "", "(wrk is not installed: nothing was asked of a server.)"]
        return [*served(folder, sizes[-1], seconds), "", *rows]


def main() -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 20_000, 100_000])
    parser.add_argument("--seconds", type=float, default=1)
    arguments = parser.parse_args()
    print("\n".join(tables(sorted(arguments.sizes), arguments.seconds)).replace("_", " "))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
