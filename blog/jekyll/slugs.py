"""Slugs and titles made of file names, as Jekyll makes them."""

import re
import unicodedata
from functools import lru_cache

MODES = ("raw", "default", "pretty", "ascii", "latin")

_WHITE = re.compile(r"\s+", re.A)
_NOT_ASCII_WORD = re.compile(r"[^A-Za-z0-9]+")
_PRETTY = frozenset("._~!$&'()+,;=@")
_APPROXIMATIONS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "đ": "d",
        "Đ": "D", "ð": "d", "Ð": "D", "ł": "l", "Ł": "L", "þ": "th", "Þ": "Th", "ħ": "h",
        "Ħ": "H", "ı": "i", "ĸ": "k", "ŋ": "ng", "Ŋ": "NG", "ŧ": "t", "Ŧ": "T",
    }
)  # fmt: skip


@lru_cache(maxsize=4096)
def _is_word(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] in "LM" or category == "Nd"


def slugify(text: str, mode: str = "default", *, cased: bool = False) -> str:
    """Return ``text`` as a slug in one of Jekyll's modes; another mode only lowers case."""
    if mode not in MODES:
        return text if cased else text.lower()
    slug = re.sub(r"^-|-$", "", _hyphenated(text, mode), flags=re.M)
    return slug if cased else slug.lower()


def _hyphenated(text: str, mode: str) -> str:
    if mode == "raw":
        return _WHITE.sub("-", text)
    if mode == "ascii":
        return _NOT_ASCII_WORD.sub("-", text)
    if mode == "latin":
        text = _transliterated(text)
    kept = _PRETTY if mode == "pretty" else frozenset()
    chars: list[str] = []
    for char in text:
        if char in kept or _is_word(char):
            chars.append(char)
        elif not chars or chars[-1] != "-":
            chars.append("-")
    return "".join(chars)


def _transliterated(text: str) -> str:
    """Return Latin letters without their marks; what is not Latin becomes a question mark."""
    text = unicodedata.normalize("NFKD", text.translate(_APPROXIMATIONS))
    bare = "".join(char for char in text if not unicodedata.combining(char))
    return "".join(char if char.isascii() else "?" for char in bare)


def titleize(slug: str) -> str:
    """Return the title that Jekyll gives a file of the name ``slug``: ``a-bC`` is ``A Bc``."""
    return " ".join(word.capitalize() for word in slug.rstrip("-").split("-"))
