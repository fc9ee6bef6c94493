"""Reading a Jekyll tree, a folder of texts or one file; nothing in it makes this raise."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any

from blog.jekyll import config as configuration
from blog.jekyll import data, dates, text_file
from blog.jekyll.addresses import Addresses
from blog.jekyll.assets import Asset
from blog.jekyll.defaults import Defaults
from blog.jekyll.document import Document
from blog.jekyll.entries import Entries, Entry
from blog.jekyll.finder import Finder, starts_with
from blog.jekyll.problem import Problem
from blog.jekyll.reading import Reader

_FOREIGN_HEADER = re.compile(
    rb"\A(?:\xef\xbb\xbf)?"
    rb"(?:---\s*\r?\n|\+\+\+[ \t]*\r?\n|\{\s*\"|(?:[A-Za-z][\w-]*:.*\n)*title:.*\n)",
    re.I,
)
# Files of these kinds are data, whatever they begin with.
_DATA = (".json", ".yml", ".yaml", ".toml", ".csv", ".tsv", ".xml", ".js", ".css", ".scss")


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of a tree in a fixed order, each read when it is asked for."""

    reader: Reader
    entries: tuple[tuple[Entry, str], ...]

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Document]:
        return (self.reader.read(entry, kind) for entry, kind in self.entries)


@dataclass(slots=True)
class Tree:
    """A tree that was looked through.

    ``is_jekyll`` is False for a folder of texts or one file, ``is_configured`` where the
    configuration cannot be read. ``config`` is complete with Jekyll's defaults; ``includes``
    and ``layouts`` map names to texts. ``others`` are the files that were left alone,
    ``problems`` what is wrong with the tree itself; what is wrong with a document stands in
    the document.
    """

    root: Path
    config: dict[str, Any]
    zone: tzinfo = UTC
    is_jekyll: bool = True
    is_configured: bool = True
    documents: Documents | tuple[Document, ...] = ()
    data: dict[str, Any] = field(default_factory=dict)
    includes: dict[str, str] = field(default_factory=dict)
    layouts: dict[str, str] = field(default_factory=dict)
    assets: list[Asset] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read(
    path: Path,
    config_files: Sequence[Path] = (),
    now: datetime | None = None,
    config: Mapping[str, Any] | None = None,
) -> Tree:
    """Return the tree at ``path``: a Jekyll site, a folder of texts, or one file.

    ``config_files`` are the files of ``jekyll --config``; ``now`` stands for the moment of
    the build; ``config`` is the complete configuration of a site for what brings none itself,
    or none that can be read.
    """
    root = path if os.path.isdir(path) else path.parent
    is_jekyll = root == path and (bool(config_files) or _is_jekyll(root))
    own, problems, is_whole = configuration.read(root, config_files) if is_jekyll else _no_config()
    if config and not (is_jekyll and is_whole):
        own = dict(config)
    tree = Tree(root, own, _zone(own, problems), is_jekyll, is_whole, problems=problems)
    entries = Entries(root, own, problems)
    if not os.path.exists(path):
        problems.append(Problem(path.name, 0, "there is no such file or folder; check the path"))
        return tree
    reader = _reader(tree, now or datetime.now(UTC))
    if tree.is_jekyll:
        finder = Finder(entries, reader.addresses, tree.assets, tree.others)
        found = finder.find()
        tree.data = data.read(entries, own["data_dir"].strip("/"), own["encoding"])
        tree.includes = _texts(entries, own["includes_dir"])
        tree.layouts = _texts(entries, own["layouts_dir"])
    else:
        found = [(Entry(path.name, path), "post")] if path.is_file() else _folder(tree, entries)
    tree.documents = Documents(reader, tuple(found))
    return tree


def read_text(
    source: str, text: str, kind: str = "post", config: Mapping[str, Any] | None = None
) -> Tree:
    """Return a tree of one document whose ``text`` is at hand; ``source`` is its path in it."""
    values, problems, _ = _no_config()
    own = dict(config) if config else values
    tree = Tree(Path(), own, _zone(own, problems), is_jekyll=False, problems=problems)
    entry = Entry(source, Path(source))
    tree.documents = (_reader(tree, datetime.now(UTC)).read_text(entry, kind, text),)
    return tree


def _no_config() -> configuration.Configuration:
    return configuration.read(Path("/nonexistent"))


def _zone(config: Mapping[str, Any], problems: list[Problem]) -> tzinfo:
    try:
        return dates.site_zone(config["timezone"])
    except ValueError as error:
        problems.append(Problem("_config.yml", 0, f"{error}; UTC is taken"))
        return UTC


def _reader(tree: Tree, now: datetime) -> Reader:
    return Reader(
        root=tree.root,
        config=tree.config,
        zone=tree.zone,
        defaults=Defaults(tree.root, tree.config),
        addresses=Addresses(tree.config, tree.zone, now),
        now=now,
        translate=not tree.is_jekyll,
    )


def _is_jekyll(root: Path) -> bool:
    """Say whether a folder is a Jekyll tree: it has a configuration, or posts somewhere."""
    if any(os.path.lexists(root / name) for name in configuration.NAMES):
        return True
    return any(path.is_dir() for name in ("_posts", "_drafts") for path in root.rglob(name))


def _texts(entries: Entries, folder: str) -> dict[str, str]:
    """Return the texts below ``folder`` by their names; unreadable ones become problems."""
    folder = folder.strip("/")
    texts = {}
    if folder and os.path.isdir(entries.root / folder):
        for entry in entries.below(folder):
            try:
                text = text_file.read(entry.path, entries.root, entries.config["encoding"])
                texts[entry.source[len(folder) + 1 :]] = text.lstrip("\ufeff")
            except text_file.Unreadable as error:
                entries.problems.append(Problem(entry.source, error.line, error.message))
    return texts


def _folder(tree: Tree, entries: Entries) -> list[tuple[Entry, str]]:
    """Return every text with front matter as a post; the other files are named and left."""
    found = []
    for entry in entries.everything():
        is_data = entry.source.lower().endswith(_DATA)
        if not is_data and starts_with(entry.path, _FOREIGN_HEADER):
            found.append((entry, "post"))
        else:
            tree.others.append(entry.source)
    return found
