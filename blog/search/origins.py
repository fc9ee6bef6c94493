"""A text folded, and where each of its folded letters stands in the text itself."""

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from blog.search.folding import fold

# Marks and parts of syllables that belong to the letter before them.
_ADDED = "\u0300-\u036f\u1160-\u11ff\u3099\u309a\uff9e\uff9f"
_CLUSTER = re.compile(f"[^{_ADDED}][{_ADDED}]*|[{_ADDED}]+")
# What folding replaces letter by letter: almost every line is nothing else.
_LETTER_BY_LETTER = re.compile(
    r"[\x00-\x7f\u00b7\u2013\u2014\u2018-\u201f\u2190-\u21ff\u3001-\u3003\u3008-\u3011"
    r"\u3041-\u3096\u30a1-\u30f6\u30fc\u3131-\u318e\u4e00-\u9fff\uac00-\ud7a3]*"
)

_fold_cluster = lru_cache(maxsize=5000)(fold)


class FoldedText:
    """A ``text`` and its ``folded`` form, which may be of another length.

    Folding leaves the ends of lines alone, so only lines that are asked about are compared
    letter by letter.
    """

    def __init__(self, text: str) -> None:
        self.folded = fold(text)
        self._lines, self._folded_lines = text.split("\n"), self.folded.split("\n")
        self._starts, self._folded_starts = _starts(self._lines), _starts(self._folded_lines)
        self._origins: dict[int, list[int] | range] = {}

    def origin(self, place: int) -> int:
        """Return the place in the text of the letter at ``place`` in its folded form."""
        number = bisect_right(self._folded_starts, place) - 1
        if number not in self._origins:
            self._origins[number] = _origins(self._lines[number], self._folded_lines[number])
        inside = place - self._folded_starts[number]
        return self._starts[number] + self._origins[number][inside]


def _starts(lines: list[str]) -> list[int]:
    return list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))


def _origins(line: str, folded: str) -> list[int] | range:
    """Return the place in ``line`` of each letter of ``folded``, and of its end."""
    if _LETTER_BY_LETTER.fullmatch(line):
        return range(len(line) + 1)
    origins: list[int] = []
    for found in _CLUSTER.finditer(line):
        origins += [found.start()] * len(_fold_cluster(found[0]))
    missing = len(folded) - len(origins)  # of marks that join over letters, in no language
    return [*origins[: len(folded)], *[len(line)] * max(missing, 0), len(line)]
