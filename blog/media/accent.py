"""The accent that an author chose, made readable on light and on dark paper."""

from functools import lru_cache

from PIL import ImageColor

Colour = tuple[float, float, float]

_LIGHT, _DARK = (252.0, 253.0, 251.0), (18.0, 22.0, 21.0)  # --paper of tokens.css
_WHITE, _BLACK = (255.0, 255.0, 255.0), (0.0, 0.0, 0.0)
_SHADE = 0.13  # of the accent in the shade that marks a place
_ENOUGH = 4.6  # WCAG 2.2, 1.4.3 asks 4.5:1; a little above, for rounding
_STEPS = 50


def accent_rules(written: str) -> str:
    """Return the style sheet that sets the accent ``written`` in any of CSS's ways; "" for what
    is no colour.
    """
    accent = _accent(written)
    if accent is None:
        return ""
    light, dark = accent
    pairs = {
        "--accent": (light, dark),
        "--accent-shade": (_mixed(_LIGHT, light, _SHADE), _mixed(_DARK, dark, _SHADE)),
        "--selection": (_mixed(_LIGHT, light, 0.25), _mixed(_DARK, dark, 0.3)),
    }
    rules = ";".join(f"{name}:light-dark({_hex(a)},{_hex(b)})" for name, (a, b) in pairs.items())
    return f"@layer tokens{{:root{{{rules}}}}}"


def accent_on_light(written: str) -> str:
    """Return the accent ``written`` as it is on light paper (``#rrggbb``), "" for no colour."""
    accent = _accent(written)
    return _hex(accent[0]) if accent else ""


@lru_cache(maxsize=8)
def _accent(written: str) -> tuple[Colour, Colour] | None:
    """Return the accent on light and on dark paper.

    The hue stays; the colour is darkened for light paper and lightened for dark paper until
    text in it can be read, on the paper and on its own shade.
    """
    try:
        red, green, blue = ImageColor.getrgb(written.strip())[:3]
    except ValueError:
        return None
    chosen = (float(red), float(green), float(blue))
    return _readable(chosen, _LIGHT, _BLACK), _readable(chosen, _DARK, _WHITE)


def _readable(colour: Colour, paper: Colour, towards: Colour) -> Colour:
    for step in range(_STEPS + 1):
        tried = _mixed(colour, towards, step / _STEPS)
        shade = _mixed(paper, tried, _SHADE)
        if min(contrast(tried, paper), contrast(tried, shade)) >= _ENOUGH:
            return tried
    return towards


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours by WCAG 2."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    parts = (part / 255 for part in colour)
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _mixed(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (a + (b - a) * share for a, b in zip(one, other, strict=True))
    return red, green, blue


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(part):02x}" for part in colour)
