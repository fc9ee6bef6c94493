"""What was typed while the keyboard was set to the other alphabet: dkffl for 알리."""

import re
import unicodedata

from blog.search.hangul import FINALS, INITIALS, VOWELS, composed, decomposed, split_clusters

# The two sets of the standard Korean keyboard (KS X 5002), key by key.
_LETTER_OF_KEY = dict(
    zip("rRseEfaqQtTdwWczxvgkoiOjpuPhynbml", INITIALS + "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ", strict=True)
)
_JOINED_VOWELS = {
    "ㅗㅏ": "ㅘ", "ㅗㅐ": "ㅙ", "ㅗㅣ": "ㅚ",
    "ㅜㅓ": "ㅝ", "ㅜㅔ": "ㅞ", "ㅜㅣ": "ㅟ", "ㅡㅣ": "ㅢ",
}  # fmt: skip
_SPLIT_VOWELS = str.maketrans({vowel: split for split, vowel in _JOINED_VOWELS.items()})
_JOINED_FINALS = {
    split_clusters(final): final for final in FINALS if split_clusters(final) != final
}
_KEY_OF_LETTER = str.maketrans({letter: key for key, letter in _LETTER_OF_KEY.items()})
_VOWEL = f"{'|'.join(_JOINED_VOWELS)}|[{VOWELS}]"
_FINAL = f"{'|'.join(_JOINED_FINALS)}|[{FINALS}]"
# A consonant before a vowel begins a syllable, whatever it might have ended.
_SYLLABLE = re.compile(f"([{INITIALS}])({_VOWEL})((?:{_FINAL})(?![{VOWELS}]))?")
_IS_ENGLISH = re.compile("[A-Za-z ]+")
_IS_HANGUL = re.compile("[ㄱ-ㅣ가-힣 ]+")
# The last syllable of a word may be half typed.
_IS_WRITTEN = re.compile("[가-힣]+[ㄱ-ㅎ]?(?: [가-힣]+[ㄱ-ㅎ]?)*")


def other_layout(text: str) -> str | None:
    """Return what the same keys give on the other layout, Korean for English or English for
    Korean; None where that is no text either, or ``text`` is of both or of neither.
    """
    text = unicodedata.normalize("NFC", text)
    if _IS_ENGLISH.fullmatch(text):
        korean = _in_syllables("".join(map(_letter_of, text)))
        return korean if _IS_WRITTEN.fullmatch(korean) else None
    if _IS_HANGUL.fullmatch(text):
        letters = split_clusters("".join(map(decomposed, text)))
        return letters.translate(_SPLIT_VOWELS).translate(_KEY_OF_LETTER)
    return None


def _letter_of(key: str) -> str:
    return _LETTER_OF_KEY.get(key) or _LETTER_OF_KEY.get(key.lower(), key)


def _in_syllables(letters: str) -> str:
    def syllable(found: re.Match[str]) -> str:
        initial, vowel, final = found[1], found[2], found[3] or ""
        return composed(initial, _JOINED_VOWELS.get(vowel, vowel), _JOINED_FINALS.get(final, final))

    return _SYLLABLE.sub(syllable, letters)
