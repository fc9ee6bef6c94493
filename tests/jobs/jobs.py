"""Jobs for the tests, in a module that a worker's own process can import."""

import os
import signal
import time
from pathlib import Path

from django_tasks import task


@task
def write(path, word="done", seconds=0):
    time.sleep(seconds)
    with Path(path).open("a") as file:
        file.write(word + "\n")


@task
def fail(path):
    write.func(path)
    raise ValueError("it cannot be done")


@task
def kill_the_worker(path):
    write.func(path, "begun")
    os.kill(os.getpid(), signal.SIGKILL)


@task
def kill_the_first_worker(path):
    is_first = not Path(path).exists()
    write.func(path, "begun")
    if is_first:
        os.kill(os.getpid(), signal.SIGKILL)


@task
def sleep(path, seconds):
    write.func(path, "begun")
    time.sleep(seconds)
    write.func(path, "ended")
