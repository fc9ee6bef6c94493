"""The files of a tree beside its documents: what readers fetch, and what only export needs."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from blog.importing.addresses import is_reserved
from blog.importing.report import AssetReport, ImportProblem
from blog.jekyll.site import Tree
from blog.media import ImageTooLarge, keep_file
from blog.models import Asset

# What each source folder of a Jekyll tree holds.
_SOURCES = {
    "includes_dir": Asset.Kind.INCLUDE,
    "layouts_dir": Asset.Kind.LAYOUT,
    "data_dir": Asset.Kind.DATA,
}


class FileImporter:
    """Keeps the files of one tree; with ``dry_run`` it only says what it would do."""

    def __init__(self, tree: Tree, *, dry_run: bool) -> None:
        """Take what is stored already into account."""
        self.tree, self.dry_run = tree, dry_run
        self.problems: list[ImportProblem] = []

    def run(self) -> Iterator[AssetReport]:
        """Keep every file; yield what became of each that readers may fetch."""
        for source, path, kind in self._sources():
            self._keep(source, None, path, kind)
        for asset in self.tree.assets:
            url = None if is_reserved(asset.url) else asset.url
            status = self._keep(asset.source, url, asset.path, Asset.Kind.STATIC)
            if status:
                yield AssetReport(asset.source, url, status)

    def _sources(self) -> Iterator[tuple[str, Path, str]]:
        """Yield the files that documents are made of, as they lie in the tree."""
        if not self.tree.is_jekyll:
            return
        root = self.tree.root
        for name in ("_config.yml", "_config.yaml", "_config.toml"):
            if (root / name).is_file():
                yield name, root / name, Asset.Kind.OTHER
        for setting, kind in _SOURCES.items():
            folder = root / str(self.tree.config[setting]).strip("/")
            for path in _files_below(folder, root):
                yield path.relative_to(root).as_posix(), path, kind

    def _keep(self, source: str, url: str | None, path: Path, kind: str) -> str | None:
        """Keep one file; return its status, None where it cannot be read."""
        asset = Asset.objects.filter(source_path=source).first()
        status = "updated" if asset and asset.file else "created"
        asset = asset or Asset(source_path=source)
        before = (asset.path, asset.kind)
        asset.path, asset.kind = url, kind
        try:
            with path.open("rb") as stream:
                changed = keep_file(
                    asset, stream, source, path.stat().st_size, dry_run=self.dry_run
                )
        except ImageTooLarge as error:
            self._problem(source, f"the image is refused: {error}")
            return None
        except OSError as error:
            self._problem(source, f"the file cannot be read ({error.strerror or error})")
            return None
        if not changed and before == (url, kind):
            return "unchanged"
        if not self.dry_run:
            asset.save()
        return status

    def _problem(self, source: str, message: str) -> None:
        self.problems.append(ImportProblem(source, message))


def _files_below(folder: Path, root: Path) -> Iterable[Path]:
    """Return the files below ``folder`` that lie in the tree in truth, by name."""
    inside = root.resolve()
    if folder == root or not folder.is_dir():
        return []
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in files if path.resolve().is_relative_to(inside))
