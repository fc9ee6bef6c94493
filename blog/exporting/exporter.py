"""The whole export: files, documents, configuration, records, in that order."""

import hashlib
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from blog.exporting import records
from blog.exporting.configuration import config_files, scoped, written_config
from blog.exporting.documents import documents, encoded, problem_of
from blog.exporting.files import content_of, files
from blog.exporting.report import ExportReport
from blog.exporting.target import Target
from blog.importing.records import FOLDER
from blog.jekyll.front_matter import FrontMatterError
from blog.models import Document, SiteConfiguration

Progress = Callable[[int, int], None]


def export_tree(
    root: Path, *, force: bool = False, private: bool = False, progress: Progress | None = None
) -> ExportReport:
    """Write the site as a complete Jekyll tree into the folder ``root``.

    An unedited document is written byte for byte as it was imported. ``force`` writes into a
    folder with other things in it, ``private`` also what is not meant for the public, such as
    the mail addresses of those who commented. ``progress`` is told how many of how many files
    and documents are done. Each problem is named in the report. Raises Refused for a folder
    that cannot be written to, or not any more.
    """
    report = ExportReport()
    site = SiteConfiguration.current()
    folder = f"{str(site.setting('data_dir', '_data')).strip('/')}/{FOLDER}"
    target = Target(root, folder, report, force=force)
    done = _counted(progress)
    _write_files(target, report, done)
    moved = _write_documents(target, site, report, done)
    made = _write_configuration(target, site, moved, report)
    sources = {name: source for name, (source, _) in moved.items()}
    _write_records(target, folder, sources, made, private)
    target.finish()
    return report


def _counted(progress: Progress | None) -> Callable[[], None]:
    """Return what is called after each file and document, and tells ``progress``."""
    if progress is None:
        return lambda: None
    total = Document.objects.count() + sum(1 for _ in files())
    numbers = count(1)
    return lambda: progress(next(numbers), total)


def _write_files(target: Target, report: ExportReport, done: Callable[[], None]) -> None:
    texts = set(Document.objects.values_list("source_path", flat=True))
    for name, asset in files():
        done()
        if asset.source_path in texts:
            continue
        try:
            content = content_of(asset)
        except OSError as error:
            target.leave(name, f"media storage has lost the file ({error.strerror or error})")
            continue
        report.files += target.write(name, content)


def _write_documents(
    target: Target, site: SiteConfiguration, report: ExportReport, done: Callable[[], None]
) -> dict[str, tuple[str, dict[str, Any]]]:
    """Write the documents; return those that lie elsewhere than they did, by their new names,
    with their source and the front matter that their old place stood for.
    """
    moved = {}
    for written in documents(site):
        name = _free(written.name, target) if written.has_moved else written.name
        report.documents += target.write(name, written.content, written.modified)
        if written.has_moved:
            moved[name] = (written.document.source_path, written.defaults)
        problem = problem_of(written.document)
        if problem:
            report.problem(name, problem)
        done()
    return moved


def _free(name: str, target: Target) -> str:
    stem, _, suffix = name.rpartition(".")
    number = 1
    while name in target:
        number += 1
        name = f"{stem}-{number}.{suffix}"
    return name


def _write_configuration(
    target: Target,
    site: SiteConfiguration,
    moved: dict[str, tuple[str, dict[str, Any]]],
    report: ExportReport,
) -> dict[str, str]:
    """Write the configuration; return the digest of one that no tree brought, by its name.

    Where there is nothing to say and the folder of posts shows what the tree is, none is written.
    """
    names = config_files(site, target)
    defaults = [scoped(file, values) for file, (_, values) in moved.items()]
    try:
        name, text = written_config(target.root, names, site, defaults)
    except (FrontMatterError, UnicodeDecodeError) as error:
        report.problem(", ".join(names), f"what was changed here is not in it: {error}")
        return {}
    if not text and target.has_posts:
        return {}
    content = encoded(text, "utf-8")
    target.write(name, content)
    return {} if names else {name: hashlib.sha256(content).hexdigest()}


def _write_records(
    target: Target, folder: str, moved: dict[str, str], made: dict[str, str], private: bool
) -> None:
    rows: dict[str, bytes] = {
        "export.yml": records.as_yaml(records.named_sources(moved, made)),
        "redirects.yml": records.as_yaml(records.redirects(set(moved.values()))),
        "references.json": records.as_json(records.sources()),
        "terms.json": records.as_json(records.terms()),
        "pictures.json": records.as_json(records.pictures()),
        "gone.json": records.as_json(records.gone()),
    }
    for name, listed in records.registered():
        rows[f"{name}.json"] = records.as_json(listed(private))
    for name, content in rows.items():
        target.report.records += target.write(f"{folder}/{name}", content)
