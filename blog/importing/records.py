"""What an export of Mokcha tells of itself in ``_data/mokcha``, taken out of the site's data."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from blog.importing.report import ImportProblem
from blog.importing.restoring import (
    restore_gone,
    restore_links,
    restore_terms,
    restore_words,
)
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
    ``found`` is all that the export tells, by name; ``made`` are the digests of files that no
    tree had before.
    """

    redirects: Any = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    disk_names: Mapping[str, str] = field(default_factory=dict)
    found: Mapping[str, Any] = field(default_factory=dict)
    made: Mapping[str, str] = field(default_factory=dict)

    def restore_names(self) -> dict[str, int]:
        """Bring back what documents refer to, before these; return how many of each were new."""
        return _told(
            {
                "terms": restore_terms(self.found.get("terms")),
                "references": restore_links(self.found.get("references")),
                "pictures": restore_words(self.found.get("pictures")),
            }
        )

    def restore(self) -> dict[str, int]:
        """Bring back what hangs on documents; return how many of each were new."""
        registered = {
            name: give(self.found[name]) for name, give in _registered.items() if name in self.found
        }
        return _told({"gone": restore_gone(self.found.get("gone")), **registered})

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
        texts, made = (_texts(found["export"].get(name)) for name in ("sources", "made"))
        return cls(found.get("redirects"), texts, disk_names, found, made)


def _texts(values: Any) -> dict[str, str]:
    """Return what of ``values`` is a text by a text."""
    pairs = values.items() if isinstance(values, dict) else ()
    return {key: value for key, value in pairs if isinstance(key, str) and isinstance(value, str)}


def _told(new: dict[str, int]) -> dict[str, int]:
    return {name: number for name, number in new.items() if number}


def unfinished(tree: Tree) -> list[ImportProblem]:
    """Return a line on an export that was not finished, none for any other tree."""
    name = f"{str(tree.config['data_dir']).strip('/')}/{FOLDER}/{UNFINISHED}"
    if not os.path.exists(tree.root / name):
        return []
    return [ImportProblem(name, "this export was not finished: run export_jekyll again")]


def _is_marked(entry: Any) -> bool:
    values = entry.get("values") if isinstance(entry, dict) else None
    return isinstance(values, dict) and values.get(MARK) is True
