"""The typefaces of cards: which one has a character, and text set in several of them."""

import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from PIL import ImageFont
from PIL.ImageDraw import ImageDraw

_FONTS = Path(__file__).resolve().parent.parent / "fonts"
# Joiners, selectors of a presentation, skin tones, flags' letters, marks of direction.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e0000-\U000e007f]"
)
# After a joiner a sequence of emoji only varies its first.
_SEQUENCE = re.compile("(?<=[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d.\ufe0f?")
# These are set in the order of their forms as seen (see ``direction``): nothing may reorder them.
_RIGHT_TO_LEFT = ("NotoSansArabic", "NotoSansHebrew")
_OTHERWISE = "Pretendard-Bold"
_MEASURE = 128


class Face(NamedTuple):
    """One font file, and where the ranges of its code points begin and end."""

    name: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def has(self, character: str) -> bool:
        """Whether the font has a glyph for ``character``."""
        place = bisect_right(self.starts, ord(character)) - 1
        return place >= 0 and ord(character) <= self.ends[place]


@cache
def _faces() -> tuple[Face, ...]:
    coverage = json.loads((_FONTS / "coverage.json").read_text("ascii"))
    return tuple(_face(name, ranges.split()) for name, ranges in coverage.items())


def _face(name: str, ranges: list[str]) -> Face:
    bounds = [[int(bound, 16) for bound in written.split("-")] for written in ranges]
    return Face(name, tuple(b[0] for b in bounds), tuple(b[-1] for b in bounds))


@lru_cache(maxsize=4096)
def _face_of(character: str) -> Face | None:
    return next((face for face in _faces() if face.has(character)), None)


def settable(text: str) -> str:
    """Return ``text`` in characters that have glyphs: others give way to compatible ones, and
    what is no letter goes where there is none.
    """
    text = _UNSEEN.sub("", _SEQUENCE.sub("", unicodedata.normalize("NFC", text)))
    return " ".join("".join(map(_compatible, text)).split())


def _compatible(character: str) -> str:
    if character.isspace() or _face_of(character):
        return character
    compatible = unicodedata.normalize("NFKC", character)
    return "".join(c for c in compatible if c.isspace() or _face_of(c))


def can_set(text: str) -> bool:
    """Whether ``text`` loses no letter when it is set, and has something to set."""
    seen = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    letters = (c for c in seen if unicodedata.category(c)[0] in "LN")
    return bool(settable(text)) and all(_compatible(letter) for letter in letters)


@lru_cache(maxsize=12)
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    # Raqm kerns where it is installed; what has been put in order already must stay so.
    is_ordered = name.startswith(_RIGHT_TO_LEFT)
    engine = ImageFont.Layout.BASIC if is_ordered else None
    return ImageFont.truetype(_FONTS / f"{name}.woff2", size, layout_engine=engine)


def _runs(text: str) -> Iterator[tuple[str, str]]:
    """Yield the name of a face and what it sets, from left to right."""

    def name(character: str) -> str:
        face = _face_of(character)
        return face.name if face else _OTHERWISE

    for face, characters in groupby(text, name):
        yield face, "".join(characters)


def length(text: str) -> float:
    """Return how long ``text`` is, in ems."""
    return sum(_font(face, _MEASURE).getlength(run) for face, run in _runs(text)) / _MEASURE


def write(draw: ImageDraw, at: tuple[float, float], text: str, size: int, colour: str) -> None:
    """Write ``text`` from ``at``, the left end of its baseline, in the order as seen."""
    x, y = at
    for face, run in _runs(text):
        font = _font(face, size)
        draw.text((x, y), run, fill=colour, font=font, anchor="ls")
        x += font.getlength(run)
