"""What storing a document may refuse, told at the field that can mend it."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from blog.jekyll.front_matter import FrontMatterError
from blog.markup import MarkupError
from blog.models import Asset, Document
from blog.publishing import AddressTaken
from blog.wording import said

REFUSALS = (AddressTaken, MarkupError, FrontMatterError)
"""The errors that an author can mend."""


def refusal(error: Exception, user: Any) -> tuple[str, str]:
    """Return the name of the field and what to tell the author, ``user``."""
    if isinstance(error, AddressTaken):
        return "path", _taken(error, user)
    if isinstance(error, FrontMatterError):
        values = {"line": error.line, "message": said(error.message)}
        return "other_front_matter", _("Line %(line)d of the file: %(message)s") % values
    return "body", said(str(error))


def _taken(error: AddressTaken, user: Any) -> str:
    """Name who has the address, with a link where ``user`` may open it."""
    sentence = _("{path} is already the address of {other}. Write another address or slug.")
    return format_html(sentence, path=error.path, other=_linked(error.other, user))


def _linked(other: Document | Asset, user: Any) -> str:
    if isinstance(other, Asset):
        url = reverse("admin:blog_asset_change", args=[other.pk])
    elif Document.objects.visible_to(user).filter(pk=other.pk).exists():
        url = reverse(f"admin:blog_{'post' if other.is_post else 'page'}_change", args=[other.pk])
    else:
        return _("another author's document")
    return format_html('<a href="{}">{}</a>', url, str(other))
