"""Files of a site beside its documents."""

import mimetypes

from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.models.documents import Document


def asset_storage_name(asset: "Asset", filename: str) -> str:
    """Return the name in media storage: the digest of the content decides, so that a changed
    file never overwrites the one that a cached page still shows.
    """
    suffix = "." + filename.rpartition(".")[2][:12] if "." in filename else ""
    return f"assets/{asset.digest[:2]}/{asset.digest}{suffix.lower()}"


def template_storage_name(_: "Asset", filename: str) -> str:
    """Return the name in media storage of a file that Liquid was run on: its digest."""
    return f"templates/{filename[:2]}/{filename}"


class Asset(models.Model):
    """A file of the tree: an image, a download, or what only export needs (layouts, data).

    ``path`` is the public address (NFC, decoded), None where the file has none. A row without
    a file is one that documents show and nobody has brought yet; ``alt`` is what they say of it.
    """

    class Kind(models.TextChoices):
        """What the file is in the Jekyll tree."""

        STATIC = "static", _("static file")
        INCLUDE = "include", _("include")
        LAYOUT = "layout", _("layout")
        DATA = "data", _("data file")
        OTHER = "other", _("other source file")

    source_path = models.CharField(_("source file"), max_length=500, unique=True)
    # The name on disk where it differs from the source path, as on a Mac (NFD).
    disk_name = models.CharField(max_length=500, blank=True, editable=False)
    path = models.CharField(_("address"), max_length=700, unique=True, null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, default=Kind.STATIC)
    file = models.FileField(_("file"), upload_to=asset_storage_name, max_length=200, blank=True)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    # That of the file which the last import read: another one was brought here since.
    imported_digest = models.CharField(max_length=64, blank=True, editable=False)
    # The file of the tree that ``file`` was made from by Liquid, and the digest of what went in.
    template = models.FileField(
        upload_to=template_storage_name, max_length=200, blank=True, editable=False
    )
    template_digest = models.CharField(max_length=64, blank=True, editable=False)
    content_type = models.CharField(_("type"), max_length=100, blank=True)
    size = models.PositiveBigIntegerField(_("size"), default=0, editable=False)
    width = models.PositiveIntegerField(_("width"), default=0, editable=False)
    height = models.PositiveIntegerField(_("height"), default=0, editable=False)
    alt = models.TextField(_("alternative text"), blank=True)
    used_by = models.ManyToManyField(
        Document, related_name="assets", blank=True, verbose_name=_("used by")
    )
    stored_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["source_path"]

    def __str__(self) -> str:
        return self.source_path

    def guessed_type(self) -> str:
        """Return the media type by the file's name, octet-stream where nobody knows."""
        return mimetypes.guess_type(self.source_path)[0] or "application/octet-stream"
