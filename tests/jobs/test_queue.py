"""The queue: what is put in is done once, and what a worker left is done by another."""

import datetime as dt
import subprocess

import pytest
from django.db import OperationalError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from blog.jobs import Worker, enqueue, queue, work_off
from tests.jobs import jobs

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "written")


def statuses():
    return sorted(DBTaskResult.objects.values_list("status", flat=True))


def claim(worker, minutes_ago=0, attempts=1):
    """Let ``worker`` begin the one job that waits."""
    job = DBTaskResult.objects.get()
    job.worker_ids = ["another"] * (attempts - 1)
    job.claim(worker)
    started = timezone.now() - dt.timedelta(minutes=minutes_ago)
    DBTaskResult.objects.update(started_at=started)


def test_what_waits_is_done(path):
    enqueue(jobs.write, path, "one")
    enqueue(jobs.write, path, "two")
    work_off()
    with open(path) as file:
        assert file.read() == "one\ntwo\n"
    assert statuses() == ["SUCCESSFUL", "SUCCESSFUL"]


def test_the_very_same_call_waits_once(path):
    for word in ("one", "two", "one"):
        enqueue(jobs.write, path, word)
    assert statuses() == ["READY", "READY"]
    work_off()
    enqueue(jobs.write, path, "one")
    assert statuses() == ["READY", "SUCCESSFUL", "SUCCESSFUL"]


def test_a_call_for_later_does_not_stand_for_one_that_is_due(path):
    enqueue(jobs.write.using(run_after=timezone.now() + dt.timedelta(hours=1)), path)
    assert not queue.is_waiting()
    enqueue(jobs.write, path)
    assert queue.is_waiting()
    work_off()
    assert statuses() == ["READY", "SUCCESSFUL"]


def test_what_is_not_committed_is_no_job(path):
    with transaction.atomic():
        enqueue(jobs.write, path)
        transaction.set_rollback(True)
    assert statuses() == []


def test_a_failure_is_kept_with_its_reason_and_stops_nobody(path):
    enqueue(jobs.fail, path)
    enqueue(jobs.write, path)
    work_off()
    assert statuses() == ["FAILED", "SUCCESSFUL"]
    assert "it cannot be done" in DBTaskResult.objects.get(status="FAILED").traceback


def test_what_a_worker_left_is_given_to_others(path):
    enqueue(jobs.write, path)
    claim("gone")
    queue.give_back("somebody else")
    assert statuses() == ["RUNNING"]
    queue.give_back("gone")
    assert statuses() == ["READY"]


def test_what_ended_three_workers_is_given_up(path):
    enqueue(jobs.write, path)
    claim("gone", attempts=3)
    queue.give_back("gone")
    job = DBTaskResult.objects.get()
    assert (job.status, job.exception_class_path) == ("FAILED", "blog.jobs.queue.Abandoned")


@pytest.mark.parametrize(("minutes", "status"), [(29, "RUNNING"), (31, "READY")])
def test_what_a_lost_machine_had_begun_is_given_to_others(path, minutes, status):
    enqueue(jobs.write, path)
    claim("on a machine that burned down", minutes_ago=minutes)
    queue.give_back_lost()
    assert statuses() == [status]


@pytest.mark.parametrize(("minutes", "overdue"), [(14, False), (16, True)])
def test_a_job_that_takes_too_long_is_overdue(path, minutes, overdue):
    enqueue(jobs.write, path)
    claim("slow", minutes_ago=minutes)
    assert queue.is_overdue("slow") is overdue


@pytest.mark.parametrize(("days", "kept"), [(6, 1), (8, 0)])
def test_finished_jobs_are_kept_for_a_week(path, days, kept):
    enqueue(jobs.write, path)
    work_off()
    DBTaskResult.objects.update(finished_at=timezone.now() - dt.timedelta(days=days))
    queue.forget_finished()
    assert DBTaskResult.objects.count() == kept


def test_what_could_not_be_given_back_while_the_database_was_silent_is_later(monkeypatch):
    worker, asked = Worker(), []

    def give_back(name):
        asked.append(name)
        if len(asked) == 1:
            raise OperationalError("the database is restarted")

    program = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: program(["true"]))
    monkeypatch.setattr(queue, "give_back", give_back)
    monkeypatch.setattr(queue, "is_waiting", lambda: not asked)
    for _ in range(3):
        worker._look()
    assert asked == [worker.id, worker.id]
