"""What an export of Mokcha tells of itself in ``_data/mokcha``, taken out of the site's data."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from blog.importing.report import ImportProblem
from blog.importing.walking import disk_name
from blog.jekyll.site import Tree

FOLDER = "mokcha"
"""The folder below ``_data`` that an export writes and an import reads as no data of the site."""

MARK = "mokcha"
"""The key that marks the front matter defaults which an export needs and no site has."""

UNFINISHED = "UNFINISHED"
"""The file in that folder that lies there while an export is not whole."""


_registered: dict[str, Callable[[Any], int]] = {}


def register(name: str, restore: Callable[[Any], int]) -> None:
    """Let an import give ``restore`` the rows in ``_data/mokcha/NAME.json`` of an export.

    It stores those that are not here, and returns how many.
    """
    _registered[name] = restore


@dataclass(frozen=True, slots=True)
class Records:
    """``redirects`` are rows as exported; ``sources`` map files of the export to the documents
    that they are; ``disk_names`` map documents to their names on disk where these differ;
    ``others`` are the rows that others registered for, by name.
    """

    redirects: Any = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    disk_names: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, Any] = field(default_factory=dict)

    def restore(self) -> dict[str, int]:
        """Give the rows to those who registered; return how many of each were new."""
        stored = {name: _registered[name](rows) for name, rows in self.others.items()}
        return {name: number for name, number in stored.items() if number}

    @classmethod
    def taken_from(cls, tree: Tree) -> "Records":
        """Return the records in ``tree``, and take them out of what Liquid sees."""
        entries = getattr(tree.documents, "entries", ())
        names = {
            entry.source: disk_name(entry.path, tree.root, entry.source) for entry, _ in entries
        }
        disk_names = {source: name for source, name in names.items() if name}
        found = tree.data.get(FOLDER)
        if not isinstance(found, dict) or not isinstance(found.get("export"), dict):
            return cls(disk_names=disk_names)
        del tree.data[FOLDER]
        # The reader of the documents goes on with the configuration as it stands in the file.
        own = [entry for entry in tree.config["defaults"] if not _is_marked(entry)]
        tree.config = {**tree.config, "defaults": own}
        sources = found["export"].get("sources")
        texts = {
            file: source
            for file, source in (sources if isinstance(sources, dict) else {}).items()
            if isinstance(file, str) and isinstance(source, str)
        }
        others = {name: found[name] for name in _registered if name in found}
        return cls(found.get("redirects"), texts, disk_names, others)


def unfinished(tree: Tree) -> list[ImportProblem]:
    """Return a line on an export that was not finished, none for any other tree."""
    name = f"{str(tree.config['data_dir']).strip('/')}/{FOLDER}/{UNFINISHED}"
    if not os.path.exists(tree.root / name):
        return []
    return [ImportProblem(name, "this export was not finished: run export_jekyll again")]


def _is_marked(entry: Any) -> bool:
    values = entry.get("values") if isinstance(entry, dict) else None
    return isinstance(values, dict) and values.get(MARK) is True
