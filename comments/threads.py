"""The comments on an object as a tree, in one query whatever their number."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count

from comments.models import Comment


@dataclass
class Node:
    """A comment and the replies to it."""

    comment: Comment
    replies: list["Node"] = field(default_factory=list)

    @property
    def takes_replies(self) -> bool:
        """Whether a reply may still stand below this comment."""
        return self.comment.is_shown and self.comment.allow_thread()


@dataclass(frozen=True)
class Thread:
    """What stands below an object: nodes, oldest first, and the number of comments shown."""

    nodes: list[Node]
    count: int


def thread_of(target: Any) -> Thread:
    """Return the thread of ``target``. A removed comment stays as long as a reply is shown."""
    rows = Comment.objects.on(target).filter(is_public=True).order_by("submit_date", "pk")
    nodes = {row.pk: Node(row) for row in rows}
    roots: list[Node] = []
    for node in nodes.values():
        parent = nodes.get(node.comment.parent_id)
        (roots if parent is None or parent is node else parent.replies).append(node)
    shown = sum(node.comment.is_shown for node in nodes.values())
    return Thread(_without_dead_ends(roots), shown)


def _without_dead_ends(nodes: list[Node]) -> list[Node]:
    """Return ``nodes`` without the removed ones that hold no reply still shown."""
    for node in nodes:
        node.replies = _without_dead_ends(node.replies)
    return [node for node in nodes if node.replies or node.comment.is_shown]


def counts_of(targets: Iterable[Any]) -> dict[Any, int]:
    """Return how many comments are shown below each of ``targets`` (of one model), by key."""
    keys = {str(target.pk): target for target in targets}
    if not keys:
        return {}
    rows = (
        Comment.objects.approved()
        .filter(
            content_type=ContentType.objects.get_for_model(next(iter(keys.values()))),
            object_pk__in=keys,
            site_id=settings.SITE_ID,
        )
        .order_by()
        .values_list("object_pk")
        .annotate(Count("pk"))
    )
    found = dict(rows)
    return {target.pk: found.get(key, 0) for key, target in keys.items()}
