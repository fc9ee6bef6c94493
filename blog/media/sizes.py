"""The sizes of the site's pictures: which are due, made, told to those who render, let go."""

import datetime as dt
import io
import logging
from collections.abc import Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from PIL import Image

from blog.markup.article import ImageFile
from blog.media.encoding import copies
from blog.media.files import image_size
from blog.models import Asset, Document, PictureSizes

logger = logging.getLogger(__name__)
_TYPES = (
    "image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp", "image/tiff",
)  # fmt: skip
_TRIES = 2
# Who has been at a picture for longer was killed.
_LONGEST = dt.timedelta(minutes=15)
BEGUN, MADE = PictureSizes.Status.BEGUN, PictureSizes.Status.MADE
# What an ImageFile is made of, by the names that a query gives it.
IMAGE_FIELDS = ("width", "height", "digest", "sizes__digest", "sizes__made")


def image_file(row: Mapping[str, Any]) -> ImageFile:
    """Return what rendering knows of an image, from a row with ``IMAGE_FIELDS``."""
    is_current = row["sizes__digest"] and row["sizes__digest"] == row["digest"]
    made = row["sizes__made"] if is_current else {}
    widths = tuple(sorted(int(width) for width in made))
    return ImageFile(row["width"], row["height"], widths, row["digest"][:8] if widths else "")


def unsized() -> QuerySet[Asset]:
    """Return the pictures that documents show and whose sizes are not made, or not shown yet."""
    shown = Document.objects.filter(assets=OuterRef("pk"))
    given_up = timezone.now() - _LONGEST
    killed = Q(sizes__status=BEGUN, sizes__tries__lt=_TRIES, sizes__begun_at__lt=given_up)
    due = Q(sizes=None) | ~Q(sizes__digest=F("digest")) | Q(sizes__status=MADE) | killed
    pictures = Asset.objects.filter(
        kind=Asset.Kind.STATIC, path__isnull=False, content_type__in=_TYPES
    ).exclude(file="")
    return pictures.filter(due, Exists(shown)).select_related("sizes").order_by("-pk")


def make_sizes(asset: Asset) -> PictureSizes | None:
    """Make the sizes of ``asset``, unless they are there; return them, None where another
    worker has begun meanwhile.
    """
    former = getattr(asset, "sizes", None)
    if former and former.digest == asset.digest and former.status != BEGUN:
        return former
    sizes = _begun(asset, former)
    if sizes:
        sizes.made, sizes.status = _made(asset, sizes), MADE
        sizes.save(update_fields=["made", "status"])
        if former and former.digest != asset.digest:
            let_go(former)
    return sizes


def _begun(asset: Asset, former: PictureSizes | None) -> PictureSizes | None:
    """Claim ``asset`` by a row that is written before its pixels are touched."""
    if former is None:
        values = {"digest": asset.digest}
        sizes, is_new = PictureSizes.objects.get_or_create(asset=asset, defaults=values)
        return sizes if is_new else None
    tries = former.tries + 1 if former.digest == asset.digest else 1
    begun = PictureSizes(asset=asset, digest=asset.digest, tries=tries)
    as_seen = PictureSizes.objects.filter(
        asset=asset, digest=former.digest, status=former.status, begun_at=former.begun_at
    )
    is_ours = as_seen.update(
        digest=begun.digest, made={}, status=BEGUN, tries=tries, begun_at=begun.begun_at
    )
    return begun if is_ours else None


def _made(asset: Asset, sizes: PictureSizes) -> dict[str, dict[str, int]]:
    made: dict[str, dict[str, int]] = {}
    try:
        with asset.file.open("rb") as stream:
            content = io.BytesIO(stream.read())
        _measure(asset, content)
        for copy in copies(content, asset.size):
            _keep(sizes.name(copy.width, copy.form), copy.content)
            made.setdefault(str(copy.width), {})[copy.form] = len(copy.content)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning) as error:
        logger.warning("No sizes of %s: %s", asset.source_path, error)
    return made


def _measure(asset: Asset, content: io.BytesIO) -> None:
    """Correct what is known of the image's size, where it was stored by an older release."""
    width, height = image_size(content, asset.source_path)
    if width and (asset.width, asset.height) != (width, height):
        asset.width, asset.height = width, height
        asset.save(update_fields=["width", "height"])


def _keep(name: str, content: bytes) -> None:
    """Store ``content`` under ``name``, which follows from it; one cut short is replaced."""
    if default_storage.exists(name):
        if default_storage.size(name) == len(content):
            return
        default_storage.delete(name)
    default_storage.save(name, ContentFile(content))


def let_go(sizes: PictureSizes) -> None:
    """Delete the copies named in ``sizes``, unless another file of the same content has them."""
    if sizes.made and not PictureSizes.objects.filter(digest=sizes.digest).exists():
        for name in sizes.names():
            default_storage.delete(name)
