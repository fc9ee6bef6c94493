"""One document as templates see it: ``page``, or an item of ``site.posts``."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, tzinfo
from pathlib import PurePosixPath
from typing import Any

from blog.jekyll import dates
from blog.jekyll.document import Document
from blog.jekyll.permalink import escaped

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
    path, url = str(record.get("source") or ""), _url(record)
    computed: dict[str, Callable[[], Any]] = {
        "content": content or (lambda: str(record.get("body") or "")),
        "output": content or (lambda: None),
        "excerpt": excerpt or (lambda: _first_block(record)),
    }
    if kind == "page" or values.get("excerpt"):  # pages have the excerpt that they write
        del computed["excerpt"]
    values |= {
        "url": url,
        "path": path,
        "name": PurePosixPath(path).name,
        "categories": list(record.get("categories") or []),
        "tags": list(record.get("tags") or []),
    }
    if kind == "page":
        values["dir"] = _folder(url or "/")
        return Page(values, computed)
    values |= _document_values(record, kind, path, zone) | _identity(url, record)
    before_after = neighbours or (lambda: (None, None))
    computed |= {"previous": lambda: before_after()[0], "next": lambda: before_after()[1]}
    return Page(values, computed)


def _document_values(record: Record, kind: str, path: str, zone: tzinfo) -> dict[str, Any]:
    date = record.get("date")
    return {
        "title": record.get("title"),
        "ext": record.get("ext"),
        "relative_path": path,
        "collection": kind.removeprefix("collection:") if ":" in kind else "posts",
        "draft": kind == "draft",
        "date": dates.local(date, zone) if isinstance(date, datetime) else None,
    }


def _identity(url: str | None, record: Record) -> dict[str, Any]:
    slug = record.get("slug")
    return {"slug": slug, "id": str(PurePosixPath(url or "/").parent / str(slug or ""))}


def _url(record: Record) -> str | None:
    """Return the address as Jekyll shows it: encoded, but for a permalink written out."""
    url, values = record.get("url"), record.get("values") or {}
    written = values.get("permalink")
    if not isinstance(url, str) or (isinstance(written, str) and ":" not in written):
        return url
    return escaped(url)


def _folder(url: str) -> str:
    return url if url.endswith("/") else url[: url.rfind("/") + 1]


def _first_block(record: Record) -> str:
    """Return the text before the separator of the excerpt."""
    separator = str(record.get("excerpt_separator") or "\n\n")
    return str(record.get("body") or "").partition(separator)[0]


def head(record: Record) -> Record:
    """Return a record whose body is its excerpt."""
    return {**record, "body": _first_block(record)}
