"""What a page shows of itself where somebody shares its address: Open Graph's picture."""

from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from blog.jekyll.config import DEFAULTS
from blog.jekyll.defaults import Defaults
from blog.media import cards, site_path
from blog.models import Asset, Document, SiteConfiguration
from blog.publishing import own_hosts
from blog.site import absolute, address_of
from blog.views.cards import document_card_address, site_card_address

# What the readers of Open Graph take.
_SHOWN = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
_TYPES = {"post": "posts", "page": "pages"}


class SharedPicture(NamedTuple):
    """A picture by its whole address; width and height are 0 where nobody knows them."""

    url: str
    alt: str
    width: int = 0
    height: int = 0


def picture_of(document: Document, site: SiteConfiguration, section: str) -> SharedPicture | None:
    """Return the picture that ``image`` of the front matter names, or the drawn card; None for
    a title in a script that cards are not set in.
    """
    return _named(document, site) or _card(document, site, section)


def picture_of_site(site: SiteConfiguration) -> SharedPicture | None:
    """Return the card of the site."""
    card = cards.card_of_site(site)
    if not cards.can_draw(card):
        return None
    return SharedPicture(absolute(site_card_address(card)), str(site), *cards.SIZE)


def _card(document: Document, site: SiteConfiguration, section: str) -> SharedPicture | None:
    card = cards.card_of(document, site, section)
    if document.pk is None or not cards.can_draw(card):
        return None
    url = absolute(document_card_address(document, card))
    return SharedPicture(url, document.title, *cards.SIZE)


def _named(document: Document, site: SiteConfiguration) -> SharedPicture | None:
    """Return the picture of the front matter: an address, or jekyll-seo-tag's mapping."""
    said = document.front_matter.get("image") or _defaults(document, site).get("image")
    said = said if isinstance(said, dict) else {"path": said}
    address = said.get("path")
    if not isinstance(address, str) or not address.strip():
        return None
    if PurePosixPath(unquote(urlsplit(address).path)).suffix.lower() not in _SHOWN:
        return None
    alt = str(said.get("alt") or document.title)
    path = site_path(_rooted(address), site.base_url, own_hosts(site.config))
    if path is None:
        return SharedPicture(absolute(address), alt, *_size(said))
    asset = Asset.objects.filter(path=path).exclude(file="").only("width", "height").first()
    if asset is None:
        return None
    return SharedPicture(absolute(address_of(path)), alt, asset.width, asset.height)


def _rooted(address: str) -> str:
    """Return ``address`` from the root of the site, as jekyll-seo-tag reads it."""
    is_relative = not urlsplit(address).scheme and not address.startswith("/")
    return f"/{address}" if is_relative else address


def _size(said: dict[str, Any]) -> tuple[int, int]:
    width, height = (str(said.get(side, "")) for side in ("width", "height"))
    return (int(width), int(height)) if width.isdecimal() and height.isdecimal() else (0, 0)


def _defaults(document: Document, site: SiteConfiguration) -> dict[str, Any]:
    if not site.config.get("defaults"):
        return {}
    type_of_defaults = _TYPES.get(document.kind, document.collection)
    config = {**DEFAULTS, **site.config}
    return Defaults(Path(), config).values(document.source_path, type_of_defaults)
