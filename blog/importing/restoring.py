"""What an export tells beside its tree, back into the database: only what is not here yet.

Names and links come before the documents that use them, so that each keeps its address or its
title whatever the order of the documents is.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.dateparse import parse_datetime

from blog.models import Asset, Category, Document, Gone, Link, Redirect, Tag
from blog.models.references import digest_of

_TERMS: dict[str, Any] = {"category": Category, "tag": Tag}
_AT_ONCE = 500


def restore_terms(rows: Any) -> int:
    """Make the categories and tags in ``rows`` that are not here; return how many."""
    new = 0
    for row in _mappings(rows, "name", "slug"):
        model = _TERMS.get(str(row.get("kind")))
        if model is None or _is_taken(model, row["name"], row["slug"]):
            continue
        position = row.get("position")
        more = {"description": str(row.get("description") or ""), "position": position or 0}
        fits = model is Category and isinstance(position, int | None) and (position or 0) >= 0
        model.objects.create(name=row["name"], slug=row["slug"], **(more if fits else {}))
        new += 1
    return new


def _is_taken(model: Any, name: str, slug: str) -> bool:
    too_long = len(name) > 200 or len(slug) > 220
    return too_long or model.objects.filter(name=name).exists() or _has_slug(model, slug)


def _has_slug(model: Any, slug: str) -> bool:
    return not slug or bool(model.objects.filter(slug=slug).exists())


def restore_links(rows: Any) -> int:
    """Make the links in ``rows`` that are not here, with their titles; return how many."""
    wanted = {digest_of(row["url"]): row for row in _mappings(rows, "url")}
    new = 0
    for digests in _batches(wanted):
        known = set(Link.objects.filter(digest__in=digests).values_list("digest", flat=True))
        for digest in digests:
            if digest not in known:
                row = wanted[digest]
                title, byline = (str(row.get(name) or "") for name in ("title", "byline"))
                Link.objects.create(url=row["url"], title=title, byline=byline)
                new += 1
    return new


def restore_words(rows: Any) -> int:
    """Give the pictures in ``rows`` the words that they have not; return how many got some."""
    words = {row["file"]: row["alt"] for row in _mappings(rows, "file", "alt")}
    new = 0
    for names in _batches(words):
        for asset in Asset.objects.filter(source_path__in=names, alt="").exclude(file=""):
            Asset.objects.filter(pk=asset.pk).update(alt=words[asset.source_path])
            new += 1
    return new


def restore_gone(rows: Any) -> int:
    """Note the addresses in ``rows`` of what was deleted, where nothing lives now."""
    wanted = {row["path"]: row for row in _mappings(rows, "path") if len(row["path"]) <= 700}
    new = 0
    for paths in _batches(wanted):
        taken = {
            path
            for model in (Gone, Document, Redirect, Asset)
            for path in model._default_manager.filter(path__in=paths).values_list("path", flat=True)
        }
        for path in paths:
            if path not in taken:
                _note_gone(path, wanted[path].get("since"))
                new += 1
    return new


def _note_gone(path: str, since: Any) -> None:
    row = Gone.objects.create(path=path)
    try:
        moment = parse_datetime(str(since))
    except ValueError:
        return
    if moment is not None and moment.tzinfo is not None:
        Gone.objects.filter(pk=row.pk).update(since=moment)


def _mappings(rows: Any, *texts: str) -> Iterator[Mapping[str, Any]]:
    """Yield what of ``rows`` has a text under each name in ``texts``; anybody may write them."""
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict) and all(isinstance(row.get(name), str) for name in texts):
            yield row


def _batches(names: Iterable[str]) -> Iterator[list[str]]:
    listed = list(names)
    for start in range(0, len(listed), _AT_ONCE):
        yield listed[start : start + _AT_ONCE]
