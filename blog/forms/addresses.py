"""Addresses on this site as people type them."""

import re
import unicodedata
from typing import Any
from urllib.parse import unquote

from django import forms
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_UNFIT = re.compile(r"[?#\\\x00-\x1f\x7f]|//|/\.\.?(?:/|$)")


class AddressField(forms.CharField):
    """The address of a document on this site, "" for the one that the site's rule gives.

    Cleans to a path (NFC, decoded) or None; the address ``so_far`` is never found fault with.
    """

    def __init__(self, **kwargs: Any) -> None:
        """Take Django's arguments."""
        kwargs.setdefault(
            "help_text",
            gettext_lazy(
                "Empty: made by the site's rule when the text is first published, and kept for "
                "ever. Where you write another, the one so far will lead to it."
            ),
        )
        widget = forms.TextInput(attrs={"class": "vTextField"})
        super().__init__(required=False, max_length=700, widget=widget, **kwargs)
        self.so_far: str | None = None

    def to_python(self, value: Any) -> str | None:
        """Return the path typed; raises ValidationError for what is no address of this site."""
        text = super().to_python(value)
        if text == (self.so_far or ""):
            return self.so_far
        return site_path(text) if text else None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another address was typed; an emptied field asks for the rule's address."""
        return (data or "").strip() != (initial or "")


def site_path(text: str) -> str:
    """Return the path that ``text`` means. Raises ValidationError with what to do."""
    path = unicodedata.normalize("NFC", unquote(text.strip()))
    if not path.startswith("/"):
        raise forms.ValidationError(
            _("An address on this site begins with a slash: /%(path)s"), params={"path": path}
        )
    unfit = _UNFIT.search(path)
    if unfit:
        raise forms.ValidationError(
            _("“%(sign)s” may not stand in an address; take it away."), params={"sign": unfit[0]}
        )
    if _is_a_page_of_ours(path):
        raise forms.ValidationError(
            _("%(path)s is one of the site's own pages; choose another address."),
            params={"path": path},
        )
    return path


def _is_a_page_of_ours(path: str) -> bool:
    try:
        return resolve(path).url_name != "address"
    except Resolver404:
        return False


def moved(path: str | None, slug_before: str | None, slug: str) -> str | None:
    """Return ``path`` with ``slug`` where the slug so far stood last; ``path`` where it did not,
    or where ``slug`` is empty.
    """
    if not path or not slug or not slug_before or slug_before not in path:
        return path
    head, _slug, tail = path.rpartition(slug_before)
    return head + slug + tail
