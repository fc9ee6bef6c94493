"""``manage.py dumpdata`` with one word more: a proxy is dumped as the rows that it shows."""

from typing import Any

from django.core.management.commands.dumpdata import Command as DumpDataCommand


class Command(DumpDataCommand):
    """Django's command; Django itself leaves proxy models such as blog.Post out."""

    def handle(self, *app_labels: str, **options: Any) -> None:
        """Dump ``blog.Post`` and ``blog.Page`` in Markdown from the table that both share, and
        of the whole app this table, since Markdown holds no rows of others.
        """
        if options["format"] in {"md", "markdown"}:
            shared = {"blog", "blog.post", "blog.page"}
            labels = [
                "blog.Document" if label.lower() in shared else label
                for label in (app_labels or ("blog.Document",))
            ]
            app_labels = tuple(dict.fromkeys(labels))
        super().handle(*app_labels, **options)
