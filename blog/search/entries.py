"""The entry of each document: which tokens its parts give, and keeping it in step."""

import datetime as dt
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from django.db import transaction

from blog.models import Document, SearchEntry
from blog.search.query import CATEGORY, LONGEST, TAG, WHOLE_TITLE, YEAR
from blog.search.words import name, row, tokens

logger = logging.getLogger(__name__)

# Where words stand, the most telling first. Each part holds what those before it hold, so that
# one question to one part says whether all words stand that high.
TITLE, NAMES, HEADINGS, ANYWHERE = PARTS = "abcd"
_KEY_BITS = 24
_OLDEST = -(1 << 38)
# PostgreSQL's tsvector takes a megabyte of tokens.
_MOST_BYTES = 1_000_000
_AT_ONCE = 100
_NEEDED = (
    "title", "kind", "status", "path", "published_at", "date_offset", "description",
    "author_name", "text", "contents", "citations", "source_path",
)  # fmt: skip

Progress = Callable[[int, int], None]
# Of a document's categories, and of its tags.
Names = tuple[Sequence[str], Sequence[str]]


def recency(moment: dt.datetime | None, key: int = (1 << _KEY_BITS) - 1) -> int:
    """Return the number of an entry: the minute of ``moment``, then ``key``.

    What has no date is older than all that has.
    """
    minutes = int(moment.timestamp() // 60) if moment else _OLDEST
    return (minutes << _KEY_BITS) | (key & ((1 << _KEY_BITS) - 1))


def index(
    document: Document,
    zone: ZoneInfo | None = None,
    names: Names | None = None,
    *,
    is_new: bool = False,
) -> None:
    """Write the entry of a stored ``document``, or remove it where readers may not find it.

    ``zone`` is the site's, which decides the year. ``names`` are its categories and its tags,
    where they are at hand; one that ``is_new`` has no entry yet. Deleting a document deletes its
    entry; a date to come keeps the entry from being found.
    """
    with transaction.atomic():
        if not is_new:
            SearchEntry.objects.filter(document_id=document.pk).delete()
        if _may_be_found(document):
            _entry(document, zone, names or _names(document)).save(force_insert=True)


def index_all(
    keys: Iterable[int], progress: Progress | None = None, *, zone: ZoneInfo | None
) -> None:
    """Write the entries of the documents with ``keys`` anew, after a tag was renamed.

    ``progress`` is told how many of how many documents are done.
    """
    keys = list(keys)
    for start in range(0, len(keys), _AT_ONCE):
        _index_some(keys[start : start + _AT_ONCE], zone)
        if progress:
            progress(min(start + _AT_ONCE, len(keys)), len(keys))


def index_after(key: int, seconds: float, zone: ZoneInfo | None) -> int:
    """Write the entries of the documents behind ``key`` anew, for ``seconds`` at most; return
    the key to go on from, 0 at the end.
    """
    until = time.monotonic() + seconds
    documents = Document.objects.order_by("pk")
    while keys := list(documents.filter(pk__gt=key).values_list("pk", flat=True)[:_AT_ONCE]):
        _index_some(keys, zone)
        key = keys[-1]
        if time.monotonic() > until:
            return key
    return 0


def _index_some(keys: Sequence[int], zone: ZoneInfo | None) -> None:
    documents = Document.objects.filter(pk__in=keys).only(*_NEEDED)
    with transaction.atomic():
        SearchEntry.objects.filter(document__in=keys).delete()
        SearchEntry.objects.bulk_create(
            _entry(document, zone, _names(document))
            for document in documents.prefetch_related("categories", "tags")
            if _may_be_found(document)
        )


def _may_be_found(document: Document) -> bool:
    return document.status == Document.Status.PUBLISHED and document.path is not None


def _names(document: Document) -> Names:
    categories = [category.name for category in document.categories.all()]
    return categories, [tag.name for tag in document.tags.all()]


def _entry(document: Document, zone: ZoneInfo | None, names: Names) -> SearchEntry:
    return SearchEntry(
        recency=recency(document.published_at, document.pk),
        document=document,
        tokens=" ".join(_fitting(document, _tokens(document, zone, names))),
    )


def _tokens(document: Document, zone: ZoneInfo | None, names: Names) -> Iterator[str]:
    """Return the tokens of ``document``, each once, the most telling first."""
    categories, tags = map(sorted, names)
    moment = document.local_date(zone)
    yield from (CATEGORY + name(category) for category in categories)
    yield from (TAG + name(tag) for tag in tags)
    yield from [YEAR + str(moment.year)] if moment else []
    yield from [WHOLE_TITLE + row(document.title)] if len(document.title) <= LONGEST else []
    told: dict[str, None] = {}
    for part, texts in _parts(document, [*categories, *tags]).items():
        told |= dict.fromkeys(token for text in texts for token in tokens(text))
        yield from (part + token for token in told)


def _parts(document: Document, names: Sequence[str]) -> Mapping[str, Iterable[str]]:
    headings = [document.description, document.author_name, *_labels(document.contents)]
    return {
        TITLE: [document.title],
        NAMES: names,
        HEADINGS: [*headings, *_sources(document.citations)],
        ANYWHERE: [document.text],
    }


def _labels(sections: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for section in sections:
        yield section["label"]
        yield from _labels(section["children"])


def _sources(citations: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for citation in citations:
        yield citation["title"]
        yield citation["byline"]
        yield address_said(citation)


def address_said(citation: Mapping[str, Any]) -> str:
    """Return the address of ``citation`` as readers see it."""
    return unquote(citation["url"].partition("://")[2])


def _fitting(document: Document, found: Iterable[str]) -> Iterator[str]:
    """Return the tokens that fit into an entry; a text of a book's length loses its end."""
    size = 0
    for token in found:
        size += len(token.encode()) + 1
        if size > _MOST_BYTES:
            logger.warning("%s is too long: its end is not searched.", document.source_path)
            return
        yield token
