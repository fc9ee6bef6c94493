"""Former and other addresses."""

from typing import Any

from django.db import models
from django.db.models.signals import pre_delete
from django.utils.translation import gettext_lazy as _

from blog.models.documents import Document, Page, Post


class Redirect(models.Model):
    """An address that answers 301: to a document, wherever it lives now, or to ``target``."""

    class Reason(models.TextChoices):
        """Where the address comes from."""

        FORMER = "former", _("former address")
        FRONT_MATTER = "redirect_from", _("redirect_from")
        MOVED = "redirect_to", _("redirect_to")
        OTHER_SPELLING = "spelling", _("other spelling of the address")

    path = models.CharField(_("address"), max_length=700, unique=True)
    document = models.ForeignKey(
        Document, models.CASCADE, null=True, blank=True, related_name="redirects"
    )
    target = models.TextField(_("leads to"), blank=True)
    reason = models.CharField(_("reason"), max_length=13, choices=Reason.choices)

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(document__isnull=False) | ~models.Q(target=""),
                name="a_redirect_leads_somewhere",
            )
        ]

    def __str__(self) -> str:
        return self.path


class Gone(models.Model):
    """An address that a reader could open until its document was deleted; it answers 410."""

    path = models.CharField(_("address"), max_length=700, unique=True)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("deleted address")
        verbose_name_plural = _("deleted addresses")
        ordering = ["path"]
        default_permissions = ("view", "delete")

    def __str__(self) -> str:
        return self.path


def _remember(instance: Any, **_kept: Any) -> None:
    """Note the addresses of a public document, its former ones too, before they vanish."""
    if Document.objects.public().filter(pk=instance.pk).exists():
        former = instance.redirects.values_list("path", flat=True)
        gone = [Gone(path=path) for path in (instance.path, *former)]
        Gone.objects.bulk_create(gone, ignore_conflicts=True)


# A receiver for every model would let no deletion of any be one statement.
for _model in (Document, Page, Post):
    pre_delete.connect(_remember, sender=_model)
