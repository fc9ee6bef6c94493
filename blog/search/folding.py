"""Spellings that a reader takes for the same, made the same: ``fold``."""

import re
import unicodedata
from functools import partial

from blog.search.hangul import INITIALS

# Letters that carry marks which readers leave out: Latin, Greek, Cyrillic.
_MARKED = re.compile("[\u00c0-\u024f\u0370-\u04ff\u1e00-\u1fff]")
# Consonants and vowels as keyboards give them. Unicode's compatibility form would take them
# for parts of syllables.
_NOT_JAMO = re.compile("[^\u3131-\u318e]+")
_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_INVISIBLE = dict.fromkeys(
    [0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF, *range(0x300, 0x370)], None
)
_CONJOINING = {0x1100 + place: ord(letter) for place, letter in enumerate(INITIALS)}
_TABLE = {**_KATAKANA, **_INVISIBLE, **_CONJOINING, ord("’"): "'"}
_SPELT_OTHERWISE = re.compile(f"[{''.join(map(chr, _TABLE))}]+")


def fold(text: str) -> str:
    """Return ``text`` composed, without case, width, Latin accents and invisible signs, in
    hiragana for katakana. Consonants of Hangul typed alone stay what they are.
    """
    text = unicodedata.normalize("NFC", text)
    compatible = partial(unicodedata.normalize, "NFKC")
    text = _NOT_JAMO.sub(lambda found: compatible(found[0]), text).casefold()
    text = _MARKED.sub(lambda found: unicodedata.normalize("NFD", found[0])[0], text)
    return _SPELT_OTHERWISE.sub(lambda found: found[0].translate(_TABLE), text)
