"""The words on the placeholder of a missing picture, broken into lines."""

import unicodedata

_WIDTH = 36  # of a line, in half-width characters
_MOST_LINES = 5


def lines_of(text: str) -> list[str]:
    """Return ``text`` in lines that fit the drawing; what is too long ends in an ellipsis."""
    lines: list[str] = []
    line = ""
    for word in _pieces(text):
        joined = f"{line} {word}".strip()
        if width(joined) <= _WIDTH:
            line = joined
        else:
            lines, line = [*lines, line] if line else lines, word
    lines = [*lines, line] if line else lines
    return lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], "…"]


def width(text: str) -> int:
    """Return the columns of ``text``: two for each full-width character."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _pieces(text: str) -> list[str]:
    """Return the words of ``text``, those longer than a line cut."""
    pieces = []
    for word in text.split():
        piece = ""
        for char in word:
            if width(piece + char) > _WIDTH:
                pieces.append(piece)
                piece = ""
            piece += char
        pieces.append(piece)
    return pieces
