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


def measured(label: str, posts: int, command: list[str], **options: object) -> float:
    """Run ``command``, print what it took, and return the seconds."""
    began = time.monotonic()
    done = subprocess.run(
        ["/usr/bin/env", "time", "-f", "%M", *command],
        capture_output=True, text=True, check=False, **options,
    )  # fmt: skip
    seconds = time.monotonic() - began
    if done.returncode:
        sys.exit(f"{label} failed:\n{done.stderr[-3000:]}")
    memory = re.findall(r"^\d+$", done.stderr, re.M)
    size = f"{int(memory[-1]) / 1024:6.0f} MB" if memory else "     ?   "
    print(f"{label:<28} {seconds:8.1f} s  {posts / seconds:8.1f} posts/s  {size}", flush=True)
    return seconds


def main() -> None:
    """Generate, import twice, build."""
    posts = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    folder = Path(tempfile.mkdtemp(prefix="mokcha-bench-"))
    tree = folder / "site"
    try:
        generated(tree, posts)
        environment = {**os.environ, "DATA_DIR": str(folder / "data")}
        manage = [sys.executable, str(ROOT / "manage.py")]
        subprocess.run([*manage, "migrate", "-v0"], env=environment, check=True)
        command = [*manage, "import_jekyll", str(tree)]
        first = measured("import_jekyll, first", posts, command, env=environment)
        second = measured("import_jekyll, again", posts, command, env=environment)
        print(f"the second took {second / first:.1%} of the first")
        if shutil.which("jekyll"):
            build = ["jekyll", "build", "-q", "-s", str(tree), "-d", str(folder / "_site")]
            measured("jekyll build", posts, build, cwd=tree)
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"processor time in all: {usage.ru_utime + usage.ru_stime:.0f} s")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
