"""From a valid form to a stored comment: the one way in for readers."""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django_comments.signals import comment_was_posted, comment_will_be_posted

from comments import notification
from comments.addresses import client_address
from comments.forms import CommentForm
from comments.models import Comment
from comments.moderation import announce, is_refused
from comments.registry import commentable
from comments.signals import comment_published

DUPLICATE_WINDOW = dt.timedelta(days=1)


class Refused(Exception):
    """A comment that is not taken, with the sentence that tells its writer why."""


def closed_sentence() -> str:
    """Return the sentence of every road that ends at a closed thread."""
    return _("Comments on this text are closed.")


@transaction.atomic
def post(form: CommentForm, request: HttpRequest) -> Comment:
    """Store the comment of a valid ``form``; raise Refused with a sentence for its writer.

    The object commented on is locked meanwhile: its flag cannot change between question and
    answer, a double click finds the first of the two, and replies are numbered one at a time.
    """
    target = form.target_object
    target = type(target)._default_manager.select_for_update().get(pk=target.pk)
    comment = form.get_comment_object(site_id=settings.SITE_ID)
    comment.content_object = target
    comment.ip_address = client_address(request)
    _judge(comment, request)
    comment.save()
    comment_was_posted.send(sender=Comment, comment=comment, request=request)
    transaction.on_commit(lambda: notification.tell_recipients(comment, target))
    if comment.is_public:
        announce(comment_published, comment)
    return comment


def _judge(comment: Comment, request: HttpRequest) -> None:
    if not commentable.takes_comments(comment.content_object):
        raise Refused(closed_sentence())
    if is_refused(comment):
        raise Refused(_("Comments from here are not accepted on this site."))
    if _is_duplicate(comment):
        raise Refused(
            _("You have sent this comment already. If you do not see it, it waits for approval.")
        )
    answers = comment_will_be_posted.send(sender=Comment, comment=comment, request=request)
    if any(answer is False for _receiver, answer in answers):
        raise Refused(_("This comment cannot be accepted here."))


def _is_duplicate(comment: Comment) -> bool:
    # A comment that answers none is its own parent, once stored.
    place = {"parent_id": comment.parent_id} if comment.parent_id else {"level": 0}
    return (
        Comment.objects.on(comment.content_object)
        .filter(
            user_name=comment.user_name,
            comment=comment.comment,
            submit_date__gt=timezone.now() - DUPLICATE_WINDOW,
            **place,
        )
        .exists()
    )
