"""Front matter that the configuration gives to documents by their place and type."""

import glob
import unicodedata
from collections.abc import Mapping, Sequence
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
        for entry in self.config["defaults"]:
            if not isinstance(entry, dict) or not isinstance(entry.get("values"), dict):
                continue
            scope = entry.get("scope")
            scope = scope if isinstance(scope, dict) else {}
            if _has_type(scope, type) and self._has_path(scope.get("path"), path):
                found.append((scope, entry["values"]))
        return found

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
