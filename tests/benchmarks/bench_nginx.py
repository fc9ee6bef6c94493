"""How fast pages are through nginx, beside the same pages as files, and beside what Jekyll makes
of the same posts; in gzip, as browsers ask.

usage: python -m tests.benchmarks.bench_nginx [--posts 200] [--seconds 1]

``wrk`` asks by turns. Counted are the answers in a second, and the processor's time that nginx
and the node take for one. Jekyll takes part where it is installed, with its theme minima.
"""

import argparse
import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

from tests.benchmarks.bench_importing import generated
from tests.benchmarks.bench_pages import Asked, body_of, by_turns, running
from tests.serving.processes import ROOT, Nginx, Node

# Where each page is here, and where in what Jekyll builds, "" where minima has none.
PAGES = {
    "article": ("/c3/2003/04/04/post-3.html", "c3/2003/04/04/post-3.html"),
    "home": ("/", "index.html"),
    "tag": ("/tags/t3/", ""),
    "archive": ("/archive/", ""),
    "feed": ("/feed.xml", "feed.xml"),
}
THEME = """\
theme: minima
plugins: [jekyll-feed]
defaults:
- {scope: {path: ""}, values: {layout: post}}
"""


def jekyll_built(tree: Path, target: Path) -> bool:
    """Build ``tree`` with Jekyll's own theme into ``target``; return whether that went well."""
    if not shutil.which("jekyll"):
        return False
    with (tree / "_config.yml").open("a") as configuration:
        configuration.write(THEME)
    (tree / "index.md").write_text("---\nlayout: home\n---\n")
    command = ["jekyll", "build", "-q", "-s", str(tree), "-d", str(target)]
    return subprocess.run(command, cwd=tree, check=False).returncode == 0


def lay_down(path: Path, body: bytes) -> None:
    """Write ``body`` to ``path`` with its gzip beside it, as ``gzip_static`` wants."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    path.with_name(path.name + ".gz").write_bytes(gzip.compress(body, 9, mtime=0))
    for folder in path.parents[: len(path.parents) - 2]:
        folder.chmod(0o755)


def compared(
    name: str, folder: Path, node: Node, nginx: Nginx, built: Path | None, seconds: float
) -> str:
    """Return the row of one page."""
    address, file = PAGES[name]
    path, front = quote(address), f"http://127.0.0.1:{nginx.port}"
    suffix = ".xml" if name == "feed" else ".html"
    lay_down(folder / "static" / f"{name}{suffix}", body_of(f"http://127.0.0.1:{node.port}{path}"))
    asked = [
        Asked(f"{front}/_static/{name}{suffix}", (nginx,), "gzip"),
        Asked(f"{front}{path}", (nginx, node), "gzip"),
    ]
    if built and file:
        lay_down(folder / "static" / "jekyll" / file, (built / file).read_bytes())
        asked.append(Asked(f"{front}/_static/jekyll/{file}", (nginx,), "gzip"))
    sizes = [len(body_of(one.url, "gzip")) for one in asked]
    as_file, ours, *theirs = by_turns(asked, seconds)
    cells = [
        f"{sizes[2]:,} bytes, {theirs[0].a_second:,.0f}" if theirs else "",
        f"{sizes[0]:,} bytes, {as_file.a_second:,.0f}",
        f"{ours.a_second:,.0f} ({ours.a_second / as_file.a_second:.2f} ×)",
        f"{as_file.microseconds:.1f}, {ours.microseconds:.1f} µs "
        f"({as_file.microseconds / ours.microseconds:.2f} ×)",
    ]
    return f"| {name} | " + " | ".join(cells) + " |"


def table(folder: Path, posts: int, seconds: float) -> list[str]:
    """Return the lines of the table."""
    generated(folder / "site", posts)
    node = Node(folder, "data", {})
    node.manage("prepare")
    node.manage("import_jekyll", str(folder / "site"))
    built = folder / "built"
    has_peer = jekyll_built(folder / "site", built)
    static = folder / "static"
    static.mkdir()
    static.chmod(0o755)
    nginx = Nginx(folder, [node], static, static)
    with running(node, nginx):
        rows = [
            compared(name, folder, node, nginx, built if has_peer else None, seconds)
            for name in PAGES
        ]
    return [
        "| page in gzip, answers a second through nginx | Jekyll's own page (minima) "
        "| our page as a file | Mokcha | processor: file, Mokcha |",
        "|---|--:|--:|--:|--:|",
        *rows,
    ]


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--posts", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=1)
    arguments = parser.parse_args()
    os.environ.setdefault("SECRET_KEY", "benchmark-" * 6)
    missing = [name for name in ("nginx", "wrk") if not shutil.which(name)]
    if missing:
        print(f"({' and '.join(missing)} is not installed: nothing was asked of nginx.)")
        return
    with tempfile.TemporaryDirectory(prefix="mokcha-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        print("\n".join(table(folder, arguments.posts, arguments.seconds)))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
