"""A title in lines: broken by the rules of its language, as large as the room allows."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from blog.media.cards.typefaces import length

# Sizes in pixels, the largest that fits is taken.
_SIZES = (104, 92, 82, 72, 64, 56, 50)
LEADING = 1.26
_OPENING = "([{<〈《「『【〔（［｛“‘«‹¿¡"
_CLOSING = (
    ")]}>〉》」』】〕）］｝”’»›、。，．！？：；!?,.:;%…‥・ー〜々ゝゞ"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ—–~～"
)
_ELLIPSIS = "…"
_AFTER_DASH = "-‐–—/"


class Setting(NamedTuple):
    """The lines of a title, and the size at which they are set."""

    lines: list[str]
    size: int


def fitted(text: str, width: float, height: float) -> Setting:
    """Return ``text`` at the largest size at which it fits, its lines of like length; what does
    not fit at the smallest either ends in an ellipsis.
    """
    parts = pieces(text)
    widest = max((_length(part.rstrip()) for part in parts), default=0)
    for size in _SIZES:
        lines = _filled(parts, width / size)
        if widest * size <= width and len(lines) * size * LEADING <= height:
            return Setting(_balanced(parts, lines, width / size), size)
    size = _SIZES[-1]
    lines = _filled(list(_short(parts, width / size)), width / size)
    return Setting(_cut(lines, int(height / (size * LEADING)), width / size), size)


def pieces(text: str) -> list[str]:
    """Return ``text`` in parts between which a line may end: Korean and Latin after spaces and
    dashes, Chinese and Japanese anywhere but before a closing or after an opening sign.
    """
    parts = [text[:1]]
    for before, after in pairwise(text):
        if _may_break(before, after):
            parts.append(after)
        else:
            parts[-1] += after
    return [part for part in parts if part]


def _may_break(before: str, after: str) -> bool:
    if after == " " or before == " ":
        return before == " " and after not in " –—"
    if before in _OPENING or after in _CLOSING:
        return False
    if before in _AFTER_DASH:
        return after.isalpha()
    return (_is_han(before) or _is_han(after)) and not (_is_hangul(before) or _is_hangul(after))


def _is_han(character: str) -> bool:
    code = ord(character)
    return 0x3000 <= code < 0xA000 or 0xF900 <= code < 0xFB00 or 0xFF00 <= code < 0xFFA0


def _is_hangul(character: str) -> bool:
    return 0xAC00 <= ord(character) < 0xD7A4 or 0x1100 <= ord(character) < 0x1200


@lru_cache(maxsize=2048)
def _length(text: str) -> float:
    return length(text)


def _filled(parts: Iterable[str], ems: float) -> list[str]:
    """Return ``parts`` in lines, each as full as ``ems`` allow."""
    lines: list[str] = []
    for part in parts:
        if lines and _length((lines[-1] + part).rstrip()) <= ems:
            lines[-1] += part
        else:
            lines.append(part)
    return [line.strip() for line in lines]


def _balanced(parts: list[str], lines: list[str], ems: float) -> list[str]:
    """Return as many lines as ``lines``, in the narrowest measure that makes no more."""
    for step in range(20):
        narrower = _filled(parts, ems * (1 - step / 40))
        if len(narrower) > len(lines) or max(map(_length, narrower)) > ems * (1 - step / 40):
            break
        lines = narrower
    return lines


def _short(parts: list[str], ems: float) -> Iterable[str]:
    """Yield ``parts``, those longer than a line by their characters."""
    for part in parts:
        yield from part if _length(part.rstrip()) > ems else (part,)


def _cut(lines: list[str], most: int, ems: float) -> list[str]:
    """Return the first lines, the last with an ellipsis where some are left out."""
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _ended(lines[most - 1], ems)]


def within(text: str, ems: float) -> str:
    """Return ``text`` as one line no longer than ``ems``."""
    return text if _length(text) <= ems else _ended(text, ems)


def _ended(line: str, ems: float) -> str:
    while line and _length(line + _ELLIPSIS) > ems:
        line = line[:-1].rstrip(" ,.:;-–—、。")
    return line + _ELLIPSIS
