"""Keep a file in media storage under the digest of its content."""

import hashlib
import io
import warnings
from pathlib import PurePosixPath
from typing import IO

from django.core.files.base import File
from django.db.models.fields.files import FieldFile
from PIL import ExifTags, Image, UnidentifiedImageError

from blog.media.svg import svg_size
from blog.models import Asset

_RASTER = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".ico"}
_TURNED = {"JPEG", "MPO", "WEBP", "AVIF", "TIFF"}
_SVG_HEAD = 64 * 1024


class ImageTooLarge(ValueError):
    """An image that says it has more pixels than any page could show."""


class StorageFailed(OSError):
    """Media storage takes no file: it is full, or may not be written to."""


def image_size(stream: IO[bytes], name: str) -> tuple[int, int]:
    """Return width and height in pixels of the image in ``stream``, (0, 0) for what is none.

    Only the header is read. Raises ImageTooLarge where the header announces more pixels than
    Pillow's limit (a decompression bomb).
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix == ".svg":
        return _drawn_size(stream)
    if suffix not in _RASTER:
        return 0, 0
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(stream) as image:
                return _as_shown(image)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise ImageTooLarge(str(error)) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return 0, 0
    finally:
        stream.seek(0)


def _as_shown(image: Image.Image) -> tuple[int, int]:
    """Return the size at which a browser shows ``image``: turned as its camera says."""
    # Of other formats Pillow would read the whole file to know.
    turned = image.format in _TURNED and image.getexif().get(ExifTags.Base.Orientation, 1) > 4
    width, height = image.size
    return (height, width) if turned else (width, height)


def _drawn_size(stream: IO[bytes]) -> tuple[int, int]:
    text = stream.read(_SVG_HEAD).decode("utf-8", "replace")
    stream.seek(0)
    return svg_size(text)


def is_blank(asset: Asset) -> bool:
    """Whether the file of ``asset`` is called a picture, and nothing can be seen in it."""
    return PurePosixPath(asset.source_path).suffix.lower() in _RASTER and not asset.width


def digest_of_file(stream: IO[bytes]) -> str:
    """Return the SHA-256 of the rest of ``stream`` in hex, and go back to its start."""
    digest = hashlib.sha256()
    while block := stream.read(io.DEFAULT_BUFFER_SIZE * 16):
        digest.update(block)
    stream.seek(0)
    return digest.hexdigest()


def keep_file(
    asset: Asset, stream: IO[bytes], name: str, size: int, *, dry_run: bool = False
) -> bool:
    """Make ``stream`` the content of ``asset`` (unsaved changes; the caller saves).

    Returns False where the asset already holds this very content. With ``dry_run`` nothing
    is written to storage. Raises ImageTooLarge and StorageFailed.
    """
    digest = digest_of_file(stream)
    if asset.file and asset.digest == digest:
        return False
    asset.width, asset.height = image_size(stream, name)
    asset.digest, asset.size = digest, size
    asset.content_type = asset.guessed_type()
    if dry_run:
        return True
    put(asset.file, PurePosixPath(name).name, stream, size)
    return True


def put(file: FieldFile, name: str, stream: IO[bytes], size: int) -> None:
    """Make ``stream`` the content of ``file``, whose name in storage follows from its content.

    What lies there already is taken as it is, unless a process that was killed left it short.
    Raises StorageFailed.
    """
    target = file.field.generate_filename(file.instance, name)
    try:
        _put(file, target, name, stream, size)
    except OSError as error:
        raise StorageFailed(error.errno, error.strerror or str(error)) from error


def _put(file: FieldFile, target: str, name: str, stream: IO[bytes], size: int) -> None:
    if file.storage.exists(target) and file.storage.size(target) != size:
        file.storage.delete(target)
    if file.storage.exists(target):
        file.name = target
    else:
        file.save(name, File(stream), save=False)
