"""The whole import: configuration, files, documents, redirects, in that order."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path

from django.db import DatabaseError, InterfaceError, transaction

from blog import jekyll
from blog.importing.addresses import RedirectWriter
from blog.importing.authors import author_name_of
from blog.importing.configuration import store_configuration
from blog.importing.digests import environment_of
from blog.importing.documents import DocumentImporter, own_files, vanished
from blog.importing.files import FileImporter
from blog.importing.kinds import is_rendered
from blog.importing.overwriting import Overwriting, hide_written_over
from blog.importing.own_data import leave_own_data, own_places
from blog.importing.queue import Queue
from blog.importing.records import FOLDER, Records, unfinished
from blog.importing.rendering import Renderer
from blog.importing.report import AssetReport, DocumentReport, ImportProblem, Report
from blog.importing.stopped import Stopped, ends_all
from blog.importing.surroundings import TreeSite
from blog.importing.terms import Terms
from blog.importing.texts import TextImporter
from blog.importing.turn import alone
from blog.jekyll.site import Documents, Tree
from blog.markup.article import ImageFile
from blog.media import IMAGE_FIELDS, StorageFailed, image_file
from blog.models import Asset, Deleted, SiteConfiguration
from blog.publishing import announce_site, own_hosts, queue_reindex, queue_sizes

Progress = Callable[[int, int], None]


def import_tree(
    path: Path,
    *,
    config_files: Sequence[Path] = (),
    dry_run: bool = False,
    progress: Progress | None = None,
    files_progress: Progress | None = None,
) -> Report:
    """Import the Jekyll site, the folder of texts or the one text at ``path``.

    ``config_files`` are read in the place of ``_config.yml``, as by ``jekyll --config``.

    Each document is stored whole or not at all, and the import goes on with the next. With
    ``dry_run`` everything is done and taken back. ``files_progress`` is told how many of how
    many files are done, and then ``progress`` the same of documents. What went wrong stands in
    the report; only a path that does not exist makes it empty but for that problem. Raises
    Stopped where the database or media storage take nothing more, and where another import is
    at work.
    """
    # Without the dry run each document has a transaction of its own.
    try:
        with alone(), transaction.atomic() if dry_run else nullcontext():
            report = _import(path, config_files, dry_run, progress, files_progress)
            if report.wrote_something:
                announce_site()
            if dry_run:
                transaction.set_rollback(True)
    except (DatabaseError, InterfaceError, StorageFailed) as error:
        if ends_all(error):
            raise Stopped(error) from error
        raise
    return report


def _import(
    path: Path,
    config_files: Sequence[Path],
    dry_run: bool,
    progress: Progress | None,
    files_progress: Progress | None,
) -> Report:
    report = Report()
    tree = jekyll.read(path, config_files, config=SiteConfiguration.current().config)
    own = own_places(tree.root) if path.is_dir() else []
    not_whole = unfinished(tree)
    report.problems += [*leave_own_data(tree, own), *not_whole]
    records = Records.taken_from(tree)
    report.incomplete = not tree.is_configured or bool(not_whole)
    if tree.is_jekyll:
        report.changed, report.kept = store_configuration(tree)
        queue_reindex()
    else:
        _settle(tree)
        report.left = list(tree.others)
    files = FileImporter(tree, dry_run=dry_run, own=own, made=records.made)
    report.assets += files.run(files_progress)
    _note_restored(records.restore_names(), report)
    _import_documents(tree, records, files, report, progress)
    _note_restored(records.restore(), report)
    report.problems += [ImportProblem(p.source, p.message, p.line) for p in tree.problems]
    report.problems += _not_named_yet(files.problems, report)
    report.kept += files.kept
    report.notes += files.notes
    if tree.is_jekyll:
        report.vanished = vanished(document.source for document in report.documents)
    queue_sizes()
    return report


def _not_named_yet(problems: Iterable[ImportProblem], report: Report) -> Iterator[ImportProblem]:
    """Yield those of ``problems`` whose files nothing in ``report`` speaks of."""
    named = {problem.source for problem in report.problems}
    named |= {one.source for one in report.documents if one.status == "failed"}
    yield from (problem for problem in problems if problem.source not in named)


def _note_restored(restored: Mapping[str, int], report: Report) -> None:
    """Note how many rows of what an export tells beside its tree were new here."""
    for name, number in restored.items():
        report.notes.append(ImportProblem(f"{FOLDER}/{name}.json", f"{number} rows were new here"))
        report.changed = True


def _settle(tree: Tree) -> None:
    """Let texts that bring no site of their own be read with the data of the stored one."""
    tree.data = SiteConfiguration.current().data


def _import_documents(
    tree: Tree,
    records: Records,
    files: FileImporter,
    report: Report,
    progress: Progress | None,
) -> None:
    """Import the documents of ``tree``, then what depends on them all."""
    hosts = own_hosts(tree.config)
    site = TreeSite(tree, _files(report.assets), hosts)
    environment = environment_of(tree)
    terms = Terms(site.library.by)
    importer = DocumentImporter(
        site.around,
        environment,
        lambda source: author_name_of(source, tree.data),
        SiteConfiguration.current(),
        terms.of,
        own_files(site.files, site.base_url, hosts),
        records.disk_names,
        _deleted(tree),
        overwriting=Overwriting(_sources(tree, records)),
    )
    texts = TextImporter(site, lambda: environment + importer.others.hexdigest(), files)
    redirects = RedirectWriter(terms.of)
    redirects.add_stored(records.redirects)
    for source, described in Queue(tree, records, importer, Renderer(site)).run():
        report.documents.append(described)
        redirects.forget(importer.overwriting.take_newly())
        if described.status != "failed" and source.source not in importer.overwriting.lost:
            redirects.add(source, spellings=source.source not in importer.written_here)
        if not is_rendered(source):
            redirects.add_for_machines(source)
        texts.add(source)
        if progress:
            progress(len(report.documents), len(tree.documents))
    hide_written_over(report.documents, importer.overwriting.lost)
    _serve_texts(texts, files, report, {*importer.conflicts, *importer.deleted})
    written, problems = redirects.write()
    report.redirects += written
    report.problems += problems
    report.notes += texts.notes
    report.conflicts = importer.conflicts
    report.changed |= redirects.changed


def _sources(tree: Tree, records: Records) -> frozenset[str]:
    """Return the sources of a whole site; a text by itself is part of none."""
    if not tree.is_jekyll:
        return frozenset()
    names = (entry.source for entry, _ in getattr(tree.documents, "entries", ()))
    return frozenset(records.sources.get(name) or name for name in names)


def _deleted(tree: Tree) -> dict[str, str]:
    """Return the digests of what was deleted here; a text by itself is wanted back."""
    if not isinstance(tree.documents, Documents):
        return {}
    return dict(Deleted.objects.values_list("source_path", "digest"))


def _serve_texts(
    texts: TextImporter, files: FileImporter, report: Report, settled: set[str]
) -> None:
    """Serve the pages that are texts, and keep the files of what is no document; ``settled``
    are sources whose files are of no use for an export.
    """
    served = {asset.source: asset for asset in texts.run()}
    report.assets += served.values()
    report.documents = [one for one in report.documents if one.source not in served]
    skipped = [one.source for one in report.documents if one.status in {"failed", "skipped"}]
    left = [source for source in skipped if source not in settled]
    kept = {one.source for one in report.documents} - set(left)
    report.assets += files.keep_rest(left)
    report.changed |= forget_twins(kept)


def forget_twins(documents: Iterable[str]) -> bool:
    """Delete the files that have become ``documents``; return whether there were any."""
    twins = Asset.objects.exclude(file="").values_list("source_path", flat=True)
    sources = set(documents).intersection(twins.iterator())
    for source in sources:
        Asset.objects.filter(source_path=source).delete()
    return bool(sources)


def _files(assets: Iterable[AssetReport]) -> dict[str, ImageFile]:
    """Return the files that the site will have, with what is known of those stored."""
    files = {asset.url: ImageFile() for asset in assets if asset.url}
    stored = Asset.objects.exclude(file="").filter(path__isnull=False)
    for row in stored.values("path", *IMAGE_FIELDS).iterator():
        files[str(row["path"])] = image_file(row)
    return files


def import_text(source: str, text: str, kind: str = "post") -> DocumentReport:
    """Import one document whose ``text`` is at hand; ``source`` is its path in a tree."""
    tree = jekyll.read_text(source, text, kind, SiteConfiguration.current().config)
    _settle(tree)
    report = Report()
    files = FileImporter(tree, dry_run=False)
    _import_documents(tree, Records(), files, report, None)
    queue_sizes()
    return report.documents[0]
