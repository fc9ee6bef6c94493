"""``manage.py worker``: do what waits in the queue, as long as somebody wants it."""

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from blog.jobs import Worker, work_off


class Command(BaseCommand):
    """Do background jobs: until told to end, or only those that wait."""

    help = (
        "Do the background jobs: image sizes, social cards, notices to other sites. Any number "
        "of workers may run, on any number of machines; none does a job that another one has."
    )
    # The server has checked the site; a worker starts within a second.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how long to work."""
        parser.add_argument(
            "--batch", action="store_true", help="do what waits now, and end (for cron)"
        )
        parser.add_argument(
            "--beside",
            type=int,
            metavar="PID",
            help="end with the server PID that this was started from; do nothing at all where "
            "WORKER_BESIDE_SERVER is off",
        )
        parser.add_argument("--id", default="", help="the name under which jobs are taken")

    def handle(self, **options: Any) -> None:
        """Work."""
        server = options["beside"]
        if options["batch"]:
            work_off(options["id"], is_process=True)
        elif server is None:
            Worker().run()
        elif settings.WORKER_BESIDE_SERVER:
            Worker(lambda: os.getppid() == server).run()
