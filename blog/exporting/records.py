"""What a Jekyll tree has no place for: redirects, sources, and whatever else registers."""

import json
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Any

import yaml
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Count

from blog.models import Asset, Category, Gone, Link, Redirect, Tag
from blog.models.slugs import slug_of

_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
Rows = Callable[[bool], Iterable[Mapping[str, Any]]]
_registered: dict[str, Rows] = {}


def register(name: str, rows: Rows) -> None:
    """Let an export write ``rows`` into ``_data/mokcha/NAME.json``.

    ``rows`` is called with whether the export may hold what is not meant for the public.
    """
    _registered[name] = rows


def registered() -> Iterator[tuple[str, Rows]]:
    """Yield what was registered, by name."""
    yield from sorted(_registered.items())


def redirects(moved: Container[str] = ()) -> list[dict[str, str]]:
    """Return the addresses that lead elsewhere; other spellings only where a text was edited or
    its file ``moved``, because an import finds the others for itself.
    """
    rows = Redirect.objects.select_related("document").order_by("path")
    listed = (row for row in rows.iterator(chunk_size=500) if _is_told(row, moved))
    return [_redirect(row) for row in listed]


def _is_told(row: Redirect, moved: Container[str]) -> bool:
    if row.reason != Redirect.Reason.OTHER_SPELLING or row.document is None:
        return True
    return row.document.edited_at is not None or row.document.source_path in moved


def _redirect(row: Redirect) -> dict[str, str]:
    if row.document is None:
        return {"from": row.path, "to": row.target, "reason": row.reason}
    to = {"to": row.document.path} if row.document.path else {}
    return {"from": row.path, **to, "document": row.document.source_path, "reason": row.reason}


def sources() -> list[dict[str, Any]]:
    """Return the cited links, each with the places that cite it."""
    links = Link.objects.filter(references__isnull=False).distinct().order_by("url")
    related = links.prefetch_related("references__document")
    return [_source(link) for link in related.iterator(chunk_size=200)]


def _source(link: Link) -> dict[str, Any]:
    places = [
        {
            "document": place.document.source_path,
            "kind": place.kind,
            "section": place.section,
            "position": place.position,
        }
        for place in link.references.all()
    ]
    return {"url": link.url, "title": link.title, "byline": link.byline, "places": places}


def terms() -> Iterator[dict[str, Any]]:
    """Yield the categories and tags of which a tree does not tell everything."""
    for category in Category.objects.annotate(uses=Count("documents")).order_by("name"):
        if category.description or category.position or _is_own(category):
            more = {"description": category.description, "position": category.position}
            yield {"kind": "category", "name": category.name, "slug": category.slug, **more}
    for tag in Tag.objects.annotate(uses=Count("tagged")).order_by("name"):
        if _is_own(tag):
            yield {"kind": "tag", "name": tag.name, "slug": tag.slug}


def _is_own(term: Any) -> bool:
    """Whether an import would not make the same of the texts alone."""
    return not term.uses or term.slug != slug_of(term.name)


def pictures() -> Iterator[dict[str, str]]:
    """Yield what the files show, for who cannot see them."""
    rows = Asset.objects.exclude(alt="").exclude(file="").order_by("source_path")
    for name, alt in rows.values_list("source_path", "alt").iterator(chunk_size=500):
        yield {"file": name, "alt": alt}


def gone() -> Iterator[dict[str, Any]]:
    """Yield the addresses of what was deleted."""
    for path, since in Gone.objects.order_by("path").values_list("path", "since"):
        yield {"path": path, "since": since}


def as_yaml(rows: Any) -> bytes:
    """Return ``rows`` as YAML."""
    text = yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=10**6)
    return text.encode()


def as_json(rows: Iterable[Any]) -> bytes:
    """Return ``rows`` as a JSON list of one row a line, which Jekyll reads as YAML."""
    lines = (json.dumps(row, ensure_ascii=False, cls=DjangoJSONEncoder) for row in rows)
    return for_yaml("[\n" + ",\n".join(lines) + "\n]\n").encode()


def for_yaml(text: str) -> str:
    """Return the JSON ``text`` with what YAML has no sign for, or takes for an end of line,
    escaped.
    """
    return _NOT_IN_YAML.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def named_sources(documents: Mapping[str, str], made: Mapping[str, str]) -> dict[str, Any]:
    """Return what an export says of itself: which files are which documents, and the digests of
    those that it ``made`` and no tree ever had.
    """
    return {"made_by": "Mokcha", "sources": dict(documents), "made": dict(made)}
