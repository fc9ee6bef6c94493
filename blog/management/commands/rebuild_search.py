"""``manage.py rebuild_search``: write the search index anew from what is stored."""

import sys
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand

from blog import search


class Command(BaseCommand):
    """A shell around ``blog.search.rebuild``."""

    help = (
        "Write the search index anew from all stored documents: after an update that says so, "
        "or when the site's time zone or many tags were changed. Readers go on searching meanwhile."
    )

    def handle(self, **_options: Any) -> None:
        """Rebuild, with a bar on a terminal, and say how many documents can be found."""
        count = search.rebuild(self._progress())
        self.stdout.write(f"{count} documents can be found.")

    def _progress(self) -> Callable[[int, int], None] | None:
        if not sys.stderr.isatty():
            return None

        def show(done: int, total: int) -> None:
            filled = "█" * (30 * done // max(total, 1))
            end = "\n" if done == total else ""
            self.stderr.write(f"\r{filled:<30} {done} of {total}{end}", ending="")
            self.stderr.flush()

        return show
