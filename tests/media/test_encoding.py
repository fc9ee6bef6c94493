"""Smaller copies of a picture: upright, in its colours, transparent where it is."""

import io

import pytest
from PIL import Image, ImageCms

from blog.media import encoding, image_size
from blog.media.encoding import copies, widths
from tests.media.pictures import opened, photograph, saved

RED, BLUE = (220, 20, 20), (20, 20, 220)


def made(content: bytes, size: int | None = None):
    return list(copies(io.BytesIO(content), size or len(content)))


def near(pixel, colour, by=24):
    return all(abs(a - b) <= by for a, b in zip(pixel, colour, strict=False))


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (4000, [480, 800, 1200, 1600]),
        (1000, [480, 800, 1000]),
        (560, [560]),
        (565, [480, 565]),
        (40, [40]),
    ],
)
def test_no_copy_is_wider_than_the_picture_nor_nearly_as_wide_as_the_next(width, expected):
    assert widths(width) == expected


def test_a_photograph_comes_in_every_width_and_both_formats():
    content = saved(photograph(1000, 500))
    found = [(copy.width, copy.form, opened(copy.content).size) for copy in made(content)]
    assert found == [
        (width, form, (width, width // 2))
        for width in (480, 800, 1000)
        for form in ("avif", "webp")
    ]


def test_only_what_is_smaller_than_the_original_is_a_copy():
    content = saved(photograph(1000, 500))
    assert all(len(copy.content) < len(content) for copy in made(content))
    assert made(content, size=100) == []


def test_what_a_camera_held_sideways_stands_upright():
    lying = Image.new("RGB", (900, 600), RED)
    lying.paste(BLUE, (0, 0, 450, 600))
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by 90 degrees clockwise: the left side comes up
    content = saved(lying, exif=exif)
    assert image_size(io.BytesIO(content), "a.jpg") == (600, 900)
    for copy in made(content):
        image = opened(copy.content)
        assert image.width == copy.width
        assert image.height == round(copy.width * 1.5)
        assert near(image.getpixel((image.width // 2, 10)), BLUE)
        assert near(image.getpixel((image.width // 2, image.height - 10)), RED)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_stays_transparent(mode):
    image = Image.effect_noise((600, 400), 90).convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 300, 400))
    options = {"transparency": 0} if mode == "P" else {}
    if mode == "P":
        # The noise keeps off the colour that stands for nothing.
        image = image.convert("RGB").quantize(16).point(lambda index: index or 1)
        image.paste(0, (0, 0, 300, 400))
    found = made(saved(image.convert(mode), "PNG", **options), size=10**9)
    assert {copy.form for copy in found} == {"avif", "webp"}
    for copy in found:
        alpha = opened(copy.content).convert("RGBA").getchannel("A")
        assert alpha.getpixel((10, 10)) == 0
        assert alpha.getpixel((copy.width - 10, 10)) > 240


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP", "AVIF"])
def test_what_moves_is_left_alone(form):
    frames = [photograph(600, 400), photograph(600, 400).rotate(90)]
    content = saved(frames[0], form, save_all=True, append_images=frames[1:], duration=100)
    assert opened(content).is_animated
    assert made(content) == []


def test_a_photograph_in_several_pictures_is_none_that_moves():
    """Cameras put a preview beside the photograph (MPO)."""
    frame = photograph(900, 600)
    content = saved(frame, "MPO", save_all=True, append_images=[frame.resize((90, 60))])
    assert opened(content).format == "MPO"
    assert [copy.width for copy in made(content)][-1] == 900


def test_a_profile_of_other_colours_goes_along_and_one_that_says_nothing_does_not():
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    wide = srgb.replace(b"s\0R\0G\0B", b"W\0i\0d\0e").replace(b"sRGB", b"Wide")
    for profile, kept in ((srgb, None), (wide, wide)):
        content = saved(photograph(700, 400), icc_profile=profile)
        assert {opened(c.content).info.get("icc_profile") or None for c in made(content)} == {kept}


def test_a_picture_for_print_gets_the_colours_of_a_screen():
    content = saved(Image.new("RGB", (600, 400), RED).convert("CMYK"))
    for copy in made(content, size=10**9):
        image = opened(copy.content)
        assert image.mode == "RGB"
        assert near(image.getpixel((300, 200)), RED)


def test_sixteen_bits_become_eight_and_not_white():
    grey = Image.new("I", (600, 400), 0x4000).convert("I;16")
    for copy in made(saved(grey, "PNG"), size=10**9):
        assert near(opened(copy.content).getpixel((300, 200)), (64, 64, 64), by=4)


def test_where_a_photograph_was_taken_stays_in_the_original():
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010F] = "a camera"
    content = saved(photograph(900, 600), exif=exif)
    assert opened(content).getexif()
    assert not any(dict(opened(copy.content).getexif()) for copy in made(content))


def test_a_picture_of_too_many_pixels_is_left_alone(monkeypatch):
    content = saved(photograph(900, 600))
    monkeypatch.setattr(encoding, "_MOST_PIXELS", 900 * 600 - 1)
    assert made(content) == []
