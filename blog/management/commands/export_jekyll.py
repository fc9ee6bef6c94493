"""``manage.py export_jekyll PATH``: the whole site as a Jekyll tree."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from blog.exporting import ExportReport, Refused, export_tree
from blog.importing.table import printable
from blog.management.ending import told
from blog.management.paths import given
from blog.management.progress import bar


class Command(BaseCommand):
    """A shell around ``blog.exporting.export_tree``."""

    help = (
        "Write the site as a complete Jekyll tree. What was not edited here comes out byte for "
        "byte as it was imported. PATH is a new or empty folder, or a former export, in which "
        "only what changed is written; what others wrote or changed there is left and named."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder and how to treat it."""
        parser.add_argument("path", type=given, help="the folder to write")
        parser.add_argument(
            "--force",
            action="store_true",
            help="write into a folder with other things in it; what is in the way is replaced",
        )
        parser.add_argument(
            "--private",
            action="store_true",
            help="write the mail addresses of those who commented, too; publish no such tree",
        )

    def handle(self, **options: Any) -> None:
        """Export, name each problem, and exit non-zero where there was one."""
        path = options["path"]
        with told(f"The export in {path} is not whole: export again."):
            try:
                report = export_tree(
                    path,
                    force=options["force"],
                    private=options["private"],
                    progress=bar(self.stderr),
                )
            except Refused as error:
                raise CommandError(str(error)) from error
        self._print(report, path)
        if report.problems:
            sys.exit(1)

    def _print(self, report: ExportReport, path: Path) -> None:
        for name in report.replaced:
            self.stderr.write(printable(f"{name}: replaced what lay there"))
        for problem in report.problems:
            self.stderr.write(printable(str(problem)))
        self.stdout.write(
            f"{report.documents} documents, {report.files} files and {report.records} records in "
            f"{path} ({report.changed} written, {report.removed} removed, "
            f"{len(report.problems)} problems)."
        )
