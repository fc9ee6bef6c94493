"""Every measurement, one after the other: pages, rendering, and what else lies beside it.

usage: python -m tests.benchmarks.bench [--only rendering] [--sizes 1000 20000 100000] [--readme]

``--readme`` writes the table of pages into the README, between its two marks.
"""

import argparse
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks import bench_pages

ROOT = Path(__file__).resolve().parents[2]
BEGIN, END = "<!-- measured: make bench -->", "<!-- end of what was measured -->"


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 20_000, 100_000])
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--readme", action="store_true", help="write the table into the README")
    parser.add_argument("--only", metavar="NAME", help="rendering, search, importing or pages")
    arguments = parser.parse_args()
    for name in ("rendering", "search", "importing"):
        if arguments.only in (None, name):
            print(f"\n== {name.capitalize()}", flush=True)
            script = Path(__file__).with_name(f"bench_{name}.py")
            subprocess.run([sys.executable, script], cwd=ROOT, check=True)
    if arguments.only in (None, "pages"):
        measure_pages(arguments)


def measure_pages(arguments: argparse.Namespace) -> None:
    """Measure pages of each size of blog, and write the table where it is wanted."""
    table = "\n".join(bench_pages.tables(sorted(arguments.sizes), arguments.seconds))
    print(f"\n== Pages\n{table}", flush=True)
    if arguments.readme:
        written_into_readme(table)


def written_into_readme(table: str) -> None:
    """Put ``table`` between the marks of the README, with the day and the machine."""
    readme = ROOT / "README.md"
    before, rest = readme.read_text("utf-8").split(BEGIN)
    after = rest.split(END)[1]
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    day = time.strftime("%Y-%m-%d")
    text = f"{before}{BEGIN}\n\n{table}\n\n({day}; {machine}; SQLite)\n\n{END}{after}"
    readme.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
