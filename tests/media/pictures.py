"""Pictures that the tests make up."""

import io

from PIL import Image


def photograph(width: int, height: int) -> Image.Image:
    """Something like a photograph: soft shapes with a grain."""
    noise = Image.effect_noise((width // 8 or 1, height // 8 or 1), 80).resize((width, height))
    bands = [Image.linear_gradient("L").resize((width, height)).rotate(90 * n) for n in range(3)]
    return Image.blend(Image.merge("RGB", bands), noise.convert("RGB"), 0.2)


def saved(image: Image.Image, form: str = "JPEG", **options) -> bytes:
    """The bytes of ``image`` as a file."""
    stream = io.BytesIO()
    image.save(stream, form, **{"quality": 95, **options} if form == "JPEG" else options)
    return stream.getvalue()


def opened(content: bytes) -> Image.Image:
    """The picture in a file, its pixels read."""
    image = Image.open(io.BytesIO(content))
    image.load()
    return image
