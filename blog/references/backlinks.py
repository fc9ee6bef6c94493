"""Links between documents, followed from the side that they lead to."""

import unicodedata
from typing import Any
from urllib.parse import unquote, urlsplit

from django.db.models import QuerySet

from blog.models import Document
from blog.models.references import InternalLink

_LONGEST = 700
_ENDINGS = ("/index.html", "/", ".html")


def record_links(document: Document) -> None:
    """Make the stored links of ``document`` to this site those of its ``links``."""
    wanted = {place_of(address) for address in document.links}
    wanted = {place for place in wanted if len(place) <= _LONGEST}
    stored = set(document.internal_links.values_list("place", flat=True))
    document.internal_links.filter(place__in=stored - wanted).delete()
    InternalLink.objects.bulk_create(
        InternalLink(document=document, place=place) for place in sorted(wanted - stored)
    )


def linking_to(document: Document, base_url: str) -> QuerySet[Any]:
    """Return the public documents that link to ``document``, by its address or a former one,
    written with the site's ``base_url`` or without it; the newest first.
    """
    paths = [document.path or "", *document.redirects.values_list("path", flat=True)]
    places = {place_of(path) for path in paths}
    places |= {place_of(base_url + path) for path in paths}
    links = InternalLink.objects.filter(place__in=places).values("document")
    return Document.objects.public().filter(pk__in=links).exclude(pk=document.pk).newest_first()


def place_of(address: str) -> str:
    """Return what all spellings of ``address`` share: its path, decoded, NFC, without query,
    fragment and ending; "/" for the first page.
    """
    try:
        path = unicodedata.normalize("NFC", unquote(urlsplit(address).path))
    except ValueError:
        return ""
    for ending in _ENDINGS:
        path = path.removesuffix(ending)
    return path.replace("\0", "") or "/"
