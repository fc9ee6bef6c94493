"""``manage.py import_jekyll PATH``: bring a Jekyll site, a folder of texts or one text."""

import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from blog.importing import Report, Stopped, import_tree
from blog.importing.against import differences
from blog.importing.history import record
from blog.importing.table import findings, table
from blog.management.ending import told
from blog.management.paths import check_readable, check_writable, given
from blog.management.progress import bar


class Command(BaseCommand):
    """A shell around ``blog.importing.import_tree``."""

    help = (
        "Import a Jekyll site, a folder of Markdown files or one file. Repeating it changes "
        "only what changed. Each problem is a line with file, line and what to do."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the path and what to do with it."""
        parser.add_argument("path", type=given, help="a Jekyll tree, a folder, or one file")
        parser.add_argument(
            "--config",
            metavar="FILE,FILE…",
            default="",
            help="read these in the place of _config.yml, later ones win (as jekyll --config)",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would happen and change nothing"
        )
        parser.add_argument("--strict", action="store_true", help="exit 1 if anything was lost")
        parser.add_argument(
            "--report", type=given, metavar="FILE.json", help="write the whole report as JSON"
        )
        parser.add_argument(
            "--against",
            type=given,
            metavar="_site",
            help="compare with the site as Jekyll built it: addresses, ids, images, texts",
        )

    def handle(self, **options: Any) -> None:
        """Import, print the report, and exit non-zero on failure."""
        dry_run = options["dry_run"]
        config_files = [Path(name) for name in options["config"].split(",") if name]
        _check(options, config_files)
        stays = "Nothing was written." if dry_run else "What was imported by then stays."
        with told(f"{stays} Import again to go on."):
            report = self._import(config_files, **options)
            if options["report"]:
                self._write(report, options["report"])
            self._print(report, dry_run=dry_run)
        if not report.documents and not report.assets:
            raise CommandError(
                f"There is nothing to import in {options['path']}: name a Jekyll tree, a folder "
                "of texts with front matter, or one text."
            )
        if report.failed or (options["strict"] and report.lost_something):
            sys.exit(1)

    def _import(self, config_files: Sequence[Path], **options: Any) -> Report:
        path, built, dry_run = options["path"], options["against"], options["dry_run"]
        started_at = timezone.now()
        try:
            report = import_tree(
                path,
                config_files=[file.resolve() for file in config_files],
                dry_run=dry_run,
                progress=bar(self.stderr, "texts"),
                files_progress=bar(self.stderr, "files"),
            )
        except Stopped as error:
            raise CommandError(str(error)) from error
        if built:
            report.differences += differences(built, report)
        if not dry_run:
            record(report, path, started_at)
        return report

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
        """Print the counts, what to look at, and one line that sums it up."""
        for line in table(report):
            self.stdout.write(line)
        columns = shutil.get_terminal_size().columns if sys.stderr.isatty() else None
        for line in findings(report, columns):
            self.stderr.write(line)
        counts = ", ".join(f"{number} {status}" for status, number in report.count().most_common())
        files = sum(asset.status != "unchanged" for asset in report.assets)
        self.stdout.write(
            f"{len(report.documents)} documents ({counts or 'none found'}), "
            f"{len(report.assets)} files ({files} new or changed), "
            f"{len(report.redirects)} redirects, {len(report.problems)} problems."
            + (" Nothing was written: this was a dry run." if dry_run else "")
        )


def _check(options: dict[str, Any], config_files: Sequence[Path]) -> None:
    """Raise CommandError for what cannot be meant, before anything is imported."""
    built, report = options["against"], options["report"]
    for path in filter(None, (options["path"], built, *config_files)):
        check_readable(path)
    if built and (options["dry_run"] or not built.is_dir()):
        raise CommandError(
            "--against compares what is stored with a folder: give it without --dry-run, and "
            "the folder that Jekyll built (_site)."
        )
    if built and not next(built.rglob("*.html"), None):
        raise CommandError(f"{built} holds no page: name the folder that Jekyll built (_site).")
    folders = [file for file in config_files if file.is_dir()]
    if folders:
        raise CommandError(f"{folders[0]} is a folder; --config takes files.")
    if report:
        check_writable(report, so="Nothing was imported; name another file for the report.")
