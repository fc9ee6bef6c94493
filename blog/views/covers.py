"""The pictures that authors chose for posts, as lists show them."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from django.db.models import F, QuerySet

from blog.jekyll.defaults import Defaults
from blog.models import Asset, Document, SiteConfiguration
from blog.site import address_of

_KEYS = ("path", "url", "src", "teaser", "feature", "thumbnail")


class Cover(NamedTuple):
    """A picture of this site with its size in pixels, 0 where that is unknown."""

    url: str
    width: int
    height: int


def with_image(posts: QuerySet[Any]) -> QuerySet[Any]:
    """Return ``posts`` with what their front matter says of a picture, and no more of it."""
    return posts.annotate(
        said_image=F("front_matter__image"), said_header=F("front_matter__header")
    )


def covered(posts: Iterable[Any], site: SiteConfiguration) -> Sequence[Any]:
    """Return ``posts`` (of ``with_image``), each with ``cover``: its picture, or None where it
    has none or the picture is not here. A picture of another host is left where it is.
    """
    posts = list(posts)
    defaults = Defaults(Path(), {"defaults": [], "collections_dir": ""} | site.config)
    paths = {post.pk: _path_of(post, defaults) for post in posts}
    wanted = {path for path in paths.values() if path}
    found = _files(wanted) if wanted else {}
    for post in posts:
        post.cover = found.get(paths[post.pk])
    return posts


def _files(paths: Iterable[str]) -> dict[str, Cover]:
    files = Asset.objects.filter(path__in=paths).exclude(file="")
    rows = files.values_list("path", "width", "height")
    return {str(path): Cover(address_of(str(path)), *size) for path, *size in rows}


def _path_of(post: Any, defaults: Defaults) -> str:
    said = post.said_image or post.said_header or _default(post, defaults)
    if isinstance(said, dict):
        said = next((said[key] for key in _KEYS if said.get(key)), "")
    if not isinstance(said, str) or not said or urlsplit(said).netloc:
        return ""
    return "/" + unquote(urlsplit(said).path).lstrip("/")


def _default(post: Document, defaults: Defaults) -> Any:
    values = defaults.values(post.source_path, "posts") if defaults.config["defaults"] else {}
    return values.get("image") or values.get("header")
