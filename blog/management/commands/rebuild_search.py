"""``manage.py rebuild_search``: write the search index anew from what is stored."""

from typing import Any

from django.core.management.base import BaseCommand

from blog import search
from blog.management.progress import bar


class Command(BaseCommand):
    """A shell around ``blog.search.rebuild``."""

    help = (
        "Write the search index anew from all stored documents, at once. After an update, or when "
        "the site's time zone was changed, a worker does it by itself. Readers go on searching."
    )

    def handle(self, **_options: Any) -> None:
        """Rebuild, with a bar on a terminal, and say how many documents can be found."""
        count = search.rebuild(bar(self.stderr))
        self.stdout.write(f"{count} documents can be found.")
