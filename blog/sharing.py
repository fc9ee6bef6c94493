"""The picture by which a page is shared: the author's own, or the drawn card."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from django.urls import reverse
from django.utils.encoding import iri_to_uri

from blog.featured import FeaturedImage, FeaturedImages
from blog.media import cards
from blog.models import Asset, Document, SiteConfiguration
from blog.models.addresses import address_of
from blog.site import absolute

# What the readers of Open Graph take.
_SHOWN = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})


class SharedPicture(NamedTuple):
    """A picture by its whole address; width and height are 0 where nobody knows them, ``type``
    and ``size`` (in bytes) are those of a file of this site.
    """

    url: str
    alt: str
    width: int = 0
    height: int = 0
    type: str = ""
    size: int = 0


def picture_of(document: Document, site: SiteConfiguration, section: str) -> SharedPicture:
    """Return the picture that ``image`` of the front matter names, or the drawn card."""
    named = named_pictures([document], site).get(document.source_path)
    return named or _card(document, site, section)


def picture_of_site(site: SiteConfiguration) -> SharedPicture:
    """Return the card of the site."""
    card = cards.card_of_site(site)
    return SharedPicture(absolute(site_card_address(card)), str(site), *cards.SIZE)


def named_pictures(
    documents: Iterable[Document], site: SiteConfiguration
) -> dict[str, SharedPicture]:
    """Return the pictures that front matters name and that are there, by source paths."""
    images = FeaturedImages(site)
    said = {document.source_path: _shareable(images.of(document)) for document in documents}
    paths = {one.path for one in said.values() if one and one.path}
    fields = ("path", "width", "height", "content_type", "size")
    rows = Asset.objects.filter(path__in=paths).exclude(file="").only(*fields) if paths else []
    assets = {asset.path: asset for asset in rows}
    return {
        source: _shown(one, assets.get(one.path))
        for source, one in said.items()
        if one and (one.path is None or one.path in assets)
    }


def document_card_address(document: Document, card: cards.Card) -> str:
    """Return where ``card`` of ``document`` stands."""
    return reverse("card", args=[document.pk, cards.digest_of(card)])


def site_card_address(card: cards.Card) -> str:
    """Return where ``card`` of the site stands."""
    return reverse("site_card", args=[cards.digest_of(card)])


def _card(document: Document, site: SiteConfiguration, section: str) -> SharedPicture:
    card = cards.card_of(document, site, section)
    url = absolute(document_card_address(document, card))
    return SharedPicture(url, document.title, *cards.SIZE)


def _shareable(image: FeaturedImage | None) -> FeaturedImage | None:
    """Return ``image``, None for a kind of picture that readers of Open Graph do not take."""
    if image is None:
        return None
    suffix = PurePosixPath(unquote(urlsplit(image.address).path)).suffix
    return image if suffix.lower() in _SHOWN else None


def _shown(said: FeaturedImage, asset: Asset | None) -> SharedPicture:
    if asset is None or said.path is None:
        return SharedPicture(iri_to_uri(absolute(said.address)), said.alt, said.width, said.height)
    facts = (asset.width, asset.height, asset.content_type or asset.guessed_type(), asset.size)
    return SharedPicture(absolute(address_of(said.path)), said.alt, *facts)
