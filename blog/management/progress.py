"""How far a long command has come and how long it will take, on a terminal and nowhere else."""

import sys
import time
from collections.abc import Callable

from django.core.management.base import OutputWrapper

_WIDTH = 30


def bar(stderr: OutputWrapper) -> Callable[[int, int], None] | None:
    """Return what shows a bar for how many are done of how many, or None off a terminal."""
    if not sys.stderr.isatty():
        return None
    began = time.monotonic()

    def show(done: int, total: int) -> None:
        filled = "█" * (_WIDTH * done // max(total, 1))
        left = (time.monotonic() - began) / max(done, 1) * (total - done)
        rest = f", {_duration(left)} left" if done < total else ""
        end = "\n" if done == total else ""
        stderr.write(f"\r{filled:<{_WIDTH}} {done} of {total}{rest:<16}{end}", ending="")
        stderr.flush()

    return show


def _duration(seconds: float) -> str:
    """Return a time to wait as people say it."""
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
