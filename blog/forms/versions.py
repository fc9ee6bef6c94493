"""Two people at one text: the second is told before the change of the first is replaced."""

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from blog.models import Document


def version_of(document: Document) -> str:
    """Return what changes when somebody edits ``document``, or imports it changed."""
    if not document.pk:
        return ""
    edited = document.edited_at.isoformat() if document.edited_at else ""
    return f"{edited} {document.imported_digest}".strip()


class VersionedForm(forms.ModelForm):
    """A form of a document that carries the version it was opened with."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take Django's arguments and note the version stored now."""
        super().__init__(*args, **kwargs)
        self.initial["version"] = version_of(self.instance)

    def clean(self) -> dict[str, Any]:
        """Refuse, once, what was begun from another version; a second try is heeded."""
        cleaned = super().clean() or self.cleaned_data
        if "version" in self.changed_data:
            sent = cast(QueryDict, self.data).copy()
            sent[self.add_prefix("version")] = self.initial["version"]
            self.data = sent
            sentence = _(
                "This text was changed elsewhere while you were writing. Nothing of yours is "
                "lost: open it in another tab and compare; storing again replaces the other change."
            )
            self.add_error(None, sentence)
        return cleaned
