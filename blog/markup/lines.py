"""The line of the source on which something stands that was found in its HTML."""

import re
from collections.abc import Iterable

_FENCED = re.compile(r"^[ \t>]*(`{3,}|~{3,})[^`\n]*\n.*?^[ \t>]*\1[`~]*[ \t]*$", re.M | re.S)
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?[^`\n]\1(?!`)")
_HIGHLIGHT = re.compile(r"{%-?\s*(highlight|raw)\b.*?{%-?\s*end\1\s*-?%}", re.S)


class LineFinder:
    """Finds lines by counting: the third ``<form`` of the HTML is the third of the source.

    ``text`` is the source and ``first_line`` the number of its first line. Code does not
    count, since it makes no elements. Where several places are left, the one that shares
    most of the given words wins, then the first.
    """

    def __init__(self, text: str, first_line: int = 1) -> None:
        self._text = without_code(text)
        self._with_code = text
        self._first_line = first_line
        self._used: set[int] = set()

    def line(self, start: str, words: Iterable[str] = ()) -> int:
        """Return the line of the next unused place beginning with ``start``.

        Where there is none, it is the line of one of the words (of a link written in
        Markdown, its address), 0 if they are not there either.
        """
        wanted = [word for word in words if word]
        places = self._places(start, self._text) or self._places(start, self._with_code)
        if not places:
            return next((line for word in wanted if (line := self.line_of(word))), 0)
        place = max(places, key=lambda at: self._likeness(at, wanted))
        self._used.add(place)
        return self.line_at(place)

    def _places(self, start: str, text: str) -> list[int]:
        """Return the places of a start in a text that no one was given yet."""
        pattern = re.compile(re.escape(start) + r"(?![\w-])", re.I)
        return [m.start() for m in pattern.finditer(text) if m.start() not in self._used]

    def line_of(self, needle: str) -> int:
        """Return the line of the first place that holds ``needle``, 0 if none."""
        place = self._with_code.find(needle) if needle else -1
        return self.line_at(place) if place >= 0 else 0

    def line_at(self, place: int) -> int:
        """Return the line of a place in the text."""
        return self._first_line + self._text.count("\n", 0, place)

    def _likeness(self, place: int, words: list[str]) -> int:
        surroundings = self._with_code[place : place + 400]
        return sum(word in surroundings for word in words)


def without_code(text: str) -> str:
    """Return Markdown with its code blanked out, every place staying where it was."""
    for pattern in (_FENCED, _HIGHLIGHT, _CODE_SPAN):
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text
