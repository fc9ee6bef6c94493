"""Former and other addresses."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.models.documents import Document


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
