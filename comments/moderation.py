"""Who is shown at once, who waits, who is refused; and what moderators do."""

import datetime as dt
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from django_comments.models import CommentFlag

from comments.models import Block, Comment
from comments.registry import commentable
from comments.signals import comment_published, comment_removed

# Addresses change hands (a mobile network's within days), so a block of one ends by itself.
ADDRESS_BLOCK = dt.timedelta(days=30)


def is_trusted(user: Any) -> bool:
    """Whether the comments of ``user`` need no approval: those of people who may approve."""
    return user is not None and user.is_active and user.has_perm("comments.change_comment")


def is_refused(comment: Any) -> bool:
    """Whether ``comment`` comes from somebody blocked; nobody who may approve ever is."""
    return not is_trusted(comment.user) and Block.refuses(comment)


def guard(comment: Any, **_signal: Any) -> bool | None:
    """Refuse or hold a comment that is about to be stored, by whatever road it comes.

    Receives ``comment_will_be_posted`` of every sender, so that no address of
    django-comments-xtd, were it ever mounted, could pass by the flag or the queue.
    """
    if not commentable.takes_comments(comment.content_object) or is_refused(comment):
        return False
    comment.is_public = is_trusted(comment.user)
    return None


def announce(signal: Signal, comment: Comment) -> None:
    """Send ``signal`` about ``comment`` once the transaction is committed."""
    target = comment.content_object
    transaction.on_commit(partial(signal.send, sender=Comment, comment=comment, object=target))


@transaction.atomic
def approve(comments: Iterable[Comment], user: Any) -> int:
    """Show ``comments`` to readers; return how many were not shown before."""
    changed = [comment for comment in comments if not comment.is_shown]
    for comment in changed:
        _set(comment, is_public=True, is_removed=False)
        _sign(comment, user, CommentFlag.MODERATOR_APPROVAL)
        announce(comment_published, comment)
    return len(changed)


@transaction.atomic
def remove(comments: Iterable[Comment], user: Any) -> int:
    """Take ``comments`` from readers and from the queue; return how many were not before.

    One that was public stays so in its row: replies to it keep their place in the thread.
    """
    changed = [comment for comment in comments if not comment.is_removed]
    for comment in changed:
        was_shown = comment.is_shown
        _set(comment, is_removed=True)
        _sign(comment, user, CommentFlag.MODERATOR_DELETION)
        if was_shown:
            announce(comment_removed, comment)
    return len(changed)


@transaction.atomic
def remove_and_block(comments: Iterable[Comment], user: Any) -> int:
    """Remove ``comments`` as spam and refuse more from the same e-mail and IP addresses."""
    comments = list(comments)
    for comment in comments:
        if comment.user_email:
            _block(Block.Kind.EMAIL, comment.user_email, None)
        if comment.ip_address:
            _block(Block.Kind.ADDRESS, comment.ip_address, timezone.now() + ADDRESS_BLOCK)
    return remove(comments, user)


def _block(kind: Block.Kind, value: str, until: dt.datetime | None) -> None:
    block = Block(kind=kind, value=value)
    block.clean()
    Block.objects.update_or_create(kind=kind, value=block.value, defaults={"until": until})


def _set(comment: Comment, **fields: bool) -> None:
    """Write ``fields`` without ``save()``: the hooks of django-comments-xtd move whole threads."""
    Comment.objects.filter(pk=comment.pk).update(**fields)
    for name, value in fields.items():
        setattr(comment, name, value)


def _sign(comment: Comment, user: Any, flag: str) -> None:
    """Keep who judged ``comment``, where django-contrib-comments keeps it."""
    CommentFlag.objects.get_or_create(comment_id=comment.pk, user=user, flag=flag)
