"""Comments out of plain rows again, as ``comments.exporting`` writes them."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.validators import validate_ipv46_address
from django.db import transaction
from django.db.models import Model
from django.utils.dateparse import parse_datetime
from django_comments_xtd.models import MaxThreadLevelExceededException

from comments.models import Comment


class _Identity(NamedTuple):
    """What tells a comment from any other, whatever its key is in a database."""

    target: str
    name: str
    date: dt.datetime
    text: str


def restored(rows: Any, model: type[Model], target_of: Callable[[str], Model | None]) -> int:
    """Store the comments in ``rows`` that are not here; return how many they were.

    ``target_of`` returns the object of ``model`` that an export calls by a name. Rows that are
    none, or whose object is not here, are passed over.
    """
    rows = rows if isinstance(rows, list) else []
    known = _known(model) if rows else {}
    find = cache(target_of)
    keys: dict[str, int] = {}
    new = 0
    for row in rows:
        target = find(str(row.get("document"))) if isinstance(row, dict) else None
        identity = _identity(row, target) if target is not None else None
        if target is None or identity is None:
            continue
        if identity not in known:
            parent = row.get("parent")
            above = 0 if parent is None else keys.get(str(parent), 0)
            known[identity] = _stored(row, identity, target, above)
            new += 1
        keys[str(row.get("id"))] = known[identity]
    return new


def _known(model: type[Model]) -> dict[_Identity, int]:
    """Return the keys of the comments on objects of ``model``."""
    of_model = Comment.objects.filter(content_type=ContentType.objects.get_for_model(model))
    return {
        _Identity(one.object_pk, one.name, _shortened(one.submit_date), one.comment): one.pk
        for one in of_model.select_related("user").iterator()
    }


def _identity(row: Mapping[str, Any], target: Model) -> _Identity | None:
    try:
        date = parse_datetime(str(row.get("date")))
    except ValueError:
        return None
    if date is None or date.tzinfo is None or not isinstance(row.get("text"), str):
        return None
    return _Identity(str(target.pk), _text(row, "name")[:50], _shortened(date), _text(row, "text"))


def _text(row: Mapping[str, Any], name: str) -> str:
    """Return the text that ``row`` has as ``name``, without what PostgreSQL takes in no text."""
    return str(row.get(name) or "").replace("\0", "")


def _shortened(date: dt.datetime) -> dt.datetime:
    """Return a moment as precise as JSON holds it: in milliseconds."""
    return date.astimezone(dt.UTC).replace(microsecond=date.microsecond // 1000 * 1000)


def _stored(row: Mapping[str, Any], identity: _Identity, target: Model, parent: int) -> int:
    fields = {
        "content_type": ContentType.objects.get_for_model(target),
        "object_pk": identity.target,
        "site_id": settings.SITE_ID,
        "user_name": identity.name,
        "user_url": _text(row, "url")[:200],
        "user_email": _text(row, "email")[:254],
        "ip_address": _ip_address(row.get("ip_address")),
        "submit_date": identity.date,
        "comment": identity.text,
        "is_public": row.get("state") == Comment.State.APPROVED,
        "is_removed": row.get("state") == Comment.State.REMOVED,
    }
    try:
        with transaction.atomic():
            return int(Comment.objects.create(**fields, parent_id=parent).pk)
    except MaxThreadLevelExceededException:  # threads were deeper where they come from
        return int(Comment.objects.create(**fields).pk)


def _ip_address(value: Any) -> str | None:
    try:
        validate_ipv46_address(str(value))
    except ValidationError:
        return None
    return str(value)
