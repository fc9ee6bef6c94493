"""The imports that wrote something, each with its report."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
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
        return f"{self.path} ({self.started_at:%Y-%m-%d %H:%M})"


class Conflict(Document):
    """A document edited here whose file changed in the tree since: both texts are kept."""

    class Meta:
        proxy = True
        verbose_name = _("conflict of an import")
        verbose_name_plural = _("conflicts of imports")
        default_permissions = ()
