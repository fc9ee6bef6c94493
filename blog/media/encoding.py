"""From an image to smaller copies of it in AVIF and WebP: pixels only, no storage, no rows.

A copy has the picture upright, its colours right and its transparency kept; what a camera
noted of place and owner stays in the original.
"""

import io
import warnings
from collections.abc import Iterator
from typing import IO, NamedTuple

from PIL import Image, ImageCms, ImageOps

WIDTHS = (480, 800, 1200, 1600)
FORMATS = ("avif", "webp")  # in the order in which they are preferred
# More pixels than this cost more memory to scale down than a blog should spend on a picture.
_MOST_PIXELS = 64_000_000
# A width so near to the next one is not worth a copy.
_NEAR = 0.85
# What was stored without loss is drawn rather than photographed: its edges shall stay sharp.
_DRAWN = frozenset({"PNG", "GIF", "BMP"})
_RGB = b"RGB "
# A copy that saves less than a tenth, or a kilobyte, is not worth its line in the page.
_WORTH, _WORTH_BYTES = 0.9, 1024


class Copy(NamedTuple):
    """One copy: how wide it is, in which of ``FORMATS``, and its bytes."""

    width: int
    form: str
    content: bytes


def copies(stream: IO[bytes], size: int) -> Iterator[Copy]:
    """Yield the copies of the image in ``stream`` that save some of its ``size`` in bytes.

    There are none of what moves. Raises OSError, ValueError or what else Pillow makes of a
    broken file.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(stream) as image:
            moves = image.format != "MPO" and getattr(image, "is_animated", False)
            if moves or image.width * image.height > _MOST_PIXELS:
                return
            is_drawn = image.format in _DRAWN
            image.draft("RGB", _needed(*image.size))
            upright = _upright(image)
    width, height = upright.size
    for wide in widths(width):
        tall = max(1, round(wide * height / width))
        scaled = upright.resize((wide, tall), Image.Resampling.LANCZOS, reducing_gap=3.0)
        made = _encoded(scaled, is_drawn, upright.info.get("icc_profile"))
        most = min(size * _WORTH, size - _WORTH_BYTES)
        # The better format is so by its size alone, and not for every picture.
        for form in FORMATS:
            if len(made[form]) <= most and (form == "webp" or len(made[form]) < len(made["webp"])):
                yield Copy(wide, form, made[form])


def widths(width: int) -> list[int]:
    """Return how wide the copies of an image of ``width`` pixels are; none is wider than it."""
    most = min(width, WIDTHS[-1])
    return [wide for wide in WIDTHS if wide < most * _NEAR] + [most]


def _needed(width: int, height: int) -> tuple[int, int]:
    """Return the least size at which a JPEG, lying or upright, may be decoded."""
    scale = min(1, WIDTHS[-1] / min(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _upright(image: Image.Image) -> Image.Image:
    """Return ``image`` turned as its camera says, in RGB or RGBA, its profile in ``info``."""
    turned = ImageOps.exif_transpose(image)
    profile = turned.info.get("icc_profile") or b""
    mode = "RGBA" if turned.has_transparency_data else "RGB"
    if profile and profile[16:20] != _RGB and turned.mode not in {"P", "RGB", "RGBA"}:
        turned, profile = _in_srgb(turned, profile), b""
    upright = _eight_bit(turned).convert(mode)
    upright.info = {"icc_profile": b"" if _is_srgb(profile) else profile}
    return upright


def _eight_bit(image: Image.Image) -> Image.Image:
    """Return ``image`` with eight bits a channel; one with sixteen would only be cut off."""
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    return image


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        made = ImageCms.profileToProfile(
            image, ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"), outputMode="RGB",
        )  # fmt: skip
    except (ImageCms.PyCMSError, OSError):
        return image
    return made or image


def _is_srgb(profile: bytes) -> bool:
    """Whether ``profile`` only says what holds without one; it weighs as much as a thumbnail."""
    try:
        opened = ImageCms.getOpenProfile(io.BytesIO(profile))
        return not profile or "srgb" in ImageCms.getProfileDescription(opened).lower()
    except (ImageCms.PyCMSError, OSError):
        return True


def _encoded(image: Image.Image, is_drawn: bool, profile: bytes | None) -> dict[str, bytes]:
    """Return ``image`` in each of ``FORMATS``."""
    common = {"icc_profile": profile or b"", "exif": b""}
    if is_drawn:
        exact = _saved(image, "WEBP", lossless=True, method=2, **common)
        near = _saved(image, "WEBP", quality=90, method=4, **common)
        avif = _saved(image, "AVIF", quality=70, speed=7, subsampling="4:4:4", **common)
        return {"avif": avif, "webp": min(exact, near, key=len)}
    return {
        "avif": _saved(image, "AVIF", quality=60, speed=7, **common),
        "webp": _saved(image, "WEBP", quality=80, method=4, **common),
    }


def _saved(image: Image.Image, form: str, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()
