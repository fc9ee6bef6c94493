"""An import that is killed, wherever, and run again gives the database of one clean run."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.importing.conftest import post

ROOT = Path(__file__).resolve().parent.parent.parent
# Kills that meet a running import; a run by itself may ask for more of them.
KILLS = int(os.environ.get("TEST_KILLS", "5"))
POSTS = 28
# Keys and times, which no two databases share; what an import says of itself.
UNLIKE = {"id", "stored_at", "started_at", "finished_at", "applied", "action_time"}
# The shadow tables of the search index are the database's own; what they index is compared.
APART = ("django_", "auth_", "sqlite_", "blog_import", "blog_generation", "blog_search_")
NAMES = ("source_path", "url", "name", "username", "key", "id")


def manage(data: Path, *arguments: str) -> list[str]:
    return [sys.executable, str(ROOT / "manage.py"), *arguments]


def environment(data: Path) -> dict[str, str]:
    unset = {"DATABASE_URL", "MEDIA_ROOT", "DJANGO_SETTINGS_MODULE"}
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    return {**kept, "DATA_DIR": str(data), "SECRET_KEY": "k" * 60}


def run(data: Path, *arguments: str) -> None:
    command = manage(data, *arguments)
    done = subprocess.run(command, env=environment(data), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]


def start(data: Path, tree: Path) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    command = manage(data, "import_jekyll", str(tree))
    return subprocess.Popen(command, env=environment(data), stdout=quiet, stderr=quiet)


def was_killed(data: Path, tree: Path, seconds: float, posts: int) -> bool:
    """Import, and kill the import after a time and once so many posts are stored.

    Return whether it was still running.
    """
    process = start(data, tree)
    time.sleep(seconds)
    while process.poll() is None and posts_in(data) < posts:
        time.sleep(0.002)
    process.kill()
    return process.wait() == -signal.SIGKILL


def posts_in(data: Path) -> int:
    with closing(sqlite3.connect(data / "mokcha.sqlite3")) as base:
        return int(base.execute("select count(*) from blog_document").fetchone()[0])


def tables(data: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of every table, keys replaced by what they lead to."""
    base = sqlite3.connect(data / "mokcha.sqlite3")
    names = [row[0] for row in base.execute("select name from sqlite_master where type='table'")]
    found = {}
    for name in sorted(names):
        if name.startswith(APART):
            continue
        columns = [row[1] for row in base.execute(f"pragma table_info({name})")]
        wanted = ", ".join(_shown(name, c, base) for c in columns if c not in UNLIKE)
        found[name] = sorted(base.execute(f"select {wanted} from {name}"), key=repr)
    return found


def _shown(table: str, column: str, base: sqlite3.Connection) -> str:
    """Return a column, or, for a key, the name of what it leads to."""
    for row in base.execute(f"pragma foreign_key_list({table})"):
        if row[3] == column:
            names = {r[1] for r in base.execute(f"pragma table_info({row[2]})")}
            name = next(n for n in NAMES if n in names)
            return f"(select {name} from {row[2]} as t where t.id = {table}.{column})"
    return f'"{column}"'


def files(data: Path) -> dict[str, bytes]:
    media = data / "media"
    return {
        path.relative_to(media).as_posix(): path.read_bytes()
        for path in media.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def tree(write_tree):
    body = "# 제목\n\n글 [곳](https://example.org/N) ![](/images/N.png)\n\n" + "말이 많다. " * 300
    facts = "tags: [t{}, C++]\ncategories: [c{}]\nredirect_from: /old/{}\ntitle"
    posts = {
        f"_posts/2020-01-{n:02}-post-{n}.md": post(f"글 {n}", body.replace("N", str(n))).replace(
            "title", facts.format(n % 5, n % 3, n), 1
        )
        for n in range(1, POSTS + 1)
    }
    pictures = {f"images/{n}.png": os.urandom(1000) * 300 for n in range(1, 25)}
    return write_tree({**posts, **pictures, "search.json": "---\n---\n{{ site.posts.size }}"})


@pytest.fixture
def clean(tmp_path, tree):
    """The data of one import that nobody disturbed, and how many seconds it took."""
    prepared, data = tmp_path / "prepared", tmp_path / "clean"
    run(prepared, "migrate")
    shutil.copytree(prepared, data)
    began = time.monotonic()
    run(data, "import_jekyll", str(tree))
    return prepared, data, time.monotonic() - began


def test_killed_again_and_again_and_run_again_it_is_as_one_clean_run(tmp_path, tree, clean):
    prepared, data, seconds = clean
    killed = tmp_path / "killed"
    shutil.copytree(prepared, killed)
    chance, kills = random.Random(), 0
    while kills < KILLS:
        stored, wait, until = posts_in(killed), 0.0, 0
        # At any time, but more often while posts are stored, which is a short part of it.
        if stored == POSTS or chance.random() < 0.3:
            wait = seconds * chance.uniform(0.2, 0.9)
        else:
            until = chance.randint(stored + 1, POSTS)
        if was_killed(killed, tree, wait, until):
            kills += 1
            print(f"killed with {posts_in(killed)} of {POSTS} posts stored")
        else:  # it came to its end before
            assert tables(killed) == tables(data)
        if stored == POSTS and kills < KILLS:  # what there is to kill begins anew
            shutil.rmtree(killed)
            shutil.copytree(prepared, killed)
    run(killed, "import_jekyll", str(tree))
    assert tables(killed) == tables(data)
    assert files(killed).items() >= files(data).items()


def test_no_process_is_left_behind(tmp_path, tree, clean):
    prepared, _, seconds = clean
    shutil.copytree(prepared, tmp_path / "killed")
    process = start(tmp_path / "killed", tree)
    time.sleep(seconds * 0.6)
    process.kill()
    process.wait()
    time.sleep(1.5)
    commands = (path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline"))
    assert not [command for command in commands if str(tree).encode() in command]
