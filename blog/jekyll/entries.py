"""Which entries of a folder Jekyll looks at: ``include``, ``exclude``, special names, links."""

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from blog.jekyll import text_file
from blog.jekyll.problem import Problem

_SPECIAL = (".", "_", "#", "~")
_DEPTH = 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: ``name`` is its path below the root as on disk, ``path`` where it lies."""

    name: str
    path: Path

    @property
    def source(self) -> str:
        """The identity of the file: its path below the root in NFC."""
        return unicodedata.normalize("NFC", self.name)


@dataclass(slots=True)
class Entries:
    """The folders of a tree seen through the configuration; refused links become problems."""

    root: Path
    config: Mapping[str, Any]
    problems: list[Problem] = field(default_factory=list)
    _include: list[str] = field(init=False)
    _exclude: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self._include = [item for item in self.config["include"] if isinstance(item, str)]
        self._exclude = [
            item
            for item in self.config["exclude"]
            if isinstance(item, str) and item not in self._include
        ]

    def listed(self, folder: str) -> tuple[list[str], list[Entry]]:
        """Return the names of the folders in ``folder`` and its files, as Jekyll filters them."""
        folders, files = [], []
        for entry in self._scan(folder):
            name = f"{folder}/{entry.name}" if folder else entry.name
            if not self._wanted(entry.name, folder):
                continue
            if _is_folder(entry):
                folders.append(name)
            elif _is_file(entry):
                files.append(Entry(name, Path(entry.path)))
        return folders, files

    def below(self, folder: str, *, hidden: bool = False) -> Iterator[Entry]:
        """Yield the files at any depth below ``folder``; ``hidden`` looks at dot names too.

        A folder outside of the tree, as a configuration may name one, is refused.
        """
        if text_file.leads_out(self.root / folder, self.root):
            message = "the configuration names this folder outside of the tree; it is not read"
            self.problems.append(Problem(folder, 0, message))
            return
        for name, entry in self._walk(folder, "", hidden):
            if self._wanted(name, folder) and _is_file(entry):
                yield Entry(f"{folder}/{name}", Path(entry.path))

    def everything(self) -> Iterator[Entry]:
        """Yield every file of the tree but those in hidden folders or hidden themselves."""
        for name, entry in self._walk("", "", hidden=False):
            if _is_file(entry):
                yield Entry(name, Path(entry.path))

    def _walk(self, base: str, inner: str, hidden: bool) -> Iterator[tuple[str, os.DirEntry[str]]]:
        folder = f"{base}/{inner}".strip("/")
        for entry in self._scan(folder):
            if entry.name.startswith(".") and not hidden:
                continue
            name = f"{inner}/{entry.name}" if inner else entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from self._walk(base, name, hidden)
            else:
                yield name, entry

    def _scan(self, folder: str) -> list[os.DirEntry[str]]:
        """Return the entries of a folder in order, without links that lead out of the tree."""
        if folder.count("/") > _DEPTH:
            self.problems.append(Problem(folder[:200], 0, "folders nested too deep; not read"))
            return []
        try:
            with os.scandir(self.root / folder) as found:
                entries = sorted(found, key=lambda entry: unicodedata.normalize("NFC", entry.name))
        except OSError as error:
            reason = error.strerror or str(error)
            self.problems.append(
                Problem(folder or ".", 0, f"the folder cannot be read ({reason}); see to it")
            )
            return []
        return [entry for entry in entries if not self._refused(folder, entry)]

    def _refused(self, folder: str, entry: os.DirEntry[str]) -> bool:
        """Refuse what leads out of the tree, and folders that lead back to themselves."""
        if not entry.is_symlink():
            return False
        path = Path(entry.path)
        name = unicodedata.normalize("NFC", f"{folder}/{entry.name}".lstrip("/"))
        try:
            if text_file.leads_out(path, self.root):
                message = "this symbolic link leads out of the tree; put the file itself here"
            elif not path.exists():
                message = "this symbolic link leads nowhere; take it away"
            elif path.is_dir() and path.parent.resolve().is_relative_to(path.resolve()):
                message = "this symbolic link leads back to a folder around it; take it away"
            else:
                return False
        except PermissionError:
            message = "this symbolic link leads to what may not be read; see to it"
        except (OSError, RuntimeError):
            message = "this symbolic link leads in a circle; take it away"
        self.problems.append(Problem(name, 0, message))
        return True

    def _wanted(self, name: str, folder: str) -> bool:
        """Say whether Jekyll keeps the entry ``name`` found in ``folder``."""
        if name.endswith("."):
            return False
        last = name.rpartition("/")[2]
        included = self._matches(self._include, name) or self._matches(self._include, last)
        if included:
            return True
        whole = f"{folder}/{name}".lstrip("/")
        if self._matches(self._exclude, whole):
            return False
        return not (name.startswith(_SPECIAL) or last.startswith(_SPECIAL) or name.endswith("~"))

    def _matches(self, patterns: list[str], name: str) -> bool:
        name = unicodedata.normalize("NFC", name)
        for pattern in patterns:
            bare = unicodedata.normalize("NFC", pattern.lstrip("/"))
            if _glob(bare).match(name) or name.startswith(bare):
                return True
            if bare == f"{name}/" and os.path.isdir(self.root / name):
                return True
        return False

    def included_files(self) -> Iterator[Entry]:
        """Yield the files that ``include`` names by their whole path, wherever they lie."""
        for name in self._include:
            path = self.root / name.lstrip("/")
            # os.path says no where pathlib raises: of what may not be looked at, of circles.
            if not os.path.isfile(path) or ".." in Path(name).parts:
                continue
            if not text_file.leads_out(path, self.root):
                yield Entry(path.relative_to(self.root).as_posix(), path)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether ``entry`` is a folder, or leads to one that may be looked at."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether ``entry`` is a file, or leads to one that may be looked at."""
    try:
        return entry.is_file()
    except OSError:
        return False


@lru_cache(maxsize=1024)
def _glob(pattern: str) -> re.Pattern[str]:
    """Return a pattern of Ruby's ``File.fnmatch``, whose star crosses slashes."""
    parts, place = [], 0
    while place < len(pattern):
        char = pattern[place]
        place += 1
        if char == "*":
            while place < len(pattern) and pattern[place] == "*":
                place += 1
            parts.append(".*")
        elif char == "?":
            parts.append(".")
        elif char == "[" and "]" in pattern[place + 1 :]:
            end = pattern.index("]", place + 1)
            inner = pattern[place:end].replace("\\", "\\\\").replace("[", "\\[")
            parts.append("[" + ("^" + inner[1:] if inner[0] in "!^" else inner) + "]")
            place = end + 1
        elif char == "\\" and place < len(pattern):
            parts.append(re.escape(pattern[place]))
            place += 1
        else:
            parts.append(re.escape(char))
    try:
        return re.compile("".join(parts) + r"\Z", re.S)
    except re.error:
        return re.compile(re.escape(pattern) + r"\Z")
