"""``site`` and ``page`` as Jekyll's templates see them, filled only as far as they are asked.

They are made from plain mappings (``record_of`` makes one of a document), so that a tree
that is being read and the rows of a database can both feed them.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from blog.jekyll import dates
from blog.jekyll.library import Library, static_file
from blog.jekyll.pages import Lazy, Page, Record, page, record_of

__all__ = ["Library", "Page", "Record", "Site", "page", "record_of", "static_file", "variables"]


class Site(Lazy):
    """``site``: the configuration, and lists that are made when a template asks for them."""

    def __init__(self, library: Library) -> None:
        self.library = library
        labels = [label for label in library.config.get("collections") or {} if label != "posts"]
        computed: dict[str, Callable[[], Any]] = {
            "posts": library.posts,
            "pages": lambda: library.of_kind("page"),
            "html_pages": lambda: [one for one in library.of_kind("page") if _is_html(one)],
            "documents": lambda: [one for kind, one in library.pages if kind != "page"],
            "static_files": lambda: library.static_files,
            "tags": lambda: library.by("tags"),
            "categories": lambda: library.by("categories"),
            "related_posts": lambda: library.posts()[:10],
            "collections": lambda: self._collections(["posts", *labels]),
            "data": lambda: dict(library.data()),
        }
        for label in labels:
            computed[label] = _collection(library, label)
        values = {**library.config, "time": dates.local(library.now, library.zone)}
        super().__init__(values, computed)

    def _collections(self, labels: Sequence[str]) -> list[dict[str, Any]]:
        """Return the collections with their documents, by name."""
        settings = self.library.config.get("collections") or {}
        return [
            {
                **(settings.get(label) or {}),
                "label": label,
                "docs": self.library.of_kind("post" if label == "posts" else f"collection:{label}"),
                "relative_directory": f"_{label}",
                "output": bool((settings.get(label) or {}).get("output", label == "posts")),
            }
            for label in sorted(labels)
        ]

    @cached_property
    def addresses(self) -> dict[str, str]:
        """The address of everything by its path, as ``link`` and ``post_url`` need them."""
        found = {item["path"].lstrip("/"): str(item["url"]) for item in self.library.static_files}
        container = str(self.library.config.get("collections_dir") or "").strip("/")
        for _, one in self.library.pages:
            path = one["path"].removeprefix(f"{container}/") if container else one["path"]
            found[path] = str(one["url"])
        return found


def _is_html(one: Page) -> bool:
    url = str(one.get("url") or "")
    return url.endswith(("/", ".html", ".htm", ".xhtml")) or "." not in url.rpartition("/")[2]


def _collection(library: Library, label: str) -> Callable[[], list[Page]]:
    return lambda: library.of_kind(f"collection:{label}")


def variables(library: Library, current: Page | None, site: Site | None = None) -> dict[str, Any]:
    """Return the globals of a template: ``site``, ``page``, ``jekyll`` and their like.

    One ``site`` may serve many documents; without it a new one is made.
    """
    return {
        "site": site or Site(library),
        "page": current,
        "jekyll": {"version": "4.3.1", "environment": "production"},
        "paginator": None,
        "layout": None,
    }
