"""The picture that an author chose for a text: ``image`` or ``header`` of its front matter."""

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from blog.jekyll.defaults import Defaults
from blog.media import site_path
from blog.models import Document, SiteConfiguration
from blog.publishing import own_hosts

# Where a mapping has the address; the first is jekyll-seo-tag's, the others are of themes.
_KEYS = ("path", "url", "src", "og_image", "teaser", "feature", "thumbnail", "overlay_image")
_TYPES = {"post": "posts", "page": "pages"}


class FeaturedImage(NamedTuple):
    """What a front matter says of its picture: the ``address`` as written; its ``path`` on this
    site, None where it is elsewhere; ``alt``, and the sides in pixels, 0 where none are said.
    """

    address: str
    path: str | None
    alt: str
    width: int
    height: int


class FeaturedImages:
    """Reads what the texts of one site say of their pictures; writes and asks nothing."""

    def __init__(self, site: SiteConfiguration) -> None:
        """Read for the texts of ``site``, its ``defaults`` included."""
        self._base_url, self._hosts = site.base_url, own_hosts(site.config)
        self._defaults = None
        if site.config.get("defaults"):
            self._defaults = Defaults.of_stored(site.config)

    def of(self, document: Document, own: Mapping[str, Any] | None = None) -> FeaturedImage | None:
        """Return the picture of ``document``, None where none is named.

        ``own`` is its front matter, where that was read apart from it.
        """
        said = _named(document.front_matter if own is None else own)
        said = said or _named(self._defaults_of(document))
        said = said if isinstance(said, dict) else {"path": said}
        address = next((said[key] for key in _KEYS if said.get(key)), None)
        if not isinstance(address, str) or not address.strip():
            return None
        path = site_path(_rooted(address), self._base_url, self._hosts)
        alt = str(said.get("alt") or document.title)
        return FeaturedImage(address, path, alt, *_sides(said))

    def _defaults_of(self, document: Document) -> Mapping[str, Any]:
        if self._defaults is None:
            return {}
        kind = _TYPES.get(document.kind, document.collection)
        return self._defaults.values(document.source_path, kind)


def _named(values: Mapping[str, Any]) -> Any:
    return values.get("image") or values.get("header")


def _rooted(address: str) -> str:
    """Return ``address`` from the root of the site, as jekyll-seo-tag reads it."""
    is_relative = not urlsplit(address).scheme and not address.startswith("/")
    return f"/{address}" if is_relative else address


def _sides(said: Mapping[str, Any]) -> tuple[int, int]:
    width, height = (str(said.get(side, "")) for side in ("width", "height"))
    return (int(width), int(height)) if width.isdecimal() and height.isdecimal() else (0, 0)
