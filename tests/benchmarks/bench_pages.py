"""How fast pages are: kept and rendered, beside an empty Django view and a file of nginx; and
whether they slow down as the site grows.

usage: python -m tests.benchmarks.bench_pages [--sizes 1000 20000 100000] [--seconds 3]

Figures of one run on one machine say little; their ratios do. Requests a second are counted by
``wrk`` where it is installed, and nginx takes part where it is.
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
from typing import Any

from tests.serving.processes import ROOT, Nginx, Node

ADDRESSES = {
    "article": "/posts/{middle}.html",
    "home": "/",
    "tag": "/tags/태그-7/",
    "archive": "/archive/",
    "feed": "/feed.xml",
}
REPETITIONS = 40


class Empty(Node):
    """The empty Django view in the same server."""

    def command(self) -> list[object]:
        return [*super().command()[:-1], "tests.benchmarks.empty_site:application"]

    def answers(self) -> bool:
        return per_answer(f"http://127.0.0.1:{self.port}/") > 0


def per_answer(url: str) -> int:
    """Return how many bytes the page at ``url`` has."""
    from urllib.request import urlopen

    with urlopen(url, timeout=20) as answer:
        return len(answer.read())


def rate(url: str, seconds: int) -> float:
    """Return the answers a second, the best of two runs; every one of them must be a 200."""
    found = []
    for _ in range(10):  # Every thread meets the page once before anything is counted.
        per_answer(url)
    for _ in range(2):
        command = ["wrk", "-t1", "-c8", f"-d{seconds}", url]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        if "Non-2xx" in said:
            raise RuntimeError(f"{url}: {said}")
        found.append(float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1)))
    return max(found)


@contextmanager
def running(*processes: Node | Nginx) -> Iterator[None]:
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


def served(folder: Path, number: int, seconds: int) -> list[str]:
    """Return the rows of the table of requests a second, over ``number`` posts."""
    addresses = {name: quoted(a.format(middle=number // 2)) for name, a in ADDRESSES.items()}
    kept = Node(folder, "data", {})
    fresh = Node(folder, "fresh", {"PAGE_CACHE_MB": "0"})
    fresh.variables["DATA_DIR"] = str(kept.folder)
    rows = ["| page | empty view | kept | rendered | kept ÷ empty |", "|---|--:|--:|--:|--:|"]
    sizes = {}
    for name, address in addresses.items():
        with running(kept):
            sizes[name] = per_answer(f"http://127.0.0.1:{kept.port}{address}")
            fast = rate(f"http://127.0.0.1:{kept.port}{address}", seconds)
        with running(fresh):
            slow = rate(f"http://127.0.0.1:{fresh.port}{address}", seconds)
        empty = Empty(folder, "empty", {"SIZE": str(sizes[name])})
        with running(empty):
            base = rate(f"http://127.0.0.1:{empty.port}/", seconds)
        rows.append(f"| {name} | {base:.0f}/s | {fast:.0f}/s | {slow:.0f}/s | {fast / base:.2f} |")
    if shutil.which("nginx"):
        rows += ["", *through_nginx(folder, kept, addresses, seconds)]
    return rows


def through_nginx(folder: Path, node: Node, addresses: dict[str, str], seconds: int) -> list[str]:
    """Return the rows of the table that holds nginx's micro-cache against files of nginx."""
    static = folder / "static"
    static.mkdir(exist_ok=True)
    static.chmod(0o755)
    nginx = Nginx(folder, [node], static, static)
    rows = ["| page | file of nginx | through nginx | ratio |", "|---|--:|--:|--:|"]
    with running(node, nginx):
        for name, address in addresses.items():
            page = f"http://127.0.0.1:{nginx.port}{address}"
            size = per_answer(page)
            (static / f"{name}.html").write_bytes(b"x" * size)
            file = rate(f"http://127.0.0.1:{nginx.port}/_static/{name}.html", seconds)
            through = rate(page, seconds)
            rows.append(f"| {name} | {file:.0f}/s | {through:.0f}/s | {through / file:.2f} |")
    return rows


def quoted(address: str) -> str:
    """Return ``address`` percent-encoded."""
    from urllib.parse import quote

    return quote(address)


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
    rows = [f"| page | {head} | p95 grows by |", "|---|" + "--:|" * (len(sizes) + 1)]
    for name in ADDRESSES:
        cells = [measured[size][name].split() for size in sizes]
        told = " | ".join(f"{queries} queries, {p95} ms" for queries, p95 in cells)
        rows.append(f"| {name} | {told} | {float(cells[-1][1]) / float(cells[0][1]):.2f} |")
    return rows


def measure(size: int) -> None:
    """Fill the database at hand up to ``size`` posts; print queries and p95 of each page."""
    from django.db import connection
    from django.test import Client

    from tests.benchmarks.corpus import fill

    fill(size)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = Client(headers={"host": "127.0.0.1"})
    for name, template in ADDRESSES.items():
        address = template.format(middle=size // 2)
        for _ in range(3):
            answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")
        queries = queries_of(client, address)
        times = []
        for _ in range(REPETITIONS):
            began = time.process_time()
            client.get(address)
            times.append((time.process_time() - began) * 1000)
        p95 = statistics.quantiles(times, n=20)[-1]
        print(f"{name} {queries} {p95:.1f}")


def queries_of(client: Any, address: str) -> int:
    """Return how many queries ``client`` causes by opening ``address``."""
    from django.db import connection

    asked: list[str] = []

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        client.get(address)
    return len(asked)


def tables(sizes: list[int], seconds: int) -> list[str]:
    """Return every table, as lines of Markdown."""
    os.environ.setdefault("SECRET_KEY", "benchmark-" * 6)
    with tempfile.TemporaryDirectory(prefix="mokcha-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        rows = grown(folder, sizes)
        if shutil.which("wrk"):
            return [*served(folder, sizes[-1], seconds), "", *rows]
        return [*rows, "", "(wrk is not installed: no requests a second.)"]


def main() -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 20_000, 100_000])
    parser.add_argument("--seconds", type=int, default=3)
    arguments = parser.parse_args()
    print("\n".join(tables(sorted(arguments.sizes), arguments.seconds)))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
