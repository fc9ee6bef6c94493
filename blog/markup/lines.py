"""The line of the source on which something stands that was found in its HTML."""

import re
from bisect import bisect_right
from collections.abc import Iterable

_FENCED = re.compile(r"^[ \t>]*(`{3,}|~{3,})[^`\n]*\n.*?^[ \t>]*\1[`~]*[ \t]*$", re.M | re.S)
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?[^`\n]\1(?!`)")
_HIGHLIGHT = re.compile(r"{%-?\s*(highlight|raw)\b.*?{%-?\s*end\1\s*-?%}", re.S)
_NEAR = 400
_CANDIDATES = 40


class LineFinder:
    """Finds lines by counting: the third ``<form`` of the HTML is the third of the source.

    ``text`` is the source and ``first_line`` the number of its first line. What stands in
    code comes last, since code makes no elements. Of the next places left, the one that
    shares most of the given words wins, then the first.
    """

    def __init__(self, text: str, first_line: int = 1) -> None:
        self._with_code = text
        self._text = without_code(text)
        self._first_line = first_line
        self._ends = [match.start() for match in re.finditer("\n", text)]
        self._places: dict[str, list[int]] = {}

    def line(self, start: str, words: Iterable[str] = ()) -> int:
        """Return the line of the next unused place beginning with ``start``.

        Where there is none, it is the line of one of the words (of a link written in
        Markdown, its address), 0 if they are not there either.
        """
        wanted = [word for word in words if word]
        if start not in self._places:
            self._places[start] = self._found(start)
        places = self._places[start]
        if not places:
            return next((line for word in wanted if (line := self.line_of(word))), 0)
        place = max(places[:_CANDIDATES], key=lambda at: self._likeness(at, wanted))
        places.remove(place)
        return self.line_at(place)

    def line_of(self, needle: str) -> int:
        """Return the line of the first place that holds ``needle``, 0 if none."""
        place = self._with_code.find(needle) if needle else -1
        return self.line_at(place) if place >= 0 else 0

    def line_at(self, place: int) -> int:
        """Return the line of a place in the text."""
        return self._first_line + bisect_right(self._ends, place - 1)

    def _found(self, start: str) -> list[int]:
        pattern = re.compile(re.escape(start) + r"(?![\w-])", re.I)
        outside = [match.start() for match in pattern.finditer(self._text)]
        known = set(outside)
        everywhere = (match.start() for match in pattern.finditer(self._with_code))
        return outside + [place for place in everywhere if place not in known]

    def _likeness(self, place: int, words: list[str]) -> int:
        tag = self._with_code[place : place + _NEAR].partition(">")[0]
        return sum(word in tag for word in words)


def without_code(text: str) -> str:
    """Return Markdown with its code blanked out, every place staying where it was."""
    for pattern in (_FENCED, _HIGHLIGHT, _CODE_SPAN):
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text
