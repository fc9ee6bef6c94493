"""How long a large tree takes to come in, beside ``jekyll build`` of the same tree.

usage: python tests/benchmarks/bench_importing.py [POSTS]     (10000 where none is said)
"""

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "fixtures" / "blog"
WORDS = ("책", "길", "바다", "나무", "사람", "말", "the", "of", "reading", "writing", "kramdown")


def generated(root: Path, posts: int) -> None:
    """Write a tree of ``posts`` posts of some 2,500 signs, none like another."""
    (root / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("title: 큰 블로그\ntimezone: Asia/Seoul\n")
    for number in range(posts):
        year, month, day = 2000 + number % 20, number % 12 + 1, number % 28 + 1
        name = f"{year}-{month:02}-{day:02}-post-{number}.md"
        (root / "_posts" / name).write_text(_post(number))


def _post(number: int) -> str:
    words = [WORDS[(number * 7 + place * place) % len(WORDS)] for place in range(40)]
    paragraph = " ".join(words)
    sections = "\n\n".join(
        f"## 절 {section} {words[section]}\n\n{paragraph} **{words[section]}** "
        f"[곳](https://example.org/{number % 500}/{section})[^{section}].\n\n"
        f"- {words[3]}\n- {words[4]}\n\n[^{section}]: 주석 {section}"
        for section in range(6)
    )
    code = f"```python\nprint({number})\n```"
    return (
        f"---\ntitle: 글 {number}\ntags: [t{number % 50}, {words[0]}]\n"
        f"categories: c{number % 9}\n---\n\n{sections}\n\n{code}\n"
    )


class Taken(NamedTuple):
    """What a command took: seconds of the processor and of the clock, and memory."""

    processor: float
    clock: float
    megabytes: float

    def row(self, label: str, posts: int) -> str:
        """Return the row of the table."""
        return (
            f"| {label} | {self.processor:.0f} s | {posts / self.processor:.0f} "
            f"| {self.clock:.0f} s | {self.megabytes:.0f} MB |"
        )


def taken(command: list[str], **options: Any) -> Taken:
    """Run ``command``; return what it took."""
    before, began = usage(), time.monotonic()
    done = subprocess.run(
        ["/usr/bin/env", "time", "-f", "%M", *command],
        capture_output=True, text=True, check=False, **options,
    )  # fmt: skip
    clock = time.monotonic() - began
    if done.returncode:
        sys.exit(f"{command} failed:\n{done.stderr[-3000:]}")
    memory = re.findall(r"^\d+$", done.stderr, re.M)
    return Taken(usage() - before, clock, int(memory[-1]) / 1024 if memory else 0)


def usage() -> float:
    """Return the processor's seconds of all that this process has run and waited for."""
    all_of_them = resource.getrusage(resource.RUSAGE_CHILDREN)
    return all_of_them.ru_utime + all_of_them.ru_stime


def main() -> None:
    """Generate, import twice, build."""
    posts = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    folder = Path(tempfile.mkdtemp(prefix="mokcha-bench-"))
    tree = folder / "site"
    print(f"| {posts:,} posts | processor | posts a second of it | clock | memory |")
    print("|---|--:|--:|--:|--:|", flush=True)
    try:
        generated(tree, posts)
        environment = {**os.environ, "DATA_DIR": str(folder / "data")}
        manage = [sys.executable, str(ROOT / "manage.py")]
        subprocess.run([*manage, "migrate", "-v0"], env=environment, check=True)
        command = [*manage, "import_jekyll", str(tree)]
        first = taken(command, env=environment)
        print(first.row("`import_jekyll`", posts), flush=True)
        second = taken(command, env=environment)
        share = f"the same again ({second.processor / first.processor:.1%} of it)"
        print(second.row(share, posts), flush=True)
        if shutil.which("jekyll"):
            build = ["jekyll", "build", "-q", "-s", str(tree), "-d", str(folder / "_site")]
            print(taken(build, cwd=tree).row("`jekyll build` (Ruby)", posts), flush=True)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
