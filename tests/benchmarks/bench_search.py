"""How long search takes: the front and the page, on SQLite and on PostgreSQL; milliseconds.

Processor time, of this process and of the database's, does not depend on what else the
machine does; the time of the clock stands beside it.

usage: python tests/benchmarks/bench_search.py [--sizes 1000 20000] [--only sqlite|postgresql]

The posts are made up from a vocabulary in which few words are frequent and most are rare, as
in any language; the questions are words of all frequencies, parts of words, phrases out of
the texts, exclusions, tags, years and initial consonants.
"""

import argparse
import datetime as dt
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

SYLLABLES = (
    "가나다라마바사아자차카하고노도로모보소오조호구두무부수우주후"
    "기니디리미비시이지대한민국역전자동화정보문제성장선생물인"
)
PARTICLES = ["은", "는", "이", "가", "을", "를", "의", "에서", "으로", "과", "", "", ""]
FIRST_DAY = dt.datetime(2004, 1, 1, tzinfo=dt.UTC)


class Corpus:
    """Words by frequency, and posts made of them; the same for the same seed."""

    def __init__(self, seed: int = 7) -> None:
        self.random = random.Random(seed)
        korean = {self._korean() for _ in range(6000)}
        english = {self._english() for _ in range(2000)}
        self.words = sorted(korean | english, key=lambda word: (hash_of(word), word))
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))

    def _korean(self) -> str:
        return "".join(self.random.choices(SYLLABLES, k=self.random.choice([2, 2, 2, 3, 3, 4])))

    def _english(self) -> str:
        letters = ("bcdfghklmnprst", "aeiou")
        return "".join(self.random.choice(letters[i % 2]) for i in range(self.random.randint(4, 9)))

    def sample(self, number: int) -> list[str]:
        return self.random.choices(self.words, cum_weights=self.weights, k=number)

    def text(self, number: int) -> str:
        particle = self.random.choice
        return " ".join(
            word if word.isascii() else word + particle(PARTICLES) for word in self.sample(number)
        )


def hash_of(word: str) -> int:
    return sum(ord(letter) * 31**place for place, letter in enumerate(word)) % 10_007


def main() -> None:
    """Measure each database in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 20_000])
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.here:
        measure(arguments.sizes)
        return
    print("| search, p50 and p95 in ms | question | its page | question, by the clock | its page |")
    print("|---|--:|--:|--:|--:|", flush=True)
    if arguments.only != "postgresql":
        again(arguments.sizes, {})
    if arguments.only != "sqlite":
        from tests.run import postgresql

        with postgresql() as url:
            again(arguments.sizes, {"DATABASE_URL": url})


def again(sizes: list[int], variables: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory(prefix="mokcha-bench-") as folder:
        settings = {"DATA_DIR": folder, "SECRET_KEY": "bench-" * 12, **variables}
        command = [sys.executable, __file__, "--here", "--sizes", *map(str, sizes)]
        subprocess.run(command, check=True, env=os.environ | settings, cwd=ROOT)


def measure(sizes: list[int]) -> None:
    """Fill the database up to each size and time the questions there."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "blog.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    corpus, stored = Corpus(), 0
    for size in sorted(sizes):
        fill(corpus, stored, size)
        stored = size
        (front, front_clock), (page, page_clock) = times(list(questions(corpus)))
        columns = (front, page, front_clock, page_clock)
        cells = " | ".join(f"{middle:.0f}, {most:.0f}" for middle, most in columns)
        print(f"| {connection.vendor}, {size:,} posts | {cells} |", flush=True)


def fill(corpus: Corpus, start: int, end: int) -> None:
    from blog import search
    from blog.models import Document, Tag, TaggedDocument

    names = [Tag(name=f"태그{n}", slug=f"t{n}") for n in range(40)]
    Tag.objects.bulk_create(names, ignore_conflicts=True)
    tags = list(Tag.objects.order_by("pk"))
    for first in range(start, end, 1000):
        posts = Document.objects.bulk_create(
            post(corpus, number) for number in range(first, min(first + 1000, end))
        )
        TaggedDocument.objects.bulk_create(
            TaggedDocument(content_object=post, tag=corpus.random.choice(tags)) for post in posts
        )
    search.rebuild()


def post(corpus: Corpus, number: int) -> object:
    from blog.models import Document

    text = corpus.text(corpus.random.randint(200, 1000))
    return Document(
        title=" ".join(corpus.sample(4)), slug=f"p{number}", path=f"/p{number}/",
        status="published", source_path=f"_posts/{number}.md", text=text, html=f"<p>{text}</p>",
        body=text, summary=text[:200], published_at=FIRST_DAY + dt.timedelta(hours=8 * number),
        contents=[{"id": "a", "label": corpus.text(3), "children": []}] * 5,
    )  # fmt: skip


def questions(corpus: Corpus) -> Iterator[str]:
    """Questions of all kinds; the words are as frequent as in the texts, or any."""
    for _ in range(20):
        frequent, other = corpus.sample(2)
        rare = corpus.random.choice(corpus.words)
        yield from (frequent, rare, f"{frequent} {other}", f"{frequent} {rare}", f"{rare}를")
        yield from (f'"{frequent} {other}"', f"{frequent} -{other}", f"{frequent} year:2007")
        yield from (
            f"tag:태그{corpus.random.randrange(40)} {frequent}",
            frequent[:1],
            frequent[-2:],
        )
    yield from ("ㅇㅅ", "ㄷㅎㅁㄱ", "ㄱ", "year:2008", "tag:태그3", "없는말이다", *SYLLABLES[:6])


Percentiles = tuple[float, float]


def times(asked: list[str]) -> list[tuple[Percentiles, Percentiles]]:
    """The middle and the 95th of a hundred, by processor and by clock: of the front, and of
    the page with its template.
    """
    from django.conf import settings
    from django.test import Client

    from blog import search

    settings.ALLOWED_HOSTS = ["*"]
    client = Client()
    ways: list[Callable[[str], object]] = [
        search.search,
        lambda text: client.get("/search/", {"q": text}, secure=True),
    ]
    return [percentiles(way, asked) for way in ways]


def percentiles(way: Callable[[str], object], asked: list[str]) -> tuple[Percentiles, Percentiles]:
    for text in asked[:20]:
        way(text)
    spent, passed = [], []
    for text in asked:
        processor, clock = processor_time(), time.perf_counter()
        way(text)
        passed.append((time.perf_counter() - clock) * 1000)
        spent.append((processor_time() - processor) * 1000)
    return of(spent), of(passed)


def of(milliseconds: list[float]) -> Percentiles:
    return statistics.median(milliseconds), statistics.quantiles(milliseconds, n=20)[-1]


def processor_time() -> float:
    """Seconds on a processor: of this process, and of the server's that answers it."""
    from django.db import connection

    served = 0
    if connection.vendor == "postgresql" and connection.connection is not None:
        schedule = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
        served = int(schedule.read_text().split()[0]) if schedule.exists() else 0
    return time.process_time() + served / 1e9


if __name__ == "__main__":
    main()
