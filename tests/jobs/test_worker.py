"""Workers as processes: beside a server, killed, several at once."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.serving.processes import ROOT, wait_for

ENQUEUE = "from blog.jobs import enqueue\nfrom tests.jobs import jobs\n"
TABLE = "django_tasks_database_dbtaskresult"


class Site:
    """A site with a database of its own, and the workers on it."""

    def __init__(self, folder: Path) -> None:
        self.written = folder / "written"
        self.environment = os.environ | {
            "DATA_DIR": str(folder), "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
            "SECRET_KEY": "worker-" * 10,
        }  # fmt: skip
        self.database = folder / "db.sqlite3"
        self.workers: list[subprocess.Popen[bytes]] = []

    def manage(self, *arguments: str) -> str:
        command = [sys.executable, "manage.py", *arguments]
        run = subprocess.run(
            command, cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True
        )
        return run.stdout

    def enqueue(self, lines: str) -> None:
        path = f"path = {str(self.written)!r}\n"
        self.manage("shell", "--no-imports", "-c", ENQUEUE + path + lines)

    def statuses(self) -> list[str]:
        with closing(sqlite3.connect(self.database)) as database:
            return sorted(status for (status,) in database.execute(f"SELECT status FROM {TABLE}"))

    def start(self, *command: object) -> subprocess.Popen[bytes]:
        words = [str(word) for word in command or (sys.executable, "manage.py", "worker")]
        worker = subprocess.Popen(words, cwd=ROOT, env=self.environment, start_new_session=True)
        self.workers.append(worker)
        return worker

    def lines(self) -> list[str]:
        return self.written.read_text().split() if self.written.exists() else []


@pytest.fixture(scope="module")
def empty_database(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("empty"))
    site.manage("migrate", "--verbosity", "0")
    return site.database


@pytest.fixture
def site(tmp_path, empty_database):
    site = Site(tmp_path)
    shutil.copy(empty_database, site.database)
    yield site
    for worker in site.workers:
        if worker.poll() is None:
            os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()


def test_two_workers_do_no_job_twice(site):
    site.enqueue("for n in range(40): enqueue(jobs.write, path, str(n), 0.01)")
    for _ in range(2):
        site.start()
    wait_for(lambda: len(site.lines()) >= 40, "the jobs", 60)
    assert sorted(site.lines(), key=int) == [str(n) for n in range(40)]


def test_a_job_that_kills_its_process_neither_ends_the_worker_nor_holds_up_others(site):
    site.enqueue("enqueue(jobs.kill_the_worker, path)\nenqueue(jobs.write, path)")
    site.start()
    wait_for(lambda: "done" in site.lines(), "the second job", 60)
    wait_for(lambda: site.statuses() == ["FAILED", "SUCCESSFUL"], "the end", 60)
    assert site.lines().count("begun") == 3


def test_a_worker_that_is_told_to_end_leaves_no_job_behind(site):
    site.enqueue("enqueue(jobs.sleep, path, 2)")
    worker = site.start()
    wait_for(lambda: "begun" in site.lines(), "the job")
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(30) == 0
    assert site.lines() == ["begun", "ended"]
    assert site.statuses() == ["SUCCESSFUL"]


def test_a_job_whose_process_was_killed_is_done_after_all(site):
    site.enqueue("enqueue(jobs.kill_the_first_worker, path)")
    site.start()
    wait_for(lambda: len(site.lines()) == 2, "the second attempt", 60)
    wait_for(lambda: site.statuses() == ["SUCCESSFUL"], "the end", 60)


# What the Makefile says, with a server that does nothing.
BESIDE = '"$0" manage.py worker --beside $$ & echo $! >"$1"; exec sleep 60'


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads processes from /proc")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_worker_beside_a_server_ends_with_it(site, tmp_path, number):
    note = tmp_path / "pid"
    server = site.start("sh", "-c", BESIDE, sys.executable, note)
    site.enqueue("enqueue(jobs.write, path)")
    wait_for(lambda: site.lines() == ["done"], "the job", 60)
    server.send_signal(number)
    server.wait(10)
    wait_for(lambda: not alive(int(note.read_text())), "the end of the worker", 15)


def test_beside_a_server_that_shall_have_none_it_ends_at_once(site):
    site.environment |= {"WORKER_BESIDE_SERVER": "off"}
    begun = time.monotonic()
    site.manage("worker", "--beside", str(os.getpid()))
    assert time.monotonic() - begun < 20


def test_a_batch_does_what_waits_and_ends(site):
    site.enqueue("enqueue(jobs.write, path)")
    site.manage("worker", "--batch")
    assert site.lines() == ["done"]
