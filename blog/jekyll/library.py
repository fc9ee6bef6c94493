"""Everything that ``site`` is filled from, in Jekyll's order."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from blog.jekyll.assets import Asset
from blog.jekyll.pages import Page, Record, head, page


def static_file(asset: Asset | Record) -> dict[str, Any]:
    """Return a file as templates see it: ``path``, ``name``, ``basename``, ``extname``."""
    source = asset.source if isinstance(asset, Asset) else str(asset.get("source") or "")
    path = PurePosixPath(source)
    return {
        "path": f"/{source}",
        "name": path.name,
        "basename": path.stem,
        "extname": path.suffix,
        "url": asset.url if isinstance(asset, Asset) else asset.get("url"),
    }


@dataclass
class Library:
    """Everything that ``site`` is filled from; each list is asked for once, when needed.

    ``render`` gives the HTML of a document where a template asks for it (``post.content``,
    ``item.output``); without it they have their source text and nothing.
    """

    config: Mapping[str, Any]
    records: Callable[[], Iterable[Record]]
    data: Callable[[], Mapping[str, Any]] = dict
    files: Callable[[], Iterable[Asset | Record]] = tuple
    zone: tzinfo = UTC
    render: Callable[[Record], str] | None = None
    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    @cached_property
    def pages(self) -> list[tuple[str, Page]]:
        """Every public document with its kind, in Jekyll's order."""
        found = []
        for record in self.records():
            kind = str(record.get("kind") or "page")
            if record.get("published", True) and kind != "draft":
                found.append((kind, self._page(record, kind)))
        return sorted(found, key=lambda pair: pair[1].sort_key)

    def _page(self, record: Record, kind: str) -> Page:
        made: list[Page] = []
        render = self.render
        made.append(
            page(
                record,
                zone=self.zone,
                content=(lambda: render(record)) if render else None,
                excerpt=(lambda: render(head(record))) if render else None,
                neighbours=lambda: self.around(made[0], kind),
            )
        )
        return made[0]

    def around(self, one: Page, kind: str) -> tuple[Page | None, Page | None]:
        """Return the documents of the same kind before and after one."""
        row = self._rows[kind]
        place = self._places[kind].get(one["path"])
        if place is None:
            return None, None
        before = row[place - 1] if place else None
        return before, row[place + 1] if place + 1 < len(row) else None

    @cached_property
    def _rows(self) -> dict[str, list[Page]]:
        rows: dict[str, list[Page]] = {}
        for kind, one in self.pages:
            rows.setdefault(kind, []).append(one)
        return rows

    @cached_property
    def _places(self) -> dict[str, dict[str, int]]:
        return {
            kind: {one["path"]: place for place, one in enumerate(row)}
            for kind, row in self._rows.items()
        }

    def of_kind(self, kind: str) -> list[Page]:
        """Return the documents of a kind, oldest first."""
        return list(self._rows.get(kind, ()))

    def posts(self) -> list[Page]:
        """Return the posts, newest first."""
        return self.of_kind("post")[::-1]

    def by(self, name: str) -> dict[str, list[Page]]:
        """Return the posts of each tag or category, newest first, in the order of first use."""
        groups: dict[str, list[Page]] = {}
        for post in self.of_kind("post"):
            for item in post[name]:
                groups.setdefault(item, []).append(post)
        return {item: posts[::-1] for item, posts in groups.items()}

    def find(self, source: str) -> Page | None:
        """Return the public document at the path ``source``."""
        return self._by_source.get(source)

    @cached_property
    def _by_source(self) -> dict[str, Page]:
        return {one["path"]: one for _, one in self.pages}

    @cached_property
    def static_files(self) -> list[dict[str, Any]]:
        """Every static file as templates see it."""
        return [static_file(item) for item in self.files()]
