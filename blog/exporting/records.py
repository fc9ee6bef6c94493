"""What a Jekyll tree has no place for: redirects, sources, and whatever else registers."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import yaml
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q

from blog.models import Link, Redirect

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


def redirects() -> list[dict[str, str]]:
    """Return the addresses that lead elsewhere; other spellings only where a text was edited,
    because an import finds the others for itself.
    """
    wanted = ~Q(reason=Redirect.Reason.OTHER_SPELLING) | Q(document__edited_at__isnull=False)
    rows = Redirect.objects.filter(wanted).select_related("document").order_by("path")
    return [_redirect(row) for row in rows.iterator(chunk_size=500)]


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


def as_yaml(rows: Any) -> bytes:
    """Return ``rows`` as YAML."""
    text = yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=10**6)
    return text.encode()


def as_json(rows: Iterable[Any]) -> bytes:
    """Return ``rows`` as a JSON list of one row a line."""
    lines = (json.dumps(row, ensure_ascii=False, cls=DjangoJSONEncoder) for row in rows)
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def named_sources(documents: Mapping[str, str]) -> dict[str, Any]:
    """Return what an export says of itself: which files are which documents."""
    return {"made_by": "Mokcha", "sources": dict(documents)}
