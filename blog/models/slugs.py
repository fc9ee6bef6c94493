"""Slugs for tags and categories: any script, never empty, and distinct for C, C++ and C#."""

import hashlib
import re
import unicodedata

_SPOKEN = {"+": " plus ", "#": " sharp ", "&": " and ", "@": " at "}
_SPOKEN_SIGNS = re.compile("[{}]".format(re.escape("".join(_SPOKEN))))
# Letters, marks and numbers of any script; other symbols (So) are what emoji are.
_KEPT = {"L", "M", "N"}


def slug_of(name: str) -> str:
    """Return the slug of ``name``: NFC, lower case, words joined by hyphens.

    Signs that tell names apart are spelled out (``C++`` gives ``c-plus-plus``), emoji stay,
    and a name of punctuation alone gets a short digest, so that no slug is empty.
    """
    text = unicodedata.normalize("NFC", name).lower()
    text = _SPOKEN_SIGNS.sub(lambda sign: _SPOKEN[sign.group()], text)
    kept = (c if _is_kept(c) else " " for c in text)
    slug = "-".join("".join(kept).split())
    return slug[:200] or "tag-" + hashlib.sha256(name.encode()).hexdigest()[:8]


def _is_kept(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] in _KEPT or category == "So" or char in "_\u200d"
