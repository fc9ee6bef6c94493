"""Front matter that the configuration gives to documents by their place and type."""

import glob
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Self

from blog.jekyll.config import DEFAULTS, merged

_OLD_TYPES = {"page": "pages", "post": "posts", "draft": "drafts"}


@dataclass(slots=True)
class Defaults:
    """The ``defaults`` of a configuration, for the tree at ``root``; None where the documents
    lie in no tree, so that patterns are held against their paths.
    """

    root: Path | None
    config: Mapping[str, Any]
    _globs: dict[str, list[str]] = field(default_factory=dict)
    _places: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of_stored(cls, config: Mapping[str, Any]) -> Self:
        """Return the defaults of a stored site by its configuration."""
        whole = {**DEFAULTS, **config}
        return cls(None, whole if isinstance(whole["defaults"], list) else DEFAULTS)

    def values(self, path: str, type: str) -> dict[str, Any]:
        """Return the values for the document at ``path`` (collections folder aside)."""
        result: dict[str, Any] = {}
        old: Mapping[str, Any] | None = None
        for scope, values in self._matching(path, type):
            if old is None or _precedes(old, scope):
                result = merged(result, values)
                old = scope
            else:
                result = merged(values, result)
        return result

    def _matching(self, path: str, type: str) -> list[tuple[Mapping[str, Any], dict[str, Any]]]:
        found: list[tuple[Mapping[str, Any], dict[str, Any]]] = []
        for entry in self._near(path):
            scope = _scope_of(entry)
            if _has_type(scope, type) and self._has_path(scope.get("path"), path):
                found.append((scope, entry["values"]))
        return found

    def _near(self, path: str) -> Iterator[dict[str, Any]]:
        """Yield the entries that may be meant for ``path``, in their order.

        An export of notes gives each of its files an entry, so that these are looked up by the
        beginnings of the path rather than one after the other.
        """
        entries = self.config["defaults"]
        if not self._places:
            self._places[""] = []
            for place, entry in enumerate(entries):
                if isinstance(entry, dict) and isinstance(entry.get("values"), dict):
                    self._places.setdefault(self._beginning(entry), []).append(place)
        beginnings = (path[:end] for end in range(len(path) + 1))
        places = (place for one in beginnings for place in self._places.get(one, ()))
        yield from (entries[place] for place in sorted(places))

    def _beginning(self, entry: Mapping[str, Any]) -> str:
        """Return what a path has to begin with for ``entry`` to be meant, "" for a pattern."""
        pattern = _scope_of(entry).get("path")
        if not isinstance(pattern, str) or "*" in pattern:
            return ""
        return self._inner(unicodedata.normalize("NFC", pattern))

    def _has_path(self, pattern: object, path: str) -> bool:
        if not isinstance(pattern, str) or not pattern:
            return True
        pattern = unicodedata.normalize("NFC", pattern)
        if "*" not in pattern:
            return path.startswith(self._inner(pattern))
        if self.root is None:
            return _fits(path.split("/"), self._inner(pattern.strip("/")).split("/"))
        return any(path.startswith(self._inner(name)) for name in self._found(pattern))

    def _inner(self, path: str) -> str:
        """Return a path of a scope as documents have theirs: without the collections folder."""
        folder = self.config["collections_dir"].strip("/")
        return path.removeprefix(f"{folder}/") if folder else path

    def _found(self, pattern: str) -> list[str]:
        """Return the paths in the tree that a pattern with stars names."""
        if pattern not in self._globs:
            names = [] if ".." in pattern else glob.glob(pattern.lstrip("/"), root_dir=self.root)
            if "**" in pattern and ".." not in pattern:
                names += glob.glob(pattern.lstrip("/"), root_dir=self.root, recursive=True)
            self._globs[pattern] = [unicodedata.normalize("NFC", name) for name in names]
        return self._globs[pattern]


def _fits(names: Sequence[str], pattern: Sequence[str]) -> bool:
    """Whether a path begins with folders, or is a file, that a pattern with stars names."""
    if not pattern:
        return True
    first, rest = pattern[0], pattern[1:]
    if first == "**":
        return any(_fits(names[skipped:], rest) for skipped in range(len(names)))
    return bool(names) and fnmatchcase(names[0], first) and _fits(names[1:], rest)


def _scope_of(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    scope = entry.get("scope")
    return scope if isinstance(scope, dict) else {}


def _has_type(scope: Mapping[str, Any], type: str) -> bool:
    wanted = str(scope.get("type")) if "type" in scope else type
    return _OLD_TYPES.get(wanted, wanted) == type


def _length(scope: Mapping[str, Any]) -> int:
    path = scope.get("path")
    if not isinstance(path, str):
        return 0
    return len(path.lstrip("/").rstrip("/") if path.startswith("/") else path)


def _precedes(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Say whether the newer of two scopes wins: the longer path, then the one with a type."""
    if _length(new) != _length(old):
        return _length(new) > _length(old)
    return "type" in new or "type" not in old
