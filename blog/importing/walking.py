"""Every regular file of a tree, whatever Jekyll would make of it."""

import os
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from blog.importing.report import ImportProblem
from blog.jekyll.entries import Entry
from blog.jekyll.site import Tree

# Folders of version control, caches and installed packages: whole, wherever they lie.
_NEVER = frozenset(
    {
        ".git", ".svn", ".hg", ".bzr", "CVS", "node_modules", "__pycache__", ".bundle",
        ".jekyll-cache", ".jekyll-metadata", ".sass-cache", ".asset-cache",
    }
)  # fmt: skip
_BUNDLES = frozenset({"vendor/bundle", "vendor/cache", "vendor/gems", "vendor/ruby"})
_DEPTH = 64
LONGEST_PATH = 500


def disk_name(path: Path, root: Path, source: str) -> str:
    """Return the path of a file below ``root`` as on disk, "" where that is ``source``."""
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else source
    return "" if name == source else name


@dataclass(slots=True)
class Walk:
    """Looks through a tree once; what is passed over with a reason stands in ``problems``.

    ``own`` are paths that are Mokcha's.
    """

    tree: Tree
    own: Sequence[str] = ()
    problems: list[ImportProblem] = field(default_factory=list)

    def files(self) -> Iterator[Entry]:
        """Yield the files in the order of their folders."""
        waiting = [""]
        while waiting:
            folder = waiting.pop()
            folders, files = self._listed(folder)
            yield from files
            waiting += reversed(folders)

    def _listed(self, folder: str) -> tuple[list[str], list[Entry]]:
        folders: list[str] = []
        files: list[Entry] = []
        for entry in self._scan(folder):
            name = f"{folder}/{entry.name}" if folder else entry.name
            if self._passed_over(entry.name, name):
                continue
            kind = self._kind(entry, name)
            if kind == "folder":
                folders.append(name)
            elif kind == "file":
                files.append(Entry(name, Path(entry.path)))
        return folders, files

    def _scan(self, folder: str) -> list[os.DirEntry[str]]:
        if folder.count("/") > _DEPTH:
            self._problem(folder, "folders nested too deep; not read")
            return []
        try:
            with os.scandir(self.tree.root / folder) as found:
                return sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            reason = error.strerror or str(error)
            self._problem(folder or ".", f"the folder cannot be read ({reason}); see to it")
            return []

    def _passed_over(self, last: str, name: str) -> bool:
        destination = str(self.tree.config.get("destination") or "_site").strip("./")
        records = f"{str(self.tree.config['data_dir']).strip('/')}/mokcha"
        return last in _NEVER or name in _BUNDLES or name in {destination, records, *self.own}

    def _kind(self, entry: os.DirEntry[str], name: str) -> str:
        """Return "file", "folder" or "", the last with a line that says why."""
        try:
            if entry.is_symlink():
                return self._linked(entry, name)
            mode = entry.stat(follow_symlinks=False).st_mode
        except (OSError, RuntimeError) as error:
            self._problem(name, f"the file cannot be read ({error}); see to it")
            return ""
        if stat.S_ISDIR(mode):
            return "folder"
        if not stat.S_ISREG(mode):
            self._problem(name, "this is no regular file; it is left out")
            return ""
        return self._storable(name)

    def _linked(self, entry: os.DirEntry[str], name: str) -> str:
        """A link to a file of the tree counts as that file; one to a folder is not followed."""
        target = Path(entry.path).resolve()
        if not target.is_relative_to(self.tree.root.resolve()):
            message = "this symbolic link leads out of the tree; put the file itself here"
            self._problem(name, message)
            return ""
        return self._storable(name) if target.is_file() else ""

    def _storable(self, name: str) -> str:
        try:
            name.encode()
        except UnicodeEncodeError:
            self._problem(name, "the name is not UTF-8; rename the file")
            return ""
        if len(unicodedata.normalize("NFC", name)) > LONGEST_PATH:
            self._problem(name, f"the path is longer than {LONGEST_PATH} characters; shorten it")
            return ""
        return "file"

    def _problem(self, name: str, message: str) -> None:
        source = unicodedata.normalize("NFC", name)
        # The reading of the tree has named the refused links that it met.
        if all(problem.source != source for problem in self.tree.problems):
            self.problems.append(ImportProblem(source, message))
