"""Links between documents, followed from the side that they lead to."""

import datetime as dt
import unicodedata
from collections.abc import Iterator, Set
from typing import Any
from urllib.parse import unquote, urlsplit

from django.db.models import Case, CharField, OuterRef, QuerySet, Value, When
from django.db.models.functions import Concat, Left, Length

from blog.models import Document, Redirect
from blog.models.references import InternalLink

_LONGEST = 700
_ENDINGS = ("/index.html", "/", ".html")


def record_links(document: Document, *, is_new: bool = False) -> None:
    """Make the stored links of ``document`` to this site those of its ``links``; of one that
    ``is_new`` none are stored yet.
    """
    wanted = {place_of(address) for address in document.links}
    wanted = {place for place in wanted if len(place) <= _LONGEST}
    stored: set[str] = set()
    if not is_new:
        stored.update(document.internal_links.values_list("place", flat=True))
        document.internal_links.filter(place__in=stored - wanted).delete()
    InternalLink.objects.bulk_create(
        InternalLink(document=document, place=place) for place in sorted(wanted - stored)
    )


def linking_to(places: Set[str], base_url: str, now: dt.datetime) -> Iterator[QuerySet[Any]]:
    """Yield, for a query around that finds a document, the documents public ``now`` that link to
    it, the newest first: those that name one of ``places``, its address with the site's
    ``base_url`` and without it (see ``place_of``), then those that name a former address.
    """
    yield _linking(places, now)
    former = Redirect.objects.filter(document=OuterRef(OuterRef(OuterRef("pk"))))
    for prefix in sorted({"", base_url}):
        yield _linking(former.values(place=Concat(Value(prefix), _without_ending())), now)


def _linking(places: Any, now: dt.datetime) -> QuerySet[Any]:
    links = InternalLink.objects.filter(place__in=places).values("document")
    others = Document.objects.public(now).exclude(pk=OuterRef("pk"))
    return others.filter(pk__in=links).newest_first()


def _without_ending() -> Case:
    """Return what ``place_of`` makes of the path of a redirect, which is stored decoded."""
    cases = [
        When(path__endswith=ending, then=Left("path", Length("path") - len(ending)))
        for ending in _ENDINGS
    ]
    return Case(*cases, default="path", output_field=CharField())


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
