"""Redirects as people type them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from blog.forms.addresses import site_path
from blog.models import Document, Redirect

_SCHEMES = ("http://", "https://")


class RedirectForm(forms.ModelForm):
    """An address and where it leads: to a document of this site by its address, or elsewhere."""

    leads_to = forms.CharField(
        label=_("leads to"),
        max_length=2000,
        help_text=_(
            "An address on this site (/2024/01/01/title.html) or a whole one (https://…). A "
            "document keeps the redirect when it moves."
        ),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    class Meta:
        model = Redirect
        fields = ["path", "reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take Django's arguments and show where the redirect leads."""
        super().__init__(*args, **kwargs)
        document = self.instance.document
        so_far = (document.path or "") if document else self.instance.target
        self.initial.setdefault("leads_to", so_far)

    def clean_path(self) -> str:
        """Return the address, one that nothing lives at."""
        path = site_path(self.cleaned_data["path"])
        other = Document.objects.filter(path=path).first()
        if other:
            raise forms.ValidationError(
                _("%(title)s lives at %(path)s: give it another address first."),
                params={"title": other.title, "path": path},
            )
        return path

    def clean_leads_to(self) -> str:
        """Return the target: a whole address, or one of this site in its stored spelling."""
        target = self.cleaned_data["leads_to"].strip()
        return target if target.startswith(_SCHEMES) else site_path(target)

    def clean(self) -> dict[str, Any]:
        """Refuse an address that leads to itself."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("path") and cleaned.get("path") == cleaned.get("leads_to"):
            self.add_error("leads_to", _("An address cannot lead to itself."))
        return cleaned

    def save(self, commit: bool = True) -> Redirect:
        """Store where the redirect leads: the document at the address, or the address."""
        if "leads_to" in self.changed_data:
            target = self.cleaned_data["leads_to"]
            self.instance.document = Document.objects.filter(path=target).first()
            self.instance.target = "" if self.instance.document else target
        return super().save(commit)
