"""Mail to those who answer for a text when somebody comments on it."""

import logging
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from comments.models import Comment
from comments.registry import commentable

logger = logging.getLogger(__name__)

# A mail server that does not answer must not hold the reader's page for longer.
TIMEOUT = 10


def tell_recipients(comment: Comment, target: Any) -> None:
    """Send the notice. A failure is logged and goes no further: the comment is stored."""
    rules = commentable.of(target)
    own = comment.email.casefold()
    recipients = [to for to in rules.recipients(target) if to.casefold() != own] if rules else []
    if not rules or not recipients:
        return
    with translation.override(settings.LANGUAGE_CODE):
        title = " ".join(rules.title(target).split())
        message = EmailMessage(
            subject=_("New comment on “%(title)s”") % {"title": title},
            body=_body(comment, title, rules.url(target)),
            bcc=recipients,
            connection=get_connection(timeout=TIMEOUT),
        )
    try:
        message.send()
    except Exception:  # Whatever a mail backend raises, the reader's comment is in.
        logger.exception("The notice of comment %s was not sent.", comment.pk)


def _body(comment: Comment, title: str, path: str) -> str:
    judge = reverse("admin:comments_comment_change", args=[comment.pk])
    return render_to_string(
        "comments/notice.txt",
        {
            "comment": comment,
            "title": title,
            "page_url": f"{settings.SITE_URL}{path}",
            "admin_url": f"{settings.SITE_URL}{judge}",
        },
    )
