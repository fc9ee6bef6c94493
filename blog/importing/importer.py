"""The whole import: configuration, files, documents, redirects, in that order."""

import hashlib
import json
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from blog import jekyll
from blog.importing.addresses import RedirectWriter
from blog.importing.documents import (
    DocumentImporter,
    author_name,
    author_name_of,
    is_rendered,
)
from blog.importing.files import FileImporter
from blog.importing.report import DocumentReport, ImportProblem, Report
from blog.importing.surroundings import TreeSite
from blog.jekyll.site import Tree
from blog.markup.article import ImageFile
from blog.models import Asset, SiteConfiguration
from blog.publishing import jsonable, own_hosts

Progress = Callable[[int, int], None]


def import_tree(path: Path, *, dry_run: bool = False, progress: Progress | None = None) -> Report:
    """Import the Jekyll site, the folder of texts or the one text at ``path``.

    Each document is stored whole or not at all, and the import goes on with the next. With
    ``dry_run`` everything is done and taken back. ``progress`` is told how many of how many
    documents are done. What went wrong stands in the report; only a path that does not exist
    makes it empty but for that problem.
    """
    # Without the dry run each document has a transaction of its own.
    with transaction.atomic() if dry_run else nullcontext():
        report = _import(path, dry_run, progress)
        if dry_run:
            transaction.set_rollback(True)
    return report


def _import(path: Path, dry_run: bool, progress: Progress | None) -> Report:
    report = Report()
    tree = jekyll.read(path, config=SiteConfiguration.current().config)
    report.problems += [ImportProblem(p.source, p.message, p.line) for p in tree.problems]
    report.left = list(tree.others)
    if tree.is_jekyll:
        _store_configuration(tree)
    files = FileImporter(tree, dry_run=dry_run)
    report.assets = list(files.run())
    report.problems += files.problems
    _import_documents(tree, report, progress)
    return report


def _import_documents(tree: Tree, report: Report, progress: Progress | None) -> None:
    site = TreeSite(tree, _files(report), own_hosts(tree.config))
    importer = DocumentImporter(
        site.around, _environment(tree), lambda source: author_name_of(source, tree.data)
    )
    redirects = RedirectWriter()
    total = len(tree.documents)
    for done, source in enumerate(tree.documents, start=1):
        described = importer.run(source)
        report.documents.append(described)
        if described.status != "failed":
            redirects.add(source)
        if not is_rendered(source):
            redirects.add_feed(source.url)
        if progress:
            progress(done, total)
    written, problems = redirects.write()
    report.redirects += written
    report.problems += problems


def _files(report: Report) -> dict[str, ImageFile]:
    """Return the files that the site will have, with the sizes of those stored."""
    files = {asset.url: ImageFile() for asset in report.assets if asset.url}
    stored = Asset.objects.exclude(file="").filter(path__isnull=False)
    for path, width, height in stored.values_list("path", "width", "height"):
        files[path] = ImageFile(width, height)
    return files


def _store_configuration(tree: Tree) -> None:
    """Write what the site says of itself, if it says anything new."""
    site = SiteConfiguration.current()
    config, data = _as_json(tree.config), _as_json(tree.data)
    wanted = {
        "title": str(config.get("title") or config.get("name") or "")[:200],
        "description": str(config.get("description") or ""),
        "author_name": author_name(config.get("author") or "", data),
        "lang": str(config.get("lang") or config.get("locale") or "")[:35],
        "config": config,
        "data": data,
    }
    if any(getattr(site, name) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(site, name, value)
        site.save()


def _as_json(values: Any) -> Any:
    """Return ``values`` as the database gives them back, so that they can be compared."""
    return json.loads(json.dumps(jsonable(values), cls=DjangoJSONEncoder))


def _environment(tree: Tree) -> str:
    """Return a digest of what every rendering depends on: settings, data, includes."""
    text = json.dumps(
        _as_json([tree.config, tree.data, tree.includes]), ensure_ascii=False, sort_keys=True
    )
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def import_text(source: str, text: str, kind: str = "post") -> DocumentReport:
    """Import one document whose ``text`` is at hand; ``source`` is its path in a tree."""
    tree = jekyll.read_text(source, text, kind, SiteConfiguration.current().config)
    report = Report()
    _import_documents(tree, report, None)
    return report.documents[0]
