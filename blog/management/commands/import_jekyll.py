"""``manage.py import_jekyll PATH``: bring a Jekyll site, a folder of texts or one text."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from blog.importing import Report, import_tree


class Command(BaseCommand):
    """A shell around ``blog.importing.import_tree``."""

    help = (
        "Import a Jekyll site, a folder of Markdown files or one file. Repeating it changes "
        "only what changed. Each problem is a line with file, line and what to do."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the path and what to do with it."""
        parser.add_argument("path", type=Path, help="a Jekyll tree, a folder, or one file")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would happen and change nothing"
        )
        parser.add_argument("--strict", action="store_true", help="exit 1 if anything was lost")
        parser.add_argument(
            "--report", type=Path, metavar="FILE.json", help="write the whole report as JSON"
        )

    def handle(self, **options: Any) -> None:
        """Import, print the report, and exit non-zero on failure."""
        path: Path = options["path"]
        if not path.exists():
            raise CommandError(f"{path}: there is no such file or folder; check the path.")
        report = import_tree(path, dry_run=options["dry_run"], progress=self._progress())
        if options["report"]:
            self._write(report, options["report"])
        self._print(report, dry_run=options["dry_run"])
        if report.failed or (options["strict"] and report.lost_something):
            sys.exit(1)

    def _progress(self) -> Any:
        """Return what shows a bar on a terminal, None elsewhere."""
        if not sys.stderr.isatty():
            return None

        def show(done: int, total: int) -> None:
            filled = "█" * (30 * done // max(total, 1))
            end = "\n" if done == total else ""
            self.stderr.write(f"\r{filled:<30} {done} of {total}{end}", ending="")
            self.stderr.flush()

        return show

    def _write(self, report: Report, file: Path) -> None:
        try:
            text = json.dumps(report.as_dict(), ensure_ascii=False, indent=1)
            file.write_text(text + "\n", "utf-8")
        except OSError as error:
            raise CommandError(
                f"the report cannot be written to {file} ({error.strerror}); "
                "everything was imported all the same. Name another file."
            ) from error

    def _print(self, report: Report, *, dry_run: bool) -> None:
        for line in report.lines():
            self.stderr.write(line)
        if report.left:
            self.stderr.write(
                f"left alone, being no text with front matter: {', '.join(report.left)}"
            )
        counts = ", ".join(f"{number} {status}" for status, number in report.count().most_common())
        files = sum(asset.status != "unchanged" for asset in report.assets)
        self.stdout.write(
            f"{len(report.documents)} documents ({counts or 'none found'}), "
            f"{len(report.assets)} files ({files} new or changed), "
            f"{len(report.redirects)} redirects, {len(report.problems)} problems."
            + (" Nothing was written: this was a dry run." if dry_run else "")
        )
