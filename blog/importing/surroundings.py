"""What rendering may know of a tree around one of its documents."""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from blog.jekyll import text_file
from blog.jekyll.document import Document
from blog.jekyll.site import Documents, Tree
from blog.jekyll.values import Library, Record, Site, page, record_of, variables
from blog.markup import MarkupError, parse
from blog.markup.article import ImageFile, Source, Surroundings
from blog.markup.jekyll_defaults import kramdown_settings


class TreeSite:
    """A tree, as Liquid and the images ask about it; nothing of it needs a database.

    ``files`` are the site's files by address, None where they are unknown (one file by
    itself), so that no image counts as missing. ``hosts`` are the site's own.
    """

    def __init__(
        self,
        tree: Tree,
        files: Mapping[str, ImageFile] | None,
        hosts: frozenset[str] = frozenset(),
    ) -> None:
        """Answer for ``tree``."""
        self.tree, self.hosts = tree, hosts
        self._knows_files = files is not None
        self.files = {
            unicodedata.normalize("NFC", path): file for path, file in (files or {}).items()
        }
        path = str(tree.config.get("baseurl") or "").strip("/")
        self.base_url = f"/{path}" if path else ""
        self._rendering: set[str] = set()

    def around(self, document: Document) -> Surroundings:
        """Return the surroundings of ``document``."""
        return self._around(record_of(document))

    def _around(self, record: Record) -> Surroundings:
        return Surroundings(
            kramdown=kramdown_settings(self.tree.config),
            variables=self._variables(record),
            include=self._include,
            image=self.image,
            missing_images=self._knows_files,
            hosts=self.hosts,
            excerpt_separator=str(record["excerpt_separator"]),
            lang=str(record["values"].get("lang") or ""),
        )

    def _variables(self, record: Record) -> dict[str, Any]:
        own = page(
            record,
            zone=self.tree.zone,
            neighbours=lambda: self._neighbours(record),
        )
        return variables(self.library, own, self.site)

    def _neighbours(self, record: Record) -> Any:
        found = self.library.find(record["source"])
        return self.library.around(found, record["kind"]) if found else (None, None)

    @cached_property
    def library(self) -> Library:
        """Everything that Liquid's ``site`` is filled from."""
        return Library(
            config=self.tree.config,
            records=self._records,
            data=lambda: self.tree.data,
            files=lambda: self.tree.assets,
            zone=self.tree.zone,
            render=self._html,
        )

    @cached_property
    def site(self) -> Site:
        """Liquid's ``site``, one for all documents."""
        return Site(self.library)

    def _records(self) -> Iterator[Record]:
        for document in self.tree.documents:
            if self._is_to_come(document):
                continue
            yield record_of(document) | {"format": document.format}

    def _is_to_come(self, document: Document) -> bool:
        """Whether Jekyll would leave the document out because its date lies ahead."""
        if document.kind == "page" or document.date is None or self.tree.config.get("future"):
            return False
        return document.date > self.library.now

    def _html(self, record: Record) -> str:
        """Return what ``post.content`` is; a document that asks for itself gets its source."""
        name = record["source"]
        if name in self._rendering:
            return str(record["body"])
        self._rendering.add(name)
        try:
            source = Source(str(record["body"]), name, format=record.get("format", "kramdown"))
            return parse(source, self._around(record)).html
        except MarkupError:
            return str(record["body"])
        finally:
            self._rendering.discard(name)

    def _include(self, name: str) -> str | None:
        """Return the include ``name``, or the text that lies in the tree at ``./`` and a path."""
        if not name.startswith("./"):
            return self.tree.includes.get(name)
        if not isinstance(self.tree.documents, Documents):  # a text without a tree around it
            return None
        path, encoding = self.tree.root / name, str(self.tree.config["encoding"])
        try:
            return text_file.read(path, self.tree.root, encoding).lstrip("\ufeff")
        except text_file.Unreadable:
            return None

    def image(self, path: str) -> ImageFile | None:
        """Return what is known of the image at ``path``, with the site's baseurl or without."""
        below = path.removeprefix(self.base_url) if self._is_below(path) else path
        return self.files.get(below)

    def _is_below(self, path: str) -> bool:
        return bool(self.base_url) and path.startswith(f"{self.base_url}/")
