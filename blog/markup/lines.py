"""The line of the source on which something stands that was found in its HTML."""

import re
from collections.abc import Iterable

_FENCED = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.M | re.S)
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?[^`\n]\1(?!`)")
_HIGHLIGHT = re.compile(r"{%-?\s*(highlight|raw)\b.*?{%-?\s*end\1\s*-?%}", re.S)


class LineFinder:
    """Finds lines by counting: the third ``<form`` of the HTML is the third of the source.

    ``text`` is the source and ``first_line`` the number of its first line. Code does not
    count, since it makes no elements. Where several places are left, the one that shares
    most of the given words wins, then the first.
    """

    def __init__(self, text: str, first_line: int = 1) -> None:
        self._text = _without_code(text)
        self._first_line = first_line
        self._used: set[int] = set()

    def line(self, start: str, words: Iterable[str] = ()) -> int:
        """Return the line of the next unused place beginning with ``start``, 0 if none."""
        pattern = re.compile(re.escape(start) + r"(?![\w-])", re.I)
        places = [m.start() for m in pattern.finditer(self._text) if m.start() not in self._used]
        if not places:
            return 0
        wanted = [word for word in words if word]
        place = max(places, key=lambda at: self._likeness(at, wanted))
        self._used.add(place)
        return self.line_at(place)

    def line_of(self, needle: str) -> int:
        """Return the line of the first place that holds ``needle``, 0 if none."""
        place = self._text.find(needle) if needle else -1
        return self.line_at(place) if place >= 0 else 0

    def line_at(self, place: int) -> int:
        """Return the line of a place in the text."""
        return self._first_line + self._text.count("\n", 0, place)

    def _likeness(self, place: int, words: list[str]) -> int:
        surroundings = self._text[place : place + 400]
        return sum(word in surroundings for word in words)


def _without_code(text: str) -> str:
    """Blank code out, keeping every place where it was."""
    for pattern in (_FENCED, _HIGHLIGHT, _CODE_SPAN):
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text
