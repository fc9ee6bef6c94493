"""Drawings say how large they are shown, so that nothing shifts when they arrive."""

import io
import time

import pytest

from blog.media import image_size


def size(root: str) -> tuple[int, int]:
    return image_size(io.BytesIO(root.encode()), "drawing.svg")


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        ('<svg width="120" height="80">', (120, 80)),
        ("<svg width='12.4px' height='1in'>", (12, 96)),
        ('<svg width="72pt" height="36pt" viewBox="0 0 10 10">', (96, 48)),
        ('<svg viewBox="0 0 300 100" width="600">', (600, 200)),
        ('<svg height="50" viewBox="0,0,300,100">', (150, 50)),
        ('<svg width="100%" height="100%" viewBox="0 0 400 300">', (1600, 1200)),
        ('<svg viewBox="0 0 24 24">', (1600, 1600)),
        ('<!-- <svg width="1" height="1"> --><svg width="8" height="9">', (8, 9)),
        ('<svg:svg xmlns:svg="http://www.w3.org/2000/svg" width="8" height="9"/>', (8, 9)),
        ('<svg data-width="3" stroke-width="5" title="a > b" width="8" height="9">', (8, 9)),
    ],
)
def test_a_drawing_is_as_large_as_a_browser_shows_it(root, expected):
    assert size(root) == expected


@pytest.mark.parametrize(
    "root",
    [
        "<svg>",
        "<html>",
        "",
        '<svg width="100%" height="100%">',
        '<svg width="1e300" height="1">',
        '<svg viewBox="0 0 0 0">',
        '<svg viewBox="0 0 nan nan">',
        '<svg viewBox="0 0 10">',
        '<svg width="-5" height="5">',
        '<svg width="8" height="9"',
        "\x00\xff",
    ],
)
def test_what_does_not_say_has_no_size(root):
    assert size(root) == (0, 0)


@pytest.mark.parametrize("part", ["<svg ", "<!--", "<svg a='", '<svg a="b" ', "<svg width="])
def test_a_hostile_drawing_is_read_in_no_time(part):
    began = time.perf_counter()
    size(part * 20_000)
    assert time.perf_counter() - began < 1
