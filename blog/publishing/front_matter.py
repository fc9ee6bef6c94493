"""Let the front matter as written follow what an author changed in the form."""

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from blog.jekyll import front_matter
from blog.models import Document, SiteConfiguration
from blog.publishing.placing import jekyll_address


def write_front_matter(
    document: Document,
    before: Document | None,
    names: Mapping[str, Sequence[str]],
    names_before: Mapping[str, Sequence[str]],
    site: SiteConfiguration,
) -> None:
    """Set in the front matter of ``document`` the keys of the fields that differ from ``before``.

    ``names`` are those of ``categories`` and ``tags``. Every other key, comment and line stays
    as the author wrote it. Raises FrontMatterError where the text cannot be read.
    """
    written = {name: write(document, site) for name, write in _KEYS.items()}
    stored = {name: write(before, site) for name, write in _KEYS.items()} if before else {}
    changes: dict[str, Any] = {
        key: value
        for key, value in written.items()
        if value != stored.get(key) and not (before is None and key == "comments" and not value)
    }
    for key, singular in (("categories", "category"), ("tags", "tag")):
        if list(names[key]) != list(names_before[key]):
            changes |= {key: list(names[key]) or None, singular: None}
    here = _jekyll_address(document, site, names)
    there = _jekyll_address(before, site, names_before) if before else None
    has_moved = document.path != (before.path if before else None)
    if document.path and document.path != here and (has_moved or here != there):
        changes["permalink"] = document.path
    raw = document.front_matter_source
    present = front_matter.split(raw).values
    changes = {key: value for key, value in changes.items() if value is not None or key in present}
    if changes:
        document.front_matter_source = front_matter.update(raw, changes)
        document.front_matter = jsonable(front_matter.split(document.front_matter_source).values)


def jsonable(value: Any) -> Any:
    """Return ``value`` as both databases store it in JSON: no NaN, no NUL, text for keys, dates."""
    if isinstance(value, Mapping):
        return {jsonable(str(key)): jsonable(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set):
        return [jsonable(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, str):
        return value.replace("\0", "\ufffd")
    if isinstance(value, dt.date):
        return DjangoJSONEncoder().default(value)
    return value if isinstance(value, bool | int | float | None) else str(value)


def _jekyll_address(
    document: Document, site: SiteConfiguration, names: Mapping[str, Sequence[str]]
) -> str:
    """Return where Jekyll would put ``document`` by what its front matter says so far."""
    written = document.front_matter.get("permalink")
    permalink = written if isinstance(written, str) else ""
    return jekyll_address(document, site, names["categories"], permalink)


def _is_withheld(document: Document) -> bool:
    """Whether only the front matter can tell Jekyll to leave the document out."""
    return document.status == "hidden" or (document.status == "draft" and not document.is_post)


def _date(document: Document, site: SiteConfiguration) -> dt.datetime | None:
    moment = document.local_date(site.time_zone)
    return _written(moment) if moment else None


def _updated(document: Document, site: SiteConfiguration) -> dt.datetime | None:
    moment = document.updated_at
    return _written(moment.astimezone(site.time_zone or moment.tzinfo)) if moment else None


def _written(moment: dt.datetime) -> dt.datetime:
    """Return ``moment`` as YAML can name it: in seconds, its offset in minutes."""
    offset = moment.utcoffset() or dt.timedelta()
    zone = dt.timezone(offset - offset % dt.timedelta(minutes=1))
    return moment.astimezone(zone).replace(microsecond=0)


_KEYS: dict[str, Callable[[Document, SiteConfiguration], Any]] = {
    "layout": lambda document, _: document.layout or None,
    "title": lambda document, _: document.title,
    "date": _date,
    "last_modified_at": _updated,
    "author": lambda document, _: document.author_name or None,
    "description": lambda document, _: document.description or None,
    "lang": lambda document, _: document.lang or None,
    "comments": lambda document, _: document.comments,
    "published": lambda document, _: False if _is_withheld(document) else None,
}
