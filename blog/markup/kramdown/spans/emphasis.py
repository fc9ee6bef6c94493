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


def _is_text(parser: Parser, match: re.Match[str], kind: str) -> bool:
    src, start, end = parser.src, match.start(), match.end()
    if parser.open & OPEN_BITS[kind] or (end < len(src) and src[end] in _BLANKS):
        return True
    return match[0][0] == "_" and _inside_word(src, start)


def _inside_word(src: str, at: int) -> bool:
    """Whether a letter stands before ``at``, a hyphen or underscores between them at most."""
    while at > 0 and src[at - 1] == "_":
        at -= 1
    if at > 0 and src[at - 1] == "-":
        at -= 1
    return at > 0 and src[at - 1].isalpha()


def _parse_inside(parser: Parser, start: int, delimiter: str, kind: str) -> bool:
    """Parse from ``start`` to the closing ``delimiter``; False, and nothing taken, without."""
    key = (delimiter, parser.open)
    dead = parser.memo.setdefault(key, set())
    if start in dead or parser.too_deep("emphasis"):
        return False
    element = Element(kind, line=parser.line)
    src, visited = parser.src, [start]

    def closes(stop: re.Match[str]) -> bool | None:
        at, end = stop.span()
        if (
            src[at - 1] in _BLANKS
            or (
                kind == "em"
                and src.startswith(delimiter * 2, at)
                and src[at + 2 : at + 3] != delimiter
            )
            or (delimiter[0] == "_" and src[end : end + 1].isalnum())
            or not element.children
        ):
            visited.append(end)
            hopeless = end in dead and not src.startswith(delimiter, end)
            return None if hopeless else False
        return True

    before, opened = parser.pos, parser.open
    parser.pos = start
    parser.open |= OPEN_BITS[kind]
    found = parser.parse_spans(element, _STOPS[delimiter], closes)
    parser.open = opened
    if found:
        parser.pos += len(delimiter)
        parser.tree.children.append(element)
    else:
        parser.pos = before
        dead.update(visited)
    return found


EMPHASIS = SpanConstruct("emphasis", (r"\*", "_"), re.compile(r"\*\*?|__?"), parse)
