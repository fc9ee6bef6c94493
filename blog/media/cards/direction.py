"""Text from right to left, put in the order in which it is seen.

Pillow shapes it only where libraries of the machine are found; cards must not depend on that.
Titles need no more of the bidirectional algorithm (UAX #9) than this: no explicit marks, runs
of one line. Arabic letters become the presentation forms that Unicode itself describes.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby

_STRONG_RIGHT = frozenset({"R", "AL"})
_NUMBERS = frozenset({"EN", "AN"})
_BETWEEN_NUMBERS = frozenset({"ES", "CS", "ET"})
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_TATWEEL = "\u0640"
_FORM = re.compile(r"<(isolated|initial|medial|final)> (\w+)(?: (\w+))?")


def is_right_to_left(text: str) -> bool:
    """Whether the first strong character of ``text`` is one from right to left."""
    kinds = map(unicodedata.bidirectional, text)
    return next((kind for kind in kinds if kind in {"L", *_STRONG_RIGHT}), "L") in _STRONG_RIGHT


def as_seen(text: str, *, right_to_left: bool) -> str:
    """Return the characters of the line ``text`` from left to right as they are seen."""
    if not right_to_left and not any(map(is_right_to_left, text)):
        return text
    text = _joined("".join(c for c in text if unicodedata.bidirectional(c) != "NSM"))
    levels = _levels(text, int(right_to_left))
    shown = [
        c.translate(_MIRRORED) if level % 2 else c for c, level in zip(text, levels, strict=True)
    ]
    order = list(range(len(text)))
    for level in range(max(levels, default=0), 0, -1):
        order = [i for run in _turned(order, levels, level) for i in run]
    return "".join(shown[i] for i in order)


def _turned(order: list[int], levels: list[int], level: int) -> Iterator[list[int]]:
    """Yield the parts of ``order``, those at ``level`` or higher turned around (rule L2)."""
    for high, part in groupby(order, lambda i: levels[i] >= level):
        line = list(part)
        yield line[::-1] if high else line


def _levels(text: str, base: int) -> list[int]:
    """Return the embedding level of each character (rules N1, N2, I1, I2)."""
    kinds = [_kind(text, i) for i in range(len(text))]
    levels = []
    for i, kind in enumerate(kinds):
        if kind == "":
            before = next((k for k in reversed(kinds[:i]) if k), "R" if base else "L")
            after = next((k for k in kinds[i + 1 :] if k), "R" if base else "L")
            sides = {"R" if k == "N" else k for k in (before, after)}
            kind = sides.pop() if len(sides) == 1 else "R" if base else "L"  # noqa: PLW2901
        levels.append({"L": 2 if base else 0, "R": 1, "N": 2}[kind])
    return levels


def _kind(text: str, i: int) -> str:
    """Return L, R or N (a number), "" for what its neighbours decide."""
    kind = unicodedata.bidirectional(text[i])
    if kind in _BETWEEN_NUMBERS and 0 < i < len(text) - 1:
        sides = {unicodedata.bidirectional(text[i - 1]), unicodedata.bidirectional(text[i + 1])}
        kind = "EN" if sides <= _NUMBERS else kind
    if kind in _NUMBERS:
        return "N" if _follows_right(text, i) else "L"
    return "L" if kind == "L" else "R" if kind in _STRONG_RIGHT else ""


def _follows_right(text: str, i: int) -> bool:
    """Whether the strong character before a number is one from right to left (rule W7)."""
    kinds = map(unicodedata.bidirectional, reversed(text[:i]))
    return next((k for k in kinds if k in {"L", *_STRONG_RIGHT}), "L") in _STRONG_RIGHT


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Return the presentation forms of each letter, and of lam with alef, by their places."""
    forms: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBFF), *range(0xFE80, 0xFEFD)):
        found = _FORM.fullmatch(unicodedata.decomposition(chr(code)))
        if found:
            letters = "".join(chr(int(part, 16)) for part in found.groups()[1:] if part)
            forms.setdefault(letters, {})[found[1]] = chr(code)
    return forms


def _joined(text: str) -> str:
    """Return ``text`` with its Arabic letters in the forms that their neighbours give them."""
    letters = _units(text)
    joins_after = [
        letter == _TATWEEL or "initial" in _forms().get(letter, {}) for letter in letters
    ]
    joins_before = [letter == _TATWEEL or "final" in _forms().get(letter, {}) for letter in letters]
    shown = []
    for i, letter in enumerate(letters):
        before = i > 0 and joins_after[i - 1] and joins_before[i]
        after = i + 1 < len(letters) and joins_after[i] and joins_before[i + 1]
        place = ("isolated", "initial", "final", "medial")[2 * before + after]
        shown.append(_forms().get(letter, {}).get(place, letter))
    return "".join(shown)


def _units(text: str) -> list[str]:
    return re.findall("\u0644[\u0622\u0623\u0625\u0627]|.", text, re.DOTALL)
