"""Images and other files as authors bring them."""

import re
import unicodedata
from pathlib import PurePosixPath
from typing import IO, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.forms.addresses import site_path
from blog.media import ImageTooLarge, image_size, keep_file, missing_source
from blog.models import Asset, Document, Redirect

IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
_FOLDER = "/assets/images/"
# What makes a drawing a program or lets it ask other hosts: refused, rather than rewritten.
_LIVE_SVG = re.compile(
    rb"<\s*(?:script|foreignobject|iframe|use[^>]+https?:)|\son\w+\s*=|javascript:|<!entity", re.I
)


class AssetForm(forms.ModelForm):
    """An image of the site: its file, its address, and the words for who cannot see it."""

    upload = forms.FileField(
        label=gettext_lazy("image"),
        required=False,
        help_text=gettext_lazy("PNG, JPEG, GIF, WebP, AVIF or SVG."),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(IMAGES)}),
    )

    class Meta:
        model = Asset
        fields = ["path", "alt"]
        help_texts = {
            "path": gettext_lazy("Empty: /assets/images/ and the name of the file."),
            "alt": gettext_lazy("What the image shows, for who cannot see it."),
        }
        widgets = {
            "path": forms.TextInput(attrs={"class": "vTextField"}),
            "alt": forms.Textarea(attrs={"rows": 3}),
        }

    def clean_alt(self) -> str:
        """Return the words; every image has some."""
        alt = str(self.cleaned_data["alt"]).strip()
        if not alt:
            raise forms.ValidationError(_("Say what the image shows: some readers cannot see it."))
        return alt

    def clean_upload(self) -> Any:
        """Return the file, an image that says what it is."""
        upload = self.cleaned_data["upload"]
        if upload is None and not self.instance.file:
            raise forms.ValidationError(_("Choose the image to bring."))
        if upload is not None:
            _check_image(upload, upload.name)
        return upload

    def clean(self) -> dict[str, Any]:
        """Return what was typed with the address, made of the file's name where it is empty."""
        cleaned = super().clean() or self.cleaned_data
        upload = cleaned.get("upload")
        name = unicodedata.normalize("NFC", upload.name) if upload else ""
        typed = cleaned.get("path") or self.instance.path or (name and _FOLDER + name)
        if typed and not self.has_error("path"):
            cleaned["path"] = self._address(typed, name)
        return cleaned

    def _address(self, typed: str, name: str) -> str | None:
        try:
            path = site_path(typed)
            _check_free(path, self.instance)
            _check_suffix(path, name)
        except forms.ValidationError as error:
            self.add_error("path", error)
            return None
        return path

    def save(self, commit: bool = True) -> Asset:
        """Store the file under its digest, and the row with what is known of it.

        Where it got another address it lies at another place in an export; the former address
        leads to it.
        """
        asset = self.instance
        former = self.initial.get("path")
        if former and former != asset.path:
            asset.source_path, asset.disk_name, asset.imported_digest = "", "", ""
            Redirect.objects.filter(path=asset.path).delete()
            Redirect.objects.update_or_create(
                path=former,
                defaults={
                    "document": None,
                    "target": asset.path,
                    "reason": Redirect.Reason.FORMER,
                },
            )
        asset.source_path = asset.source_path or missing_source(str(asset.path))
        upload = self.cleaned_data["upload"]
        if upload is not None:
            keep_file(asset, upload, PurePosixPath(str(asset.path)).name, upload.size)
        return super().save(commit)


def _check_image(upload: IO[bytes], name: str) -> None:
    """Raise ValidationError where ``upload`` is no image that may be shown."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in IMAGES:
        raise forms.ValidationError(
            _("“%(name)s” is no image: bring one of %(kinds)s."),
            params={"name": name, "kinds": ", ".join(IMAGES)},
        )
    if suffix == ".svg":
        _check_drawing(upload)
        return
    try:
        size = image_size(upload, name)
    except ImageTooLarge as error:
        raise forms.ValidationError(_("The image has too many pixels: scale it down.")) from error
    if size == (0, 0):
        raise forms.ValidationError(
            _("“%(name)s” cannot be read as an image; is it whole?"), params={"name": name}
        )


def _check_drawing(upload: IO[bytes]) -> None:
    content = upload.read()
    upload.seek(0)
    if b"<svg" not in content or _LIVE_SVG.search(content):
        raise forms.ValidationError(
            _("Only a plain drawing may be brought as SVG: no scripts, no handlers, no entities.")
        )


def _check_free(path: str, asset: Asset) -> None:
    """Raise ValidationError where something else lives at ``path``."""
    other = (
        Document.objects.filter(path=path).first()
        or Asset.objects.filter(path=path).exclude(pk=asset.pk).first()
        or Asset.objects.filter(source_path=missing_source(path)).exclude(pk=asset.pk).first()
    )
    if other:
        raise forms.ValidationError(
            _("%(path)s is the address of %(other)s already; write another one."),
            params={"path": path, "other": str(other)},
        )


def _check_suffix(path: str, name: str) -> None:
    """Raise ValidationError where the address promises another kind of file than ``name`` is."""
    there, here = (PurePosixPath(text).suffix.lower() for text in (path, name))
    same = {".jpeg": ".jpg"}
    if here and same.get(there, there) != same.get(here, here):
        raise forms.ValidationError(
            _("The address ends in “%(there)s”, the file in “%(here)s”; let them agree."),
            params={"there": there, "here": here},
        )
