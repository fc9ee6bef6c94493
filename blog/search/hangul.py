"""Hangul's syllables and the letters that they are made of."""

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
# Two consonants that a keyboard joins into one letter when they are typed in a row.
_CLUSTERS = str.maketrans(
    {
        "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ",
        "ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ",
    }
)  # fmt: skip
_FIRST, _LAST, _A_INITIAL, _A_VOWEL = ord("가"), ord("힣"), 588, 28


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
    if _is_syllable(letter):
        return INITIALS[(ord(letter) - _FIRST) // _A_INITIAL]
    return letter if letter in INITIALS else " "


def is_consonant(letter: str) -> bool:
    """Whether ``letter`` is a consonant of Hangul typed alone."""
    return "ㄱ" <= letter <= "ㅎ"


def syllables_of(consonant: str) -> str:
    """Return the first and last syllable that begin with ``consonant``, as a range of both."""
    first = _FIRST + INITIALS.index(consonant) * _A_INITIAL
    return f"{chr(first)}-{chr(first + _A_INITIAL - 1)}"


def still_typed(syllable: str) -> str:
    """Return ``syllable`` with each final consonant that may yet be typed; one that has its
    final, and anything else, as it is.
    """
    if not _is_syllable(syllable) or _final(syllable):
        return syllable
    return "".join(map(chr, range(ord(syllable), ord(syllable) + _A_VOWEL)))


def loosened(word: str) -> str:
    """Return ``word`` with its last consonant taken for the begin of a syllable that is still
    being typed; as it is where it ends with none.

    >>> loosened("알리밥"), loosened("갃"), loosened("역사")
    ('알리바ㅂ', '각ㅅ', '역사')
    """
    last = word[-1:]
    if not last or not _is_syllable(last) or not (final := _final(last)):
        return word
    letters = split_clusters(final)
    stays, goes = letters[:-1], letters[-1]
    kept = FINALS.index(stays) + 1 if stays else 0
    return word[:-1] + chr(ord(last) - FINALS.index(final) - 1 + kept) + goes


def composed(initial: str, vowel: str, final: str = "") -> str:
    """Return the syllable of its letters."""
    place = INITIALS.index(initial) * _A_INITIAL + VOWELS.index(vowel) * _A_VOWEL
    return chr(_FIRST + place + (FINALS.index(final) + 1 if final else 0))


def decomposed(letter: str) -> str:
    """Return the letters of a syllable; anything else as it is."""
    if not _is_syllable(letter):
        return letter
    initial, rest = divmod(ord(letter) - _FIRST, _A_INITIAL)
    return INITIALS[initial] + VOWELS[rest // _A_VOWEL] + _final(letter)


def _is_syllable(letter: str) -> bool:
    return _FIRST <= ord(letter) <= _LAST


def _final(syllable: str) -> str:
    place = (ord(syllable) - _FIRST) % _A_VOWEL
    return FINALS[place - 1] if place else ""
