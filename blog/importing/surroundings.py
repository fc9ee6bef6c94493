"""What rendering may know of a tree around one of its documents."""

import unicodedata
from collections.abc import Collection
from functools import cache, cached_property
from typing import Any

from blog.jekyll.document import Document
from blog.jekyll.site import Tree
from blog.markup.article import ImageFile, Surroundings


class TreeSite:
    """A tree, as Liquid and the images ask about it; nothing of it needs a database.

    ``files`` are the addresses of the tree's files, None where they are unknown (one file by
    itself), so that no image counts as missing.
    """

    def __init__(self, tree: Tree, files: Collection[str] | None) -> None:
        """Answer for ``tree``."""
        self.tree = tree
        self._files = None if files is None else frozenset(map(_nfc, files))

    def around(self, document: Document) -> Surroundings:
        """Return the surroundings of ``document``."""
        config = self.tree.config
        return Surroundings(
            kramdown=config.get("kramdown") or {},
            variables={"site": self.variables, "page": page_variables(document)},
            include=self.tree.includes.get,
            image=self.image,
            missing_images=self._files is not None,
            excerpt_separator=document.excerpt_separator,
            lang=document.lang,
        )

    @cached_property
    def variables(self) -> dict[str, Any]:
        """Liquid's ``site``."""
        return {**self.tree.config, "data": self.tree.data}

    def image(self, path: str) -> ImageFile | None:
        """Return what is known of the image at ``path``."""
        return ImageFile() if self._files and path in self._files else None


def page_variables(document: Document) -> dict[str, Any]:
    """Return Liquid's ``page`` for a document of the tree."""
    return {
        **document.values,
        "title": document.title,
        "url": document.url,
        "date": document.date,
        "categories": document.categories,
        "tags": document.tags,
        "path": document.source,
        "slug": document.slug,
    }


@cache
def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
