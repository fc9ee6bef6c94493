"""The bar of long commands."""

import io
import sys

import pytest
from django.core.management.base import OutputWrapper

from blog.management.progress import bar


def test_no_bar_where_nobody_watches():
    assert bar(OutputWrapper(io.StringIO())) is None


@pytest.mark.parametrize(
    ("done", "total", "shown"),
    [
        (0, 0, "\r" + " " * 30 + " 0 of 0" + " " * 16 + "\n"),
        (0, 2, "\r" + " " * 30 + " 0 of 2" + " " * 16),
        (1, 2, "\r" + "█" * 15 + " " * 15 + " 1 of 2, 60 s left     "),
        (1, 10, "\r" + "█" * 3 + " " * 27 + " 1 of 10, 9 min left    "),
        (2, 2, "\r" + "█" * 30 + " 2 of 2" + " " * 16 + "\n"),
    ],
)
def test_a_bar_on_a_terminal_says_how_long_it_will_take(monkeypatch, done, total, shown):
    clock = iter([0.0, 60.0])
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("blog.management.progress.time.monotonic", lambda: next(clock))
    written = io.StringIO()
    show = bar(OutputWrapper(written))
    assert show is not None
    show(0, total)
    written.truncate(0)
    written.seek(0)
    show(done, total)
    assert written.getvalue() == shown


def test_a_bar_says_of_what_it_is(monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    written = io.StringIO()
    show = bar(OutputWrapper(written), "files")
    assert show is not None
    show(2, 2)
    assert " 2 of 2 files" in written.getvalue()
