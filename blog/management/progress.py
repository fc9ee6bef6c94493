"""How far a long command has come and how long it will take, on a terminal and nowhere else."""

import sys
import time
from collections.abc import Callable

from django.core.management.base import OutputWrapper

_WIDTH = 30


def bar(stderr: OutputWrapper, what: str = "") -> Callable[[int, int], None] | None:
    """Return what shows a bar for how many are done of how many, or None off a terminal.

    ``what`` says what they are. How long it will take counts from the first call.
    """
    if not sys.stderr.isatty():
        return None
    calls: list[tuple[float, int]] = []
    unit = f" {what}" if what else ""

    def show(done: int, total: int) -> None:
        now = time.monotonic()
        began, before = calls[0] if calls else (now, done)
        calls[:] = calls or [(now, done)]
        filled = "█" * (_WIDTH * done // max(total, 1))
        left = (now - began) / max(done - before, 1) * (total - done)
        rest = f", {_duration(left)} left" if before < done < total else ""
        end = "\n" if done == total else ""
        stderr.write(f"\r{filled:<{_WIDTH}} {done} of {total}{unit}{rest:<16}{end}", ending="")
        stderr.flush()

    return show


def _duration(seconds: float) -> str:
    """Return a time to wait as people say it."""
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
