"""``site`` and ``page`` as Jekyll's templates see them, filled only as far as they are asked.

They are made from plain mappings (``record_of`` makes one of a document), so that a tree
that is being read and the rows of a database can both feed them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from blog.jekyll.assets import Asset
from blog.jekyll.document import Document

Record = Mapping[str, Any]
"""A document as a mapping: the front matter with its defaults under ``values``, and
``source``, ``kind``, ``url``, ``title``, ``slug``, ``ext``, ``date``, ``categories``,
``tags``, ``body``, ``output`` and ``published``. Missing keys count as empty."""


def record_of(document: Document, *, body: bool = True) -> dict[str, Any]:
    """Return what templates may know of a document; without its ``body`` to save memory."""
    return {
        "source": document.source,
        "kind": document.kind,
        "values": document.values,
        "url": document.url,
        "title": document.title,
        "slug": document.slug,
        "ext": document.ext,
        "date": document.date,
        "categories": document.categories,
        "tags": document.tags,
        "body": document.front_matter.body if body else "",
        "output": document.output,
        "excerpt_separator": document.excerpt_separator,
        "published": document.published and document.error is None,
    }


class Lazy(Mapping[str, Any]):
    """A mapping that computes a value when it is first asked for."""

    links: frozenset[str] = frozenset()

    def __init__(self, values: Record, computed: Mapping[str, Callable[[], Any]]) -> None:
        self._values = dict(values)
        self._computed = dict(computed)

    def __getitem__(self, key: str) -> Any:
        if key in self._computed:
            self._values[key] = self._computed.pop(key)()
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys([*self._values, *self._computed]))

    def __len__(self) -> int:
        return len(self._values.keys() | self._computed.keys())

    def __contains__(self, key: object) -> bool:
        return key in self._values or key in self._computed

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other


class Page(Lazy):
    """One document, as ``page`` or as an item of ``site.posts``; it prints as its content."""

    links = frozenset({"next", "previous", "content", "excerpt", "output"})

    def __str__(self) -> str:
        return str(self.get("content") or "")

    @property
    def sort_key(self) -> tuple[datetime, str]:
        """What Jekyll puts documents in order by: the date, then the path."""
        date = self.get("date")
        moment = date if isinstance(date, datetime) else datetime.min.replace(tzinfo=UTC)
        return moment, str(self.get("path") or "")


def page(
    record: Record,
    *,
    zone: tzinfo = UTC,
    content: Callable[[], str] | None = None,
    excerpt: Callable[[], str] | None = None,
    neighbours: Callable[[], tuple[Page | None, Page | None]] | None = None,
) -> Page:
    """Return a document as templates see it.

    ``content`` and ``excerpt`` give the rendered texts where a template asks for them (the
    raw body otherwise), ``neighbours`` the documents before and after it.
    """
    kind = str(record.get("kind") or "page")
    values = dict(record.get("values") or {})
    path = str(record.get("source") or "")
    computed: dict[str, Callable[[], Any]] = {
        "content": content or (lambda: str(record.get("body") or "")),
        "output": content or (lambda: None),
        "excerpt": excerpt or (lambda: _first_block(record)),
    }
    if values.get("excerpt"):
        del computed["excerpt"]
    values |= {
        "url": record.get("url"),
        "path": path,
        "name": PurePosixPath(path).name,
        "categories": list(record.get("categories") or []),
        "tags": list(record.get("tags") or []),
    }
    if kind == "page":
        values["dir"] = _folder(str(record.get("url") or "/"))
        return Page(values, computed)
    values |= _document_values(record, kind, path, zone)
    before_after = neighbours or (lambda: (None, None))
    computed |= {"previous": lambda: before_after()[0], "next": lambda: before_after()[1]}
    return Page(values, computed)


def _document_values(record: Record, kind: str, path: str, zone: tzinfo) -> dict[str, Any]:
    url, slug = str(record.get("url") or ""), record.get("slug")
    date = record.get("date")
    return {
        "title": record.get("title"),
        "slug": slug,
        "ext": record.get("ext"),
        "relative_path": path,
        "collection": kind.removeprefix("collection:") if ":" in kind else "posts",
        "draft": kind == "draft",
        "date": date.astimezone(zone) if isinstance(date, datetime) else None,
        "id": str(PurePosixPath(url or "/").parent / str(slug or "")),
    }


def _folder(url: str) -> str:
    return url if url.endswith("/") else url[: url.rfind("/") + 1]


def _first_block(record: Record) -> str:
    """Return the text before the separator of the excerpt."""
    separator = str(record.get("excerpt_separator") or "\n\n")
    return str(record.get("body") or "").partition(separator)[0]


def _head(record: Record) -> Record:
    return {**record, "body": _first_block(record)}


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
                excerpt=(lambda: render(_head(record))) if render else None,
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
        values = {**library.config, "time": library.now.astimezone(library.zone)}
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
