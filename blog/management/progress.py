"""How far a long command has come, shown on a terminal and nowhere else."""

import sys
from collections.abc import Callable

from django.core.management.base import OutputWrapper

_WIDTH = 30


def bar(stderr: OutputWrapper) -> Callable[[int, int], None] | None:
    """Return what shows a bar for how many are done of how many, or None off a terminal."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        filled = "█" * (_WIDTH * done // max(total, 1))
        end = "\n" if done == total else ""
        stderr.write(f"\r{filled:<{_WIDTH}} {done} of {total}{end}", ending="")
        stderr.flush()

    return show
