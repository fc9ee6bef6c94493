"""The size of a drawing in SVG, read from its root element alone: no XML parser, no entities."""

import re

_ROOT = re.compile(r"<(?:[A-Za-z]\w{0,30}:)?svg(?=[\s>/])")
_ATTRIBUTES = re.compile(r"""((?:[^>"']|"[^"]*+"|'[^']*+')*+)>""")
_ATTRIBUTE = re.compile(r"""(?:^|\s)(width|height|viewBox)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_LENGTH = re.compile(r"\s*(\+?\d{0,9}\.?\d{1,17}(?:e[+-]?\d{1,3})?)\s*([a-z]*)\s*", re.IGNORECASE)
# CSS pixels in a unit (CSS Values 4, 5.2); em and ex by a browser's font of 16 pixels.
_PIXELS = {
    "": 1, "px": 1, "pt": 4 / 3, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4,
    "em": 16, "rem": 16, "ex": 8,
}  # fmt: skip
# What has a shape but no size is as wide as there is room; this is wider than any column.
_WIDE = 1600
_MOST = 100_000


def svg_size(text: str) -> tuple[int, int]:
    """Return the width and height in pixels at which a browser shows the drawing whose file
    begins with ``text``, (0, 0) where it does not say.
    """
    text = _without_comments(text)
    root = _ROOT.search(text)
    attributes = _ATTRIBUTES.match(text, root.end()) if root else None
    if attributes is None:
        return 0, 0
    found = _ATTRIBUTE.findall(attributes[1])
    written = {name: double or single for name, double, single in found}
    width, height = _pixels(written.get("width", "")), _pixels(written.get("height", ""))
    shape = _shape(written.get("viewBox", ""))
    if shape and not (width and height):
        width = width or (height * shape if height else _WIDE)
        height = width / shape
    if not (1 <= width <= _MOST and 1 <= height <= _MOST):
        return 0, 0
    return round(width), round(height)


def _without_comments(text: str) -> str:
    first, *rest = text.split("<!--")
    return first + "".join(part.partition("-->")[2] for part in rest)


def _pixels(length: str) -> float:
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _PIXELS.get(found[2].lower(), 0) if found else 0


def _shape(view_box: str) -> float:
    """Return width by height of a viewBox, 0 where it has none."""
    numbers = re.split(r"[\s,]+", view_box.strip())
    try:
        width, height = (float(number) for number in numbers[2:4])
    except ValueError:
        return 0
    return width / height if len(numbers) == 4 and 0 < width < _MOST and 0 < height < _MOST else 0
