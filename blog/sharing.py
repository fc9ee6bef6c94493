"""The picture by which a page is shared: the author's own, or the drawn card."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from django.urls import reverse

from blog.jekyll.config import DEFAULTS
from blog.jekyll.defaults import Defaults
from blog.media import cards, site_path
from blog.models import Asset, Document, SiteConfiguration
from blog.publishing import own_hosts
from blog.site import absolute, address_of

# What the readers of Open Graph take.
_SHOWN = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
# Where a mapping has the address; the first is jekyll-seo-tag's, the others are of themes.
_KEYS = ("path", "url", "src", "og_image", "teaser", "feature", "thumbnail", "overlay_image")
_TYPES = {"post": "posts", "page": "pages"}


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


class _Said(NamedTuple):
    """What a front matter says of its picture; ``path`` is that on this site, None elsewhere."""

    address: str
    path: str | None
    alt: str
    width: int
    height: int


def picture_of(document: Document, site: SiteConfiguration, section: str) -> SharedPicture | None:
    """Return the picture that ``image`` of the front matter names, or the drawn card; None for
    a title in a script that cards are not set in.
    """
    named = named_pictures([document], site).get(document.source_path)
    return named or _card(document, site, section)


def picture_of_site(site: SiteConfiguration) -> SharedPicture | None:
    """Return the card of the site."""
    card = cards.card_of_site(site)
    if not cards.can_draw(card):
        return None
    return SharedPicture(absolute(site_card_address(card)), str(site), *cards.SIZE)


def named_pictures(
    documents: Iterable[Document], site: SiteConfiguration
) -> dict[str, SharedPicture]:
    """Return the pictures that front matters name and that are there, by source paths."""
    said = {document.source_path: _said(document, site) for document in documents}
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


def _card(document: Document, site: SiteConfiguration, section: str) -> SharedPicture | None:
    card = cards.card_of(document, site, section)
    if document.pk is None or not cards.can_draw(card):
        return None
    url = absolute(document_card_address(document, card))
    return SharedPicture(url, document.title, *cards.SIZE)


def _said(document: Document, site: SiteConfiguration) -> _Said | None:
    """Return what the front matter says: an address, or a mapping as jekyll-seo-tag's, or a
    theme's ``header``.
    """
    for values in (document.front_matter, _defaults(document, site)):
        said = values.get("image") or values.get("header")
        if said:
            break
    said = said if isinstance(said, dict) else {"path": said}
    address = next((said[key] for key in _KEYS if said.get(key)), None)
    if not isinstance(address, str) or not address.strip():
        return None
    if PurePosixPath(unquote(urlsplit(address).path)).suffix.lower() not in _SHOWN:
        return None
    path = site_path(_rooted(address), site.base_url, own_hosts(site.config))
    return _Said(address, path, str(said.get("alt") or document.title), *_size(said))


def _shown(said: _Said, asset: Asset | None) -> SharedPicture:
    if asset is None or said.path is None:
        return SharedPicture(absolute(said.address), said.alt, said.width, said.height)
    facts = (asset.width, asset.height, asset.content_type or asset.guessed_type(), asset.size)
    return SharedPicture(absolute(address_of(said.path)), said.alt, *facts)


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
