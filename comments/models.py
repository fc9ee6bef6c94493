"""Comments as this site treats them, and the list of those that it refuses."""

import ipaddress
from typing import Any, Self
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_comments_xtd.models import XtdComment, XtdCommentManager

from comments.registry import commentable


class CommentQuerySet(models.QuerySet[Any]):
    """Questions about comments, asked by pages and by moderators."""

    def on(self, target: models.Model) -> Self:
        """Return the comments on ``target``, on this site."""
        return self.filter(
            content_type=ContentType.objects.get_for_model(target),
            object_pk=str(target.pk),
            site_id=settings.SITE_ID,
        )

    def waiting(self) -> Self:
        """Return what no moderator has judged."""
        return self.filter(is_public=False, is_removed=False)

    def approved(self) -> Self:
        """Return what readers see."""
        return self.filter(is_public=True, is_removed=False)

    def shown(self, key: int) -> "Comment | None":
        """Return the comment called ``key`` on this site, if readers see it."""
        # By ``id``, whose field knows the range of integers that a database takes.
        return self.approved().filter(id=key, site_id=settings.SITE_ID).first()

    def removed(self) -> Self:
        """Return what was rejected, removed or marked as spam."""
        return self.filter(is_removed=True)

    def moderated_by(self, user: Any) -> Self:
        """Return what ``user`` may judge: an editor all, an author what stands below own texts."""
        if user.has_perm("comments.moderate_all_comments"):
            return self
        own = models.Q(pk__in=[])
        for rules in commentable:
            if rules.editable_by is not None:
                keys = rules.editable_by(user).order_by()
                own |= models.Q(
                    content_type=ContentType.objects.get_for_model(rules.model),
                    object_pk__in=keys.values_list(Cast("pk", models.CharField()), flat=True),
                )
        return self.filter(own)


class CommentManager(XtdCommentManager.from_queryset(CommentQuerySet)):  # type: ignore[misc]
    """All comments, with their users, thread by thread."""


class Comment(XtdComment):
    """A comment of django-comments-xtd under our own rules.

    It is a class of its own so that django-comments-xtd's hook on saving does not reach it: that
    hook publishes every waiting reply when a comment is approved, and hides the published ones
    when a comment is removed.
    """

    class State(models.TextChoices):
        """Where a comment stands between its writer and the readers."""

        WAITING = "waiting", _("waiting")
        APPROVED = "approved", _("approved")
        REMOVED = "removed", _("removed")

    objects = CommentManager()

    class Meta:
        proxy = True
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        permissions = [("moderate_all_comments", _("Can moderate the comments of all authors"))]

    def __str__(self) -> str:
        return f"{self.name}: {self.comment[:50]}"

    @property
    def state(self) -> State:
        """Where the comment stands now."""
        if self.is_removed:
            return self.State.REMOVED
        return self.State.APPROVED if self.is_public else self.State.WAITING

    @property
    def is_shown(self) -> bool:
        """Whether readers see it."""
        return self.state == self.State.APPROVED

    @property
    def link(self) -> str:
        """The writer's own address, where it is one that a reader may safely follow."""
        return self.user_url if urlsplit(self.user_url).scheme in {"http", "https"} else ""

    def get_absolute_url(self, anchor_pattern: str = "#c%(id)s") -> str:
        """Return the address of the comment on the page that it stands on, or "" if gone."""
        rules = commentable.of(self.content_object)
        if rules is None:
            return ""
        return rules.url(self.content_object) + anchor_pattern % {"id": self.pk}


class Block(models.Model):
    """Somebody whose comments are refused."""

    class Kind(models.TextChoices):
        """What of a comment is compared."""

        EMAIL = "email", _("e-mail address")
        ADDRESS = "address", _("IP address")
        NAME = "name", _("word in the name")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    value = models.CharField(
        _("value"),
        max_length=254,
        help_text=_(
            "An address (name@example.org), a domain (@example.org), an IP address "
            "(192.0.2.7) or network (192.0.2.0/24), or a word."
        ),
    )
    until = models.DateTimeField(_("until"), null=True, blank=True)
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "value"], name="one_block_a_value"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.value}"

    def clean(self) -> None:
        """Bring the value into the form it is compared in; refuse a network that is none."""
        self.value = self.value.strip().casefold()
        if self.kind == self.Kind.ADDRESS:
            try:
                self.value = str(ipaddress.ip_network(self.value, strict=False))
            except ValueError as error:
                raise ValidationError({"value": _("This is no IP address or network.")}) from error

    def matches(self, comment: XtdComment) -> bool:
        """Whether ``comment`` comes from whom the block names."""
        if self.kind == self.Kind.NAME:
            return self.value in comment.user_name.casefold()
        if self.kind == self.Kind.EMAIL:
            email = comment.user_email.casefold()
            return email.endswith(self.value) if self.value[:1] == "@" else email == self.value
        if not comment.ip_address:
            return False
        return ipaddress.ip_address(comment.ip_address) in ipaddress.ip_network(self.value)

    @classmethod
    def refuses(cls, comment: XtdComment) -> bool:
        """Whether any block in force matches ``comment``."""
        in_force = models.Q(until__isnull=True) | models.Q(until__gt=timezone.now())
        return any(block.matches(comment) for block in cls.objects.filter(in_force))
