"""The imports that wrote something, each with its report; what was settled between two of them."""

from collections.abc import Iterable
from typing import Any, Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.models.documents import Document


class Import(models.Model):
    """One import of a tree: who, when, from where, and the whole report."""

    path = models.TextField(_("tree"))
    started_at = models.DateTimeField(_("began"))
    finished_at = models.DateTimeField(_("ended"), auto_now_add=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("account"),
    )
    user_name = models.CharField(_("by"), max_length=150, blank=True)
    counts = models.JSONField(_("documents"), default=dict, encoder=DjangoJSONEncoder)
    report = models.JSONField(_("report"), default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-started_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.path} ({timezone.localtime(self.started_at):%Y-%m-%d %H:%M})"


class Conflict(Document):
    """A document edited here whose file changed in the tree since: both texts are kept."""

    class Meta:
        proxy = True
        verbose_name = _("conflict of an import")
        verbose_name_plural = _("conflicts of imports")
        default_permissions = ()


class Deleted(models.Model):
    """An imported text or picture that was deleted here; imports leave its file alone as long
    as it holds what ``digest`` stands for.
    """

    source_path = models.CharField(_("file"), max_length=500, unique=True)
    title = models.CharField(_("title"), max_length=500, blank=True)
    digest = models.CharField(max_length=64)
    since = models.DateTimeField(_("deleted"), auto_now_add=True)

    class Meta:
        verbose_name = _("deleted text")
        verbose_name_plural = _("deleted texts")
        ordering = ["source_path"]
        default_permissions = ("view", "delete")

    def __str__(self) -> str:
        return self.source_path

    @classmethod
    def note(cls, documents: Iterable[Any]) -> list[Self]:
        """Note those of ``documents``, or files, that were imported, before a person deletes
        them.
        """
        rows = [
            cls(source_path=one.source_path, title=str(one)[:500], digest=one.imported_digest)
            for one in documents
            if one.imported_digest
        ]
        return cls.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["source_path"],
            update_fields=["title", "digest"],
        )
