"""How long rendering takes: ours, kramdown's in Ruby, stock Python-Markdown's, a post.

usage: python tests/benchmarks/bench_rendering.py [--profile] [FOLDER …]

Without a folder it takes the real sites beside the project where they are, else the sample
blog. Ruby is measured where it and kramdown are installed, in one process for all posts.
``--profile`` shows where our time goes.
"""

import argparse
import cProfile
import json
import pstats
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import markdown  # noqa: E402 - the project's root has to be found first

from blog.markup.kramdown import convert  # noqa: E402

SITES = ROOT.parent / "shared/sites"
SAMPLE = ROOT / "fixtures/blog"
FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
JEKYLL = {
    "input": "GFM",
    "hard_wrap": False,
    "syntax_highlighter_opts": {"default_lang": "plaintext", "guess_lang": True},
}
RUBY = """
require 'json'; require 'kramdown'; require 'kramdown-parser-gfm'; require 'rouge'
posts, options = JSON.parse($stdin.read)
plain = options.merge('syntax_highlighter' => nil)
times = [options, plain].map do |opts|
  Kramdown::Document.new(posts.first, opts).to_html
  start = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
  posts.each { |post| Kramdown::Document.new(post, opts).to_html rescue nil }
  Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - start
end
puts JSON.generate(times)
"""
HOSTILE = {
    "asterisks": "*",
    "brackets": "[",
    "quotes": ">",
    "backticks": "`",
    "angles": "<",
    "emphasis": "*a **b ",
    "images": "![",
    "words": "word *em* [l](u) ",
    "paragraphs": "# Head\n\nText *em* `code`.\n\n* a\n* b\n\n",
}


def posts_in(folders: list[Path]) -> list[str]:
    """The bodies of all Markdown files in the folders."""
    paths = [p for f in folders for kind in ("*.md", "*.markdown") for p in sorted(f.rglob(kind))]
    texts = [path.read_text("utf-8-sig", errors="replace") for path in paths]
    bodies = [FRONT_MATTER.sub("", text.replace("\r\n", "\n"), count=1) for text in texts]
    return [body for body in bodies if body.strip()]


def seconds(render: Callable[[str], str], posts: list[str]) -> float:
    """The processor time that ``render`` takes for all posts, after one to warm up."""
    render(posts[0])
    start = time.process_time()
    for post in posts:
        render(post)
    return time.process_time() - start


def ours(**options: object) -> Callable[[str], str]:
    """Our dialect with Jekyll's options."""
    return lambda text: convert(text, **{**JEKYLL, **options})


def stock() -> Callable[[str], str]:
    """Python-Markdown with the extras that come nearest."""
    engine = markdown.Markdown(extensions=["extra", "toc", "sane_lists"])
    return lambda text: engine.reset().convert(text)


def ruby(posts: list[str]) -> tuple[float, float] | None:
    """Seconds that Ruby's kramdown takes, with and without colours; None without it."""
    if shutil.which("ruby") is None:
        return None
    result = subprocess.run(
        ["ruby", "-e", RUBY],
        input=json.dumps([posts, JEKYLL]),
        capture_output=True,
        text=True,
        check=False,
    )
    return tuple(json.loads(result.stdout)) if result.returncode == 0 else None


def report(name: str, taken: float | None, posts: list[str]) -> None:
    """Print one line of the table."""
    figure = "not installed" if taken is None else f"{1000 * taken / len(posts):.2f} ms"
    print(f"| {name} | {figure} |", flush=True)


def compare(posts: list[str]) -> None:
    """Print the table of renderers."""
    print(
        f"| rendering {len(posts)} posts of {sum(map(len, posts)) // 1024} k characters | a post |"
    )
    print("|---|--:|")
    report("this dialect, colours by Pygments", seconds(ours(), posts), posts)
    report(
        "this dialect, code wrapped but not coloured",
        seconds(ours(syntax_highlighter="rouge-plain"), posts),
        posts,
    )
    theirs = ruby(posts)
    report("kramdown (Ruby), colours by Rouge", theirs and theirs[0], posts)
    report("kramdown (Ruby), no colours", theirs and theirs[1], posts)
    report("stock Python-Markdown, no colours", seconds(stock(), posts), posts)


def grow() -> None:
    """Print how time grows with the length of texts made to run away."""
    sizes = (10_000, 40_000, 160_000)
    print("\nmilliseconds for hostile texts of", ", ".join(f"{size:,}" for size in sizes))
    render = ours(syntax_highlighter="rouge-plain")
    for name, unit in HOSTILE.items():
        times = [seconds(render, [unit * (size // len(unit))]) for size in sizes]
        print(f"  {name:12}", *(f"{1000 * taken:10.1f}" for taken in times))


def profile(posts: list[str]) -> None:
    """Print the functions that take the most time."""
    profiler = cProfile.Profile()
    profiler.runcall(seconds, ours(syntax_highlighter="rouge-plain"), posts)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(25)


def main() -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--profile", action="store_true", help="show where our time goes")
    parser.add_argument("folders", nargs="*", type=Path)
    arguments = parser.parse_args()
    folders = arguments.folders or [SITES if SITES.is_dir() else SAMPLE]
    posts = posts_in(folders)
    if not posts:
        sys.exit(f"No Markdown files in {', '.join(map(str, folders))}")
    if arguments.profile:
        profile(posts)
        return
    compare(posts)
    grow()


if __name__ == "__main__":
    main()
