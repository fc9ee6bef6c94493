"""``manage.py export_jekyll PATH``: the whole site as a Jekyll tree."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from blog.exporting import Refused, export_tree


class Command(BaseCommand):
    """A shell around ``blog.exporting.export_tree``."""

    help = (
        "Write the site as a complete Jekyll tree. What was not edited here comes out byte for "
        "byte as it was imported. PATH is a new or empty folder, or a former export."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder and how to treat it."""
        parser.add_argument("path", type=Path, help="the folder to write")
        parser.add_argument(
            "--force", action="store_true", help="write into a folder with other things in it"
        )
        parser.add_argument(
            "--private",
            action="store_true",
            help="write the mail addresses of those who commented, too; publish no such tree",
        )

    def handle(self, **options: Any) -> None:
        """Export, name each problem, and exit non-zero where there was one."""
        try:
            report = export_tree(
                options["path"], force=options["force"], private=options["private"]
            )
        except Refused as error:
            raise CommandError(str(error)) from error
        for problem in report.problems:
            self.stderr.write(str(problem))
        self.stdout.write(
            f"{report.documents} documents, {report.files} files and {report.records} records in "
            f"{options['path']} ({report.changed} written, {report.removed} removed, "
            f"{len(report.problems)} problems)."
        )
        if report.problems:
            sys.exit(1)
