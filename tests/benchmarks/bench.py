"""Every measurement, one after the other: rendering, importing, search, pages, and nginx.

usage: python -m tests.benchmarks.bench [--only pages] [--sizes 1000 20000 100000] [--readme]

``--readme`` writes the tables into the README, between its two marks.
"""

import argparse
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BEGIN, END = "<!-- measured: make bench -->", "<!-- end of what was measured -->"


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", nargs="+", default=["1000", "20000", "100000"])
    parser.add_argument("--posts", default="2000", help="how many posts are imported")
    parser.add_argument("--readme", action="store_true", help="write the tables into the README")
    parser.add_argument(
        "--only", metavar="NAME", help="rendering, importing, search, pages or nginx"
    )
    arguments = parser.parse_args()
    options = {
        "rendering": [],
        "importing": [arguments.posts],
        "search": ["--sizes", *arguments.sizes[:2]],
        "pages": ["--sizes", *arguments.sizes],
        "nginx": [],
    }
    tables = []
    for name in [arguments.only] if arguments.only else options:
        print(f"\n== {name.capitalize()}", flush=True)
        lines = list(measured(name, options[name]))
        tables.append("\n".join(line for line in lines if not line or line.startswith("|")))
    if arguments.readme:
        write_into_readme("\n\n".join(table.strip() for table in tables))


def measured(name: str, options: list[str]) -> Iterator[str]:
    """Run one benchmark; yield the lines that it prints, as it prints them."""
    command = [sys.executable, "-m", f"tests.benchmarks.bench_{name}", *options]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            yield line.rstrip("\n")
    if process.returncode:
        sys.exit(process.returncode)


def write_into_readme(tables: str) -> None:
    """Put ``tables`` between the marks of the README, with the day and the machine."""
    readme = ROOT / "README.md"
    before, rest = readme.read_text("utf-8").split(BEGIN)
    after = rest.split(END)[1]
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    day = time.strftime("%Y-%m-%d")
    text = f"{before}{BEGIN}\n\n{tables}\n\n({day}; {machine}; pages on SQLite)\n\n{END}{after}"
    readme.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
