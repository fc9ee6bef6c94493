"""What a queue in a table needs beside its rows: no job twice, none lost, none kept for ever."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

# Longer than any job takes: who is still at one then is stuck.
LONGEST = dt.timedelta(minutes=15)
_ATTEMPTS = 3
_KEPT = dt.timedelta(days=7)


class Abandoned(RuntimeError):
    """A job whose workers ended, time after time, before it did."""


def enqueue(task: Task[..., Any], *args: Any) -> None:
    """Let a worker call ``task`` with ``args`` once this transaction is committed, unless the
    very same call waits already.

    The call that waits is locked until then: a worker that took it now would not see what this
    transaction writes.
    """
    with transaction.atomic():
        jobs = DBTaskResult.objects
        waiting = jobs.filter(status=TaskResultStatus.READY) if task.run_after else jobs.ready()
        same = waiting.filter(
            task_path=task.module_path,
            queue_name=task.queue_name,
            args_kwargs={"args": list(args), "kwargs": {}},
        )
        if same.select_for_update(skip_locked=True).first() is None:
            task.enqueue(*args)


def is_waiting() -> bool:
    """Whether a job is to be done now."""
    return DBTaskResult.objects.ready().exists()


def is_overdue(worker: str) -> bool:
    """Whether ``worker`` is at a job for longer than any takes."""
    begun = timezone.now() - LONGEST
    return any(job.started_at < begun for job in _begun_by(worker))


def give_back(worker: str) -> None:
    """Let others do what ``worker``, which has ended, had begun."""
    for job in _begun_by(worker):
        _give_back(job)


def give_back_lost() -> None:
    """Let others do what was begun so long ago that its worker, machine and all, is gone."""
    lost = timezone.now() - 2 * LONGEST
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    for job in running.filter(started_at__lt=lost):
        _give_back(job)


def forget_finished() -> None:
    """Delete the jobs that were finished days ago."""
    before = timezone.now() - _KEPT
    DBTaskResult.objects.finished().filter(finished_at__lt=before).delete()


def _begun_by(worker: str) -> list[DBTaskResult]:
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    return [job for job in running if job.worker_ids[-1:] == [worker]]


def _give_back(job: DBTaskResult) -> None:
    """Put ``job`` back, or give it up where it ended one worker after the other.

    Another node may do the same at this moment: whose attempt it was decides.
    """
    if len(job.worker_ids) >= _ATTEMPTS:
        job.set_failed(Abandoned(f"{_ATTEMPTS} workers ended before it did"))
        return
    same = DBTaskResult.objects.filter(
        pk=job.pk, status=TaskResultStatus.RUNNING, started_at=job.started_at
    )
    same.update(status=TaskResultStatus.READY, started_at=None)
