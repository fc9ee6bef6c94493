"""The sizes in which a picture is sent."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.models.assets import Asset


class PictureSizes(models.Model):
    """Smaller copies of an image, made in the background, in formats that browsers take today.

    ``digest`` is that of the content they were made of: they count only while it is the
    file's. ``made`` holds bytes by width and format (``{"480": {"avif": 9120}}``), nothing
    where no copy is smaller than the original. ``tries`` and ``begun_at`` keep an image that
    ends its worker from ending one after the other.
    """

    class Status(models.TextChoices):
        """How far the copies are."""

        BEGUN = "begun", _("begun")
        MADE = "made", _("made")
        SHOWN = "shown", _("shown")  # the documents have been rendered with them

    asset = models.OneToOneField(
        Asset, models.CASCADE, primary_key=True, related_name="sizes", verbose_name=_("file")
    )
    digest = models.CharField(max_length=64)
    made = models.JSONField(default=dict)
    status = models.CharField(max_length=5, choices=Status.choices, default=Status.BEGUN)
    tries = models.PositiveSmallIntegerField(default=1)
    begun_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("sizes of a picture")
        verbose_name_plural = _("sizes of pictures")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.asset_id}: {', '.join(self.made)}"

    def name(self, width: int | str, form: str) -> str:
        """Return the name in media storage of one copy: the original's digest decides."""
        return f"sizes/{self.digest[:2]}/{self.digest}-{width}.{form}"

    def names(self) -> list[str]:
        """Return the names in media storage of all copies."""
        return [self.name(width, form) for width, forms in self.made.items() for form in forms]
