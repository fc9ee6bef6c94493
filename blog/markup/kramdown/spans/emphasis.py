"""Emphasis with ``*`` and ``_``, strong emphasis with two of them.

Follows "Emphasis" of the syntax page: a delimiter before white space opens nothing, one
after white space closes nothing, and underscores inside words are text.
"""

import re

from blog.markup.kramdown.construct import SpanConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import OPEN_BITS, Parser

_BLANKS = frozenset(" \t\n\r\f\v")
_STOPS = {delimiter: re.compile(re.escape(delimiter)).match for delimiter in ("*", "**", "_", "__")}


def parse(parser: Parser, match: re.Match[str]) -> None:
    """Take emphasis from here to its closing delimiter, or the delimiter as text."""
    delimiter = match[0]
    kind = "em" if len(delimiter) == 1 else "strong"
    if _is_text(parser, match, kind):
        _take_text(parser, match)
        return
    if _parse_inside(parser, match.end(), delimiter, kind):
        return
    as_em = kind == "strong" and parser.tree.type != "em"
    if as_em and _parse_inside(parser, match.start() + 1, delimiter[0], "em"):
        return
    _take_text(parser, match)


def _take_text(parser: Parser, match: re.Match[str]) -> None:
    parser.tree.children.append(match[0])
    parser.pos = match.end()
    closing = parser.tree.options.get("closing")
    if closing is not None and len(match[0]) == 2:
        closing.pass_by(match.start())


def _is_text(parser: Parser, match: re.Match[str], kind: str) -> bool:
    src, start, end = parser.src, match.start(), match.end()
    if parser.open & OPEN_BITS[kind] or (end < len(src) and src[end] in _BLANKS):
        return True
    return match[0][0] == "_" and _inside_word(src, start, parser.dialect.since_2_5)


def _inside_word(src: str, at: int, past_underscores: bool) -> bool:
    """Whether a letter stands before ``at``, a hyphen or underscores between them at most."""
    before = src[max(at - 100, 0) : at]
    if past_underscores:
        before = before.rstrip("_")
    return before.removesuffix("-")[-1:].isalpha()


class _Closing:
    """Decides where emphasis ends, and remembers where it does not.

    ``dead`` are places from which emphasis of this kind, inside the same spans, was read to
    the end of the text in vain. What was passed by on the way joins them where reading from
    there would have met the same delimiters.
    """

    def __init__(self, src: str, element: Element, delimiter: str, dead: set[int]) -> None:
        self.src = src
        self.element = element
        self.delimiter = delimiter
        self.dead = dead
        self.passed: list[int] = []

    def __call__(self, stop: re.Match[str]) -> bool | None:
        """Whether the delimiter closes; None where nothing after it can close either."""
        at, end = stop.span()
        if self._closes(at, end):
            return True
        if len(self.delimiter) == 1 and self.src.startswith(self.delimiter, end):
            return False
        self.passed.append(end)
        hopeless = end in self.dead and not self.src.startswith(self.delimiter, end)
        return None if hopeless else False

    def _closes(self, at: int, end: int) -> bool:
        src, mark = self.src, self.delimiter
        if src[at - 1] in _BLANKS or not self.element.children:
            return False
        if mark[0] == "_" and src[end : end + 1].isalnum():
            return False
        followed_by_one = src.startswith(mark, end) and not src.startswith(mark, end + 1)
        return not (len(mark) == 1 and followed_by_one)

    def pass_by(self, start: int) -> None:
        """Note a double delimiter taken as text: its second half would open in vain, too."""
        mark = self.delimiter[0]
        if len(self.delimiter) == 1 and not self.src.startswith(mark, start + 2):
            self.passed.append(start + 1)


def _parse_inside(parser: Parser, start: int, delimiter: str, kind: str) -> bool:
    """Parse from ``start`` to the closing ``delimiter``; False, and nothing taken, without."""
    dead = parser.memo.setdefault((delimiter, parser.open), set())
    if start in dead or parser.too_deep("emphasis"):
        return False
    element = Element(kind, line=parser.line)
    closing = element.options["closing"] = _Closing(parser.src, element, delimiter, dead)
    before, opened = parser.pos, parser.open
    parser.pos = start
    parser.open |= OPEN_BITS[kind]
    found = parser.parse_spans(element, _STOPS[delimiter], closing)
    parser.open = opened
    del element.options["closing"]
    if found:
        parser.pos += len(delimiter)
        parser.tree.children.append(element)
    else:
        parser.pos = before
        dead.update([start, *closing.passed])
    return found


EMPHASIS = SpanConstruct("emphasis", (r"\*", "_"), re.compile(r"\*\*?|__?"), parse)
