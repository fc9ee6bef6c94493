"""The drawn cards, each at an address that its content decides.

The worker draws a card when an author saves. One that nobody has drawn yet, as after an import,
is drawn for the first who asks: a page may name its card before any job has run, and never
names a picture that is not there.
"""

from django.http import FileResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from blog.media import cards
from blog.models import Document
from blog.sharing import document_card_address, site_card_address
from blog.site import SiteRequest

_KEPT = "public, max-age=31536000, immutable"


@require_safe
def document_card(request: SiteRequest, pk: int, digest: str) -> HttpResponseBase:
    """Answer with the card of a public document; a former one leads to that of today."""
    document = get_object_or_404(Document.objects.public(), pk=pk)
    card = cards.card_of(document, request.configuration, cards.section_of(document))
    if digest != cards.digest_of(card):
        return redirect(document_card_address(document, card))
    return _picture(card, digest)


@require_safe
def site_card(request: SiteRequest, digest: str) -> HttpResponseBase:
    """Answer with the card of the site."""
    card = cards.card_of_site(request.configuration)
    if digest != cards.digest_of(card):
        return redirect(site_card_address(card))
    return _picture(card, digest)


def _picture(card: cards.Card, digest: str) -> HttpResponseBase:
    response = FileResponse(cards.drawn(card), content_type="image/png")
    response["Cache-Control"] = _KEPT
    response["ETag"] = f'"{digest}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
