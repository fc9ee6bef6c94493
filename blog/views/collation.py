"""Names in the order that readers of a language look for them.

A tailoring of the Unicode collation algorithm to what names of tags need: letters alike but
for case and accents stand together, and the reader's own script comes first, as CLDR has it
(Hangul for Korean, Latin otherwise). The order of Hangul syllables is that of the dictionary.
"""

import unicodedata
from typing import Any

_SCRIPTS = (
    ("Hang", ("HANGUL",)),
    ("Latn", ("LATIN",)),
    ("Kana", ("HIRAGANA", "KATAKANA")),
    ("Hani", ("CJK",)),
)
_FIRST = {"ko": ("Hang", "Hani"), "ja": ("Latn", "Kana", "Hani"), "zh": ("Hani",)}
_USUAL = ("Latn", "", "Hang", "Kana", "Hani")  # "" is any other script
_SYMBOL, _DIGIT, _LETTER = 0, 1, 2
_COMMON = {"Hani": "漢", "Kana": "あ"}
_CHOSEONG = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
_SYLLABLES = range(0xAC00, 0xD7A4)
_OF_ONE_CHOSEONG = 588

Key = tuple[Any, ...]


def sort_key(name: str, language: str) -> Key:
    """Return the key by which ``name`` is sorted for readers of ``language``."""
    order = _order(language)
    letters = _base(name)
    return tuple((*_rank(char, order), char) for char in letters), name.casefold(), name


def initial(name: str) -> str:
    """Return the heading under which an index has ``name``: its first consonant for Hangul,
    its letter without case and accents, one for all of Han and of kana, ``0–9`` for digits
    and ``#`` for other signs.
    """
    first = (_base(name) or "#")[0]
    if ord(first) in _SYLLABLES:
        return _CHOSEONG[(ord(first) - _SYLLABLES.start) // _OF_ONE_CHOSEONG]
    if first.isdigit():
        return "0–9"
    return _COMMON.get(_script(first), first.upper()) if first.isalpha() else "#"


def _base(name: str) -> str:
    """Return ``name`` without case, accents and blanks around; Hangul in whole syllables."""
    apart = unicodedata.normalize("NFD", name.strip()).casefold()
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare)


def _order(language: str) -> dict[str, int]:
    first = _FIRST.get(language.split("-", maxsplit=1)[0].lower(), ())
    return {script: place for place, script in enumerate(dict.fromkeys((*first, *_USUAL)))}


def _rank(char: str, order: dict[str, int]) -> tuple[int, int]:
    if char.isdigit():
        return _DIGIT, 0
    if not char.isalpha():
        return _SYMBOL, 0
    return _LETTER, order[_script(char)]


def _script(char: str) -> str:
    name = unicodedata.name(char, "")
    return next((code for code, starts in _SCRIPTS if name.startswith(starts)), "")
