"""How long a text takes to read."""

import re

# Silent reading of running text: Korean and Japanese by characters without spaces, Chinese
# a little slower a character, languages with spaces between short words by words.
_HANGUL_A_MINUTE = 500
_KANA_A_MINUTE = 500
_HAN_A_MINUTE = 300
_WORDS_A_MINUTE = 230

_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_ALL_CJK = re.compile(f"{_HANGUL.pattern}|{_KANA.pattern}|{_HAN.pattern}")
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")


def reading_minutes(text: str) -> int:
    """Return the minutes that ``text`` takes to read, each script at its own pace; at least 1."""
    minutes = (
        len(_HANGUL.findall(text)) / _HANGUL_A_MINUTE
        + len(_KANA.findall(text)) / _KANA_A_MINUTE
        + len(_HAN.findall(text)) / _HAN_A_MINUTE
        + len(_WORD.findall(_ALL_CJK.sub(" ", text))) / _WORDS_A_MINUTE
    )
    return max(1, round(minutes))
