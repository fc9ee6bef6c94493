"""Copies of an image in other widths, offered without a change of how it looks."""

import re

import pytest

from blog.markup import ImageFile

from .vocabulary import html_page

FILES = {
    "/img/가 나,다.jpg": ImageFile(2000, 1000, (480, 800, 1600), "1a2b3c4d"),
    "/img/small.png": ImageFile(300, 200, (300,), "5e6f7a8b"),
    "/img/plain.png": ImageFile(300, 200),
}


def image(html: str) -> dict[str, str]:
    """The attributes of the one image in an article of ``html``."""
    (tag,) = re.findall("<img [^>]+>", html_page(html, image=FILES.get).html)
    return dict(re.findall(r' ([a-z]+)="([^"]*)"', tag))


def test_every_width_is_offered_at_the_image_s_own_address():
    offered = image('<img src="/img/가 나,다.jpg">')
    address = "/img/가%20나%2C다.jpg"
    assert offered["srcset"].replace("&amp;", "&") == (
        f"{address}?w=480&v=1a2b3c4d 480w, {address}?w=800&v=1a2b3c4d 800w, "
        f"{address}?w=1600&v=1a2b3c4d 1600w"
    )
    assert (offered["src"], offered["width"]) == ("/img/가 나,다.jpg", "2000")


def test_an_image_without_copies_is_left_alone():
    assert not {"srcset", "sizes"} & image('<img src="/img/plain.png">').keys()


@pytest.mark.parametrize(
    "written",
    [
        'src="/img/small.png" srcset="/img/plain.png 2x"',
        'src="/img/small.png?shown=small"',
    ],
)
def test_what_the_author_chose_is_left_alone(written):
    offered = image(f"<img {written}>")
    assert offered.get("srcset", "") in {"", "/img/plain.png 2x"}
    assert "sizes" not in offered


def test_a_fragment_that_styles_ask_for_stays_in_the_address_alone():
    offered = image('<img src="/img/small.png#center">')
    assert offered["src"] == "/img/small.png#center"
    assert offered["srcset"].startswith("/img/small.png?w=300")


def test_copies_of_an_image_that_is_named_with_its_host_are_offered_here():
    html = html_page(
        '<img src="https://old.me/img/small.png">', image=FILES.get, hosts=frozenset({"old.me"})
    ).html
    assert 'src="https://old.me/img/small.png"' in html
    assert 'srcset="/img/small.png?w=300' in html


@pytest.mark.parametrize(
    ("written", "pixels"),
    [
        ("", 720),
        ('width="320"', 320),
        ('height="100"', 200),
        ('style="width: 240px"', 240),
        ('style="height: auto; max-width:240px" width="400"', 240),
        ('style="width: 50%"', 720),
        ('width="50%"', 720),
        ('width="5000"', 720),
    ],
)
def test_the_browser_is_told_how_wide_the_image_is_shown(written, pixels):
    offered = image(f'<img src="/img/가 나,다.jpg" {written}>')
    assert offered["sizes"] == f"(max-width: {pixels}px) 100vw, {pixels}px"


def test_an_image_smaller_than_the_column_stays_as_small():
    assert image('<img src="/img/small.png">')["sizes"] == "(max-width: 300px) 100vw, 300px"
