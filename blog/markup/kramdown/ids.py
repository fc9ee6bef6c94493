"""Ids of headers and terms.

``kramdown_id`` follows "Automatic Generation of Header IDs" of the syntax page,
``gfm_id`` the GFM parser: letters of all scripts stay, each blank becomes a hyphen.
"""

import re
import unicodedata

from text_unidecode import unidecode

_NOT_LETTERS = re.compile(r"^[^a-zA-Z]+", re.M)
_NOT_ALLOWED = re.compile(r"[^a-zA-Z0-9 -]")
_CIRCLED = (range(0x24B6, 0x24EA), range(0x1F130, 0x1F14A), range(0x1F150, 0x1F16A))
_SQUARED = range(0x1F170, 0x1F18A)


class _WordCharacters(dict[int, str | None]):
    """Maps code points to what an id keeps of them; filled as they are met."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        if character in " \t":
            kept: str | None = "-"
        elif character == "-" or is_word(character):
            kept = character
        else:
            kept = None
        self[code] = kept
        return kept


def is_word(character: str) -> bool:
    """Whether Unicode calls it a word character: letter, mark, digit or connector."""
    category = unicodedata.category(character)
    if category[0] in "LM" or category in ("Nd", "Nl", "Pc"):
        return True
    code = ord(character)
    return code in _SQUARED or any(code in codes for codes in _CIRCLED)


_WORD_CHARACTERS = _WordCharacters()


def basic_id(text: str) -> str:
    """``text`` reduced to ASCII letters, digits and hyphens, from its first letter on."""
    text = _NOT_ALLOWED.sub("", _NOT_LETTERS.sub("", text))
    return text.replace(" ", "-").lower()


def gfm_id(text: str) -> str:
    """``text`` in lower case without punctuation, blanks as hyphens."""
    return text.replace("Σ", "σ").lower().translate(_WORD_CHARACTERS)


def transliterated(text: str) -> str:
    """``text`` in ASCII as well as possible; an em dash is three hyphens, as kramdown's is."""
    return unidecode(text.replace("—", "---"))


class IdMaker:
    """Makes the ids of one document, numbering those that come again."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self._used: dict[str, int] = {}

    def kramdown_id(self, text: str, transliterate: bool) -> str:
        """The id of a header as kramdown makes it."""
        return self._unique(basic_id(transliterated(text) if transliterate else text) or "section")

    def gfm_id(self, text: str) -> str:
        """The id of a header as the GFM parser makes it."""
        return self._unique(gfm_id(text))

    def _unique(self, identifier: str) -> str:
        count = self._used.get(identifier, -1) + 1
        self._used[identifier] = count
        return self.prefix + (f"{identifier}-{count}" if count else identifier)
