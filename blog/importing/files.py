"""The files of a tree beside its documents: what readers fetch, and what only export needs."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from typing import IO

from django.db import DatabaseError, transaction

from blog.importing.addresses import is_reserved
from blog.importing.report import DELETED, AssetReport, ImportProblem, Status
from blog.importing.stopped import ends_all
from blog.importing.walking import LONGEST_PATH, Walk, disk_name
from blog.jekyll.site import Tree
from blog.media import ImageTooLarge, digest_of_file, is_blank, keep_file
from blog.models import Asset, Deleted

# What each source folder of a Jekyll tree holds.
_SOURCES = {
    "includes_dir": Asset.Kind.INCLUDE,
    "layouts_dir": Asset.Kind.LAYOUT,
    "data_dir": Asset.Kind.DATA,
}
_BOTH = (
    "changed in the tree and replaced here since the last import: readers see what was brought "
    "here; bring the same file at both places"
)
_BLANK = "nothing can be seen in this picture: it is damaged or no picture; bring it again"
_AT_ONCE = 500
_LONGEST_ADDRESS = 700


@dataclass(frozen=True, slots=True)
class Kept:
    """A file to keep: its identity, its address if readers may fetch it, where it lies."""

    source: str
    url: str | None
    path: Path
    kind: str


class FileImporter:
    """Keeps the files of one tree; with ``dry_run`` it only says what it would do.

    ``own`` are paths in the tree that are Mokcha's and stay where they are, ``made`` the
    digests of files that an export made of what is stored, and would make again.
    """

    def __init__(
        self,
        tree: Tree,
        *,
        dry_run: bool,
        own: Sequence[str] = (),
        made: Mapping[str, str] | None = None,
    ) -> None:
        """Take what is stored already into account."""
        self.tree, self.dry_run, self.own, self._made = tree, dry_run, own, made or {}
        self.problems: list[ImportProblem] = []
        self.kept: list[ImportProblem] = []
        self.notes: list[ImportProblem] = []
        self._deleted = dict(Deleted.objects.values_list("source_path", "digest"))
        self._documents = {entry.source for entry, _ in getattr(tree.documents, "entries", ())}
        self._seen: set[str] = set()

    def run(self, progress: Callable[[int, int], None] | None = None) -> Iterator[AssetReport]:
        """Keep every file that is no document; yield what became of each.

        ``progress`` is told how many of how many are done.
        """
        if progress is None:
            yield from self._keep_all(self._wanted())
            return
        wanted, numbers = list(self._wanted()), count(1)
        yield from self._keep_all(wanted, lambda: progress(next(numbers), len(wanted)))

    def keep_rest(self, sources: Iterable[str]) -> Iterator[AssetReport]:
        """Keep the files at ``sources``, which turned out to be no documents, for export."""
        if not self.tree.is_jekyll:
            return
        wanted = {source for source in sources if _fits(source)}
        files = (
            Kept(entry.source, None, entry.path, self._kind(entry.source))
            for entry, _ in getattr(self.tree.documents, "entries", ())
            if entry.source in wanted and entry.path.is_file()
        )
        yield from self._keep_all(files)

    def _wanted(self) -> Iterator[Kept]:
        """Yield each file once: those with an address first, then the rest of the tree."""
        if not self.tree.is_jekyll:
            return
        for asset in self.tree.assets:
            if _fits(asset.source) and self._is_new(asset.source):
                url = self._address(asset.source, asset.url)
                yield Kept(asset.source, url, asset.path, Asset.Kind.STATIC)
        walk = Walk(self.tree, self.own)
        for file in walk.files():
            if file.source not in self._documents and self._is_new(file.source, file.name):
                yield Kept(file.source, None, file.path, self._kind(file.source))
        self.problems += [p for p in walk.problems if p.source not in self._documents]

    def _is_new(self, source: str, name: str = "") -> bool:
        """Whether no other file has this identity; twins by Unicode form alone are named."""
        if source not in self._seen:
            self._seen.add(source)
            return True
        if name and name != source and (self.tree.root / source).exists():
            self._problem(name, "a file of the same name in another Unicode form lies beside it")
        return False

    def _address(self, source: str, url: str) -> str | None:
        if len(url) > _LONGEST_ADDRESS:
            self._problem(source, "the address is too long; the file is kept, but not served")
            return None
        return None if is_reserved(url) else url

    def _kind(self, source: str) -> str:
        """Return what the folder of ``source`` holds."""
        for setting, kind in _SOURCES.items():
            folder = str(self.tree.config[setting]).strip("/")
            if folder and source.startswith(f"{folder}/"):
                return kind
        return Asset.Kind.OTHER

    def _keep_all(
        self, files: Iterable[Kept], done: Callable[[], None] = lambda: None
    ) -> Iterator[AssetReport]:
        waiting = iter(files)
        while batch := list(islice(waiting, _AT_ONCE)):
            rows = Asset.objects.filter(source_path__in=[file.source for file in batch])
            stored = {row.source_path: row for row in rows}
            for file in batch:
                status = self._keep(file, stored.get(file.source))
                done()
                if status:
                    yield AssetReport(file.source, file.url, status)

    def _keep(self, file: Kept, asset: Asset | None) -> Status | None:
        """Keep one file; return its status, None where it cannot be kept or is not wanted."""
        try:
            with file.path.open("rb") as stream:
                if asset is None and self._is_made(file, stream):
                    return None
                if self._is_deleted(file, asset, stream):
                    self.notes.append(ImportProblem(file.source, DELETED))
                    return None
                if asset and not asset.template and asset.digest != asset.imported_digest:
                    return self._meet(file, asset, stream)
                return self._take(file, asset, stream)
        except ImageTooLarge as error:
            self._problem(file.source, f"the image is refused, make it smaller: {error}")
        except (OSError, DatabaseError, ValueError) as error:
            if ends_all(error):
                raise
            reason = getattr(error, "strerror", None) or error
            self._problem(file.source, f"the file cannot be kept ({reason})")
        return None

    def _is_made(self, file: Kept, stream: IO[bytes]) -> bool:
        """Whether the file is as an export made it, of settings that no file holds."""
        digest = self._made.get(file.source)
        return bool(digest) and digest_of_file(stream) == digest

    def _is_deleted(self, file: Kept, asset: Asset | None, stream: IO[bytes]) -> bool:
        """Whether the very file was deleted here."""
        digest = self._deleted.get(file.source)
        is_there = asset is not None and asset.file
        return bool(digest) and not is_there and digest_of_file(stream) == digest

    def _meet(self, file: Kept, asset: Asset, stream: IO[bytes]) -> Status | None:
        """Bring a file to a row that another one was brought for here, which stands."""
        if not asset.file:
            return self._take(file, asset, stream)
        digest = digest_of_file(stream)
        if digest == asset.digest and asset.imported_digest:
            return self._take(file, asset, stream)
        if digest in {asset.digest, asset.imported_digest}:
            return "unchanged"
        self.kept.append(ImportProblem(file.source, _BOTH))
        return "skipped"

    def _take(self, file: Kept, asset: Asset | None, stream: IO[bytes]) -> Status | None:
        """Make the file that of its row."""
        status: Status = "updated" if asset and asset.file else "created"
        asset = asset or Asset(source_path=file.source)
        stored = _facts(asset)
        asset.path, asset.kind, asset.template = file.url, file.kind, ""
        asset.disk_name = disk_name(file.path, self.tree.root, file.source)
        before = os.fstat(stream.fileno())
        keep_file(asset, stream, file.source, before.st_size, dry_run=self.dry_run)
        if _is_other(before, os.fstat(stream.fileno())):
            _let_go(asset)
            self._problem(file.source, "the file changed while it was read; import again")
            return None
        if is_blank(asset):
            self.notes.append(ImportProblem(file.source, _BLANK))
        asset.imported_digest = asset.digest
        if _facts(asset) == stored:
            return "unchanged"
        if not self.dry_run:
            _save(asset)
            if file.source in self._deleted:
                Deleted.objects.filter(source_path=file.source).delete()
        return status

    def _problem(self, source: str, message: str) -> None:
        self.problems.append(ImportProblem(source, message))


def _fits(source: str) -> bool:
    """Whether a row can name the file; the walk that follows says why not."""
    try:
        source.encode()
    except UnicodeEncodeError:
        return False
    return len(source) <= LONGEST_PATH


def _facts(asset: Asset) -> tuple[str | None, ...]:
    """Return what an import says of a file."""
    return (
        asset.path, asset.kind, asset.disk_name, asset.template.name or "",
        asset.digest, asset.imported_digest,
    )  # fmt: skip


def _is_other(before: os.stat_result, after: os.stat_result) -> bool:
    """Whether somebody wrote to a file between two looks at it."""
    return (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)


def _let_go(asset: Asset) -> None:
    """Take what ``asset`` was given out of storage again, unless another row has it."""
    name = asset.file.name
    if name and not Asset.objects.filter(file=name).exists():
        asset.file.storage.delete(name)


def _save(asset: Asset) -> None:
    """Store ``asset``; a row that stood for the missing picture at its address goes into it."""
    with transaction.atomic():
        placeholder = None
        if asset.path:
            others = Asset.objects.filter(path=asset.path, file="").exclude(pk=asset.pk)
            placeholder = others.first()
        if placeholder is None:
            asset.save()
            return
        users = list(placeholder.used_by.values_list("pk", flat=True))
        asset.alt = asset.alt or placeholder.alt
        placeholder.delete()
        asset.save()
        asset.used_by.add(*users)
