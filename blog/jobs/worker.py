"""The worker: a process that watches the queue, and one of its own for what waits there.

A picture that breaks a library or eats the memory ends the second; the first notes it, gives
the job back and goes on. What a batch took of memory goes back with its process.
"""

import logging
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.utils.crypto import get_random_string
from django_tasks.base import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks_db.management.commands.db_worker import Worker as Batch

from blog.jobs import queue

logger = logging.getLogger(__name__)
# Seconds: between two looks at the queue, at a batch, and at what nobody will finish.
_LOOK, _GLANCE, _TIDY = 1.0, 0.1, 60.0
# What a worker that is told to end gives the job at hand.
_GRACE = 10.0
# A process serves so many jobs, lest one that leaks has it all.
_JOBS = 200


def work_off(worker: str = "", *, is_process: bool = False) -> None:
    """Do the jobs that wait, in this process, and return; with ``is_process`` the process is
    there for nothing else, and ends after the job at hand when it is told to.
    """
    batch = Batch(
        queue_names=["*"], excluded_queue_names=[], interval=0, batch=True, startup_delay=False,
        backend_name=DEFAULT_TASK_BACKEND_ALIAS, max_tasks=_JOBS if is_process else None,
        worker_id=worker or get_random_string(32),
    )  # fmt: skip
    if is_process:
        batch.configure_signals()
    batch.run()


class Worker:
    """Watches the queue until it is told to end, or ``is_wanted`` says no."""

    def __init__(self, is_wanted: Callable[[], bool] = lambda: True) -> None:
        """Ask ``is_wanted`` at every look."""
        self.id = get_random_string(32)
        self._is_wanted, self._ended = is_wanted, False
        self._tidied = -_TIDY
        self._is_silent = False
        # Whether this worker's process may have left a job begun that nobody gave back yet.
        self._owes = False

    def run(self) -> None:
        """Watch; return once told to end and no job of this worker is left begun."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._end)
        while self._goes_on():
            close_old_connections()
            self._look()
            close_old_connections()
            self._wait(_LOOK)

    def _end(self, *_: Any) -> None:
        self._ended = True

    def _goes_on(self) -> bool:
        return not self._ended and self._is_wanted()

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while self._goes_on() and time.monotonic() < until:
            time.sleep(_GLANCE)

    def _look(self) -> None:
        """Do what waits. A database that does not answer is asked again at the next look."""
        try:
            self._give_back()
            self._tidy()
            if queue.is_waiting():
                self._batch()
            self._is_silent = False
        except DatabaseError as error:
            if not self._is_silent:
                logger.warning("The database does not answer; background jobs wait: %s", error)
            self._is_silent = True

    def _give_back(self) -> None:
        if self._owes:
            queue.give_back(self.id)
            self._owes = False

    def _tidy(self) -> None:
        if time.monotonic() - self._tidied >= _TIDY:
            self._tidied = time.monotonic()
            queue.give_back_lost()
            queue.forget_finished()

    def _batch(self) -> None:
        """Have a process of its own do what waits; give back what it left."""
        close_old_connections()
        self._owes = True
        command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "worker", "--batch"]
        # In a session of its own, so that Ctrl-C on a terminal reaches it by way of this one.
        process = subprocess.Popen([*command, "--id", self.id], start_new_session=True)  # noqa: S603
        try:
            self._watch(process)
        finally:
            _stop(process)
            self._give_back()
        if process.returncode and self._goes_on():
            logger.error("A background job ended its process (%d)", process.returncode)
            self._wait(_LOOK)

    def _watch(self, process: subprocess.Popen[Any]) -> None:
        """Return when ``process`` has ended, is stuck, or shall end."""
        asked = time.monotonic()
        while process.poll() is None and self._goes_on():
            time.sleep(_GLANCE)
            if time.monotonic() - asked >= _TIDY:
                asked = time.monotonic()
                if queue.is_overdue(self.id):
                    process.kill()


def _stop(process: subprocess.Popen[Any]) -> None:
    """Ask ``process`` to end after the job at hand; end it where that takes too long."""
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(_GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
