"""Spellings that a reader takes for the same, made the same: ``fold``; and Hangul's initials."""

import re
import unicodedata
from functools import partial

# Letters that carry marks which readers leave out: Latin, Greek, Cyrillic.
_MARKED = re.compile("[\u00c0-\u024f\u0370-\u04ff\u1e00-\u1fff]")
# Consonants and vowels as keyboards give them. Unicode's compatibility form would take them
# for parts of syllables.
_NOT_JAMO = re.compile("[^\u3131-\u318e]+")
_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_INVISIBLE = dict.fromkeys(
    [0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF, *range(0x300, 0x370)], None
)
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_CONJOINING = {0x1100 + place: ord(letter) for place, letter in enumerate(_INITIALS)}
_TABLE = {**_KATAKANA, **_INVISIBLE, **_CONJOINING, ord("’"): "'"}
_SPELT_OTHERWISE = re.compile(f"[{''.join(map(chr, _TABLE))}]+")
# Two consonants that a keyboard joins into one letter when they are typed in a row.
_CLUSTERS = str.maketrans(
    {
        "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ",
        "ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ",
    }
)  # fmt: skip
_FIRST, _LAST, _A_INITIAL, _A_VOWEL = ord("가"), ord("힣"), 588, 28


def fold(text: str) -> str:
    """Return ``text`` composed, without case, width, Latin accents and invisible signs, in
    hiragana for katakana. Consonants of Hangul typed alone stay what they are.
    """
    text = unicodedata.normalize("NFC", text)
    compatible = partial(unicodedata.normalize, "NFKC")
    text = _NOT_JAMO.sub(lambda found: compatible(found[0]), text).casefold()
    text = _MARKED.sub(lambda found: unicodedata.normalize("NFD", found[0])[0], text)
    return _SPELT_OTHERWISE.sub(lambda found: found[0].translate(_TABLE), text)


def initials(text: str) -> str:
    """Return the initial consonants of Hangul in ``text``, a blank for every other character.

    >>> initials("역사ㅋ")
    'ㅇㅅㅋ'
    """
    return "".join(map(_initial, split_clusters(text)))


def split_clusters(text: str) -> str:
    """Return ``text`` with ㄱㅅ for ㄳ and so on: a keyboard joins what is typed in a row."""
    return text.translate(_CLUSTERS)


def _initial(letter: str) -> str:
    if _FIRST <= ord(letter) <= _LAST:
        return _INITIALS[(ord(letter) - _FIRST) // _A_INITIAL]
    return letter if letter in _INITIALS else " "


def is_consonant(letter: str) -> bool:
    """Whether ``letter`` is a consonant of Hangul typed alone."""
    return "ㄱ" <= letter <= "ㅎ"


def syllables_of(consonant: str) -> str:
    """Return the first and last syllable that begin with ``consonant``, as a range of both."""
    first = _FIRST + _INITIALS.index(consonant) * _A_INITIAL
    return f"{chr(first)}-{chr(first + _A_INITIAL - 1)}"


def still_typed(syllable: str) -> str:
    """Return what ``syllable`` may yet become while it is typed: with any final consonant, or
    without its own, which may begin the next syllable. Anything else returns itself.
    """
    if not _FIRST <= ord(syllable) <= _LAST:
        return syllable
    final = (ord(syllable) - _FIRST) % _A_VOWEL
    open_syllable = ord(syllable) - final
    if final:
        return syllable + chr(open_syllable)
    return "".join(map(chr, range(open_syllable, open_syllable + _A_VOWEL)))
