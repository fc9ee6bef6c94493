"""The pictures that authors chose for posts, as lists show them."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db.models import F, QuerySet

from blog.featured import FeaturedImages
from blog.models import Asset, SiteConfiguration
from blog.models.addresses import address_of


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
    posts, images = list(posts), FeaturedImages(site)
    paths = {post.pk: _path_of(post, images) for post in posts}
    wanted = {path for path in paths.values() if path}
    found = _files(wanted) if wanted else {}
    for post in posts:
        post.cover = found.get(paths[post.pk])
    return posts


def _path_of(post: Any, images: FeaturedImages) -> str | None:
    image = images.of(post, {"image": post.said_image, "header": post.said_header})
    return image.path if image else None


def _files(paths: Iterable[str]) -> dict[str | None, Cover]:
    files = Asset.objects.filter(path__in=paths).exclude(file="")
    rows = files.values_list("path", "width", "height")
    return {path: Cover(address_of(str(path)), *size) for path, *size in rows}
