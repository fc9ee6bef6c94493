"""Slugs and titles made of file names, as Jekyll makes them."""

import re
import unicodedata
from functools import lru_cache

from text_unidecode import unidecode

MODES = ("raw", "default", "pretty", "ascii", "latin")

_WHITE = re.compile(r"\s+", re.A)
_NOT_ASCII_WORD = re.compile(r"[^A-Za-z0-9]+")
_PRETTY = frozenset("._~!$&'()+,;=@")


@lru_cache(maxsize=4096)
def _is_word(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] in "LM" or category == "Nd"


# A document has several addresses, made of the same few names.
@lru_cache(maxsize=1024)
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
    return "".join(map(_transliterated_letter, unicodedata.normalize("NFC", text)))


def _transliterated_letter(char: str) -> str:
    if char.isascii():
        return char
    return str(unidecode(char)) if unicodedata.name(char, "").startswith("LATIN") else "?"


def titleize(slug: str) -> str:
    """Return the title that Jekyll gives a file of the name ``slug``: ``a-bC`` is ``A Bc``."""
    return " ".join(word.capitalize() for word in slug.rstrip("-").split("-"))
