"""Comments as plain rows, for whoever moves a site elsewhere."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from comments.models import Comment


def exported(
    model: type[Model], name: Callable[[Any], str], *, private: bool = False
) -> Iterator[Mapping[str, Any]]:
    """Yield the comments on the objects of ``model``, thread by thread.

    ``name`` says what an object is called in the export. Only with ``private`` a row has the
    writer's mail and network address, which nobody gave to be published.
    """
    rows = Comment.objects.filter(content_type=ContentType.objects.get_for_model(model))
    keys = rows.order_by().values_list("object_pk", flat=True).distinct()
    targets = {
        str(target.pk): target for target in model._default_manager.filter(pk__in=list(keys))
    }
    for comment in rows.order_by("object_pk", "thread_id", "order", "pk"):
        target = targets.get(str(comment.object_pk))
        if target is not None:
            yield {"document": name(target), **_row(comment, private)}


def _row(comment: Comment, private: bool) -> dict[str, Any]:
    row = {
        "id": comment.pk,
        "parent": comment.parent_id if comment.parent_id != comment.pk else None,
        "name": comment.name,
        "url": comment.url,
        "date": comment.submit_date,
        "state": comment.state.value,
        "text": comment.comment,
    }
    hidden = {"email": comment.email, "ip_address": comment.ip_address}
    return {**row, **hidden} if private else row
