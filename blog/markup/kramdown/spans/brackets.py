"""What is known of the brackets in a text, so that none is followed to the end twice.

Reading the text of a link in vain tells which of the opening brackets in it close, and
where: what is remembered here spares reading on from each of them again.
"""

from typing import NamedTuple


class Bracket(NamedTuple):
    """An opening bracket met on the way: the end of it, and how deep its text is."""

    end: int
    depth: int


class BracketLog:
    """The brackets met while the text of one link was read."""

    def __init__(self, start: int, opening: str) -> None:
        self.opening = opening
        self.open = [Bracket(start, 1)]
        self.closed: dict[int, int] = {}

    def note(self, text: str, start: int, end: int, depth: int) -> None:
        """Note a bracket ``text`` after which the text is ``depth`` links deep."""
        while self.open and self.open[-1].depth > depth:
            self.closed[self.open.pop().end] = start
        if text == self.opening:
            self.open.append(Bracket(end, depth))

    def forget_last(self) -> None:
        """Forget the last bracket: an image, which was read as one."""
        if self.opening == "![":
            self.open.pop()

    def known(self) -> dict[int, int]:
        """Where each noted bracket closes, by its end; -1 for those that never do."""
        return {**self.closed, **{bracket.end: -1 for bracket in self.open}}
