"""Finding the documents and the assets of a Jekyll tree."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from blog.jekyll import text_file
from blog.jekyll.addresses import Addresses
from blog.jekyll.assets import Asset, asset
from blog.jekyll.entries import Entries, Entry
from blog.jekyll.problem import Problem
from blog.jekyll.reading import DATED

_HEADER = re.compile(rb"\A(?:\xef\xbb\xbf)?---\s*\r?\n")
_BINARY = re.compile(rb"[^\0]*\0")
_PARTS = (".html", ".htm")
_TEXTS = (".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm", ".txt", ".textile")


def starts_with(path: Path, pattern: re.Pattern[bytes]) -> bool:
    """Say whether the first bytes of a file match; what cannot be read does not."""
    try:
        if not os.path.isfile(path):
            return False
        with path.open("rb") as file:
            return bool(pattern.match(file.read(4096)))
    except OSError:
        return False


@dataclass(slots=True)
class Finder:
    """Finds the documents and the assets of a Jekyll tree, folder by folder.

    ``others`` are the files that Jekyll leaves alone where posts or collections lie.
    """

    entries: Entries
    addresses: Addresses
    assets: list[Asset] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    posts: list[tuple[Entry, str]] = field(default_factory=list)
    pages: list[tuple[Entry, str]] = field(default_factory=list)
    seen: set[Path] = field(default_factory=set)

    @property
    def config(self) -> Mapping[str, Any]:
        """The configuration of the tree."""
        return self.entries.config

    def find(self) -> list[tuple[Entry, str]]:
        """Return every document with its kind: posts and drafts, pages, collections.

        Jekyll makes a page as well of a collection's document where ``include`` names its
        folder; it is one document here.
        """
        self._folder("")
        for entry in self.entries.included_files():
            self._file(entry)
        collected: list[tuple[Entry, str]] = []
        for label in self.config["collections"]:
            if label not in ("posts", "data"):
                collected += self._collection(label)
        also_pages = {entry.path for entry, _ in collected}
        pages = [(entry, kind) for entry, kind in self.pages if entry.path not in also_pages]
        return self.posts + pages + collected

    def _folder(self, folder: str) -> None:
        folders, files = self.entries.listed(folder)
        container = self.config["collections_dir"].strip("/")
        if not container or f"/{folder}".startswith(f"/{container}"):
            self._posts(f"{folder}/_posts".lstrip("/"), "post")
            self._posts(f"{folder}/_drafts".lstrip("/"), "draft")
        for name in folders:
            if name != self.config["destination"].strip("./"):
                self._folder(name)
        for entry in files:
            self._file(entry)

    def _posts(self, folder: str, kind: str) -> None:
        path = self.entries.root / folder
        if not os.path.isdir(path):
            return
        if text_file.leads_out(path, self.entries.root):
            message = "this symbolic link leads out of the tree; put the folder itself here"
            self.entries.problems.append(Problem(folder, 0, message))
            return
        for entry in self.entries.below(folder):
            name = entry.source[len(folder) + 1 :]
            is_post = (kind == "draft" and "." in name.rpartition("/")[2]) or DATED.match(name)
            if starts_with(entry.path, _BINARY) and not name.lower().endswith(_TEXTS):
                self.others.append(entry.source)  # Jekyll skips what is no text
            elif is_post:
                self.posts.append((entry, kind))
            elif self._looks_like_post(entry):
                message = (
                    "Jekyll takes no post without a date in its name; "
                    "rename it as 2019-07-13-title.md, or move it to _drafts"
                )
                self.entries.problems.append(Problem(entry.source, 0, message))
                self.others.append(entry.source)
            else:
                self.others.append(entry.source)

    def _looks_like_post(self, entry: Entry) -> bool:
        """Say whether an author may have meant a file without a date to be a post.

        A text in HTML without front matter is a part that posts include.
        """
        name = entry.source.lower()
        return name.endswith(_TEXTS) and (
            not name.endswith(_PARTS) or starts_with(entry.path, _HEADER)
        )

    def _file(self, entry: Entry) -> None:
        if entry.path in self.seen:
            return
        self.seen.add(entry.path)
        if starts_with(entry.path, _HEADER):
            self.pages.append((entry, "page"))
        else:
            self._asset(entry, f"/{entry.source}")

    def _collection(self, label: str) -> list[tuple[Entry, str]]:
        container = self.config["collections_dir"].strip("/")
        folder = f"{container}/_{label}".lstrip("/")
        if not os.path.isdir(self.entries.root / folder):
            return []
        documents = []
        for entry in self.entries.below(folder, hidden=True):
            if starts_with(entry.path, _HEADER):
                documents.append((entry, f"collection:{label}"))
            elif self.config["collections"][label].get("output"):
                self._asset(entry, self.addresses.static(label, entry.source[len(folder) :]))
            else:
                self.others.append(entry.source)
        return documents

    def _asset(self, entry: Entry, url: str) -> None:
        try:
            self.assets.append(asset(entry, url))
        except OSError as error:
            reason = error.strerror or str(error)
            self.entries.problems.append(
                Problem(entry.source, 0, f"the file cannot be read ({reason})")
            )
