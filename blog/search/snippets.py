"""Where a text says what was looked for: a piece of it, escaped, the words in our own marks."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from blog.search.folding import fold
from blog.search.query import Query
from blog.search.words import stem

_LENGTH, _BEFORE = 180, 50
# No text needs more places to choose from.
_MOST_PLACES = 300
_ADDED = "\u0300-\u036f\u1160-\u11ff\u3099\u309a\uff9e\uff9f"
_CLUSTER = re.compile(f"[^{_ADDED}][{_ADDED}]*|[{_ADDED}]+")

Place = tuple[int, int]


def marked(text: str, query: Query) -> SafeString:
    """Return ``text`` escaped, with what ``query`` looks for in ``<mark>``."""
    return _in_marks(text, places(text, query))


def snippet(text: str, query: Query) -> SafeString:
    """Return the piece of ``text`` that says most of what ``query`` looks for, marked; ""
    where it says nothing of it.
    """
    found = places(text, query)
    if not found:
        return SafeString("")
    start, end = _window(text, _best(text, found))
    inside = [(a - start, b - start) for a, b in found if a >= start and b <= end]
    piece = _in_marks(text[start:end], inside)
    return format_html("{}{}{}", "… " if start else "", piece, " …" if end < len(text) else "")


def places(text: str, query: Query) -> list[Place]:
    """Return where ``text`` has what ``query`` looks for, in order, none over another."""
    if query.needle is None:
        return []
    folded = fold(text)
    origin = range(len(text) + 1) if len(folded) == len(text) else _origins(text)
    if len(origin) != len(folded) + 1:
        return []
    found: list[Place] = []
    for match in query.needle.finditer(folded):
        if _is_meant(match[0], query):
            start, end = match.span()
            found.append((origin[start], origin[end]))
        if len(found) == _MOST_PLACES:
            break
    return found


def _is_meant(word: str, query: Query) -> bool:
    """Whether ``word`` is no other word that only begins like one looked for."""
    is_word = re.fullmatch(r"[a-z']+", word)
    return word != "" and (not is_word or not query.stems or stem(word) in query.stems)


def _origins(text: str) -> Sequence[int]:
    """Return, for each letter of ``text`` folded and for its end, its place in ``text``."""
    origin: list[int] = []
    for place, cluster in _clusters(text):
        origin += [place] * len(fold(cluster))
    return [*origin, len(text)]


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Return each letter with the marks and parts of a syllable behind it, and its place."""
    for found in _CLUSTER.finditer(text):
        yield found.start(), found[0]


def _best(text: str, found: Sequence[Place]) -> int:
    """Return the place from which the most different words of ``found`` stand close by."""
    starts = [start for start, _ in found]

    def richness(index: int) -> int:
        until = bisect_left(starts, starts[index] + _LENGTH - _BEFORE)
        return len({text[a:b] for a, b in found[index:until]})

    return starts[max(range(len(found)), key=lambda index: (richness(index), -index))]


def _window(text: str, place: int) -> Place:
    """Return begin and end of the piece around ``place``, at blanks where there are some."""
    start = max(place - _BEFORE, 0)
    if start:
        blank = re.compile(r"\s").search(text, start, place)
        start = blank.end() if blank else start
    end = min(start + _LENGTH, len(text))
    if end < len(text):
        blank_before = max(text.rfind(" ", place + 1, end), text.rfind("\n", place + 1, end))
        end = blank_before if blank_before > start + _LENGTH // 2 else end
    return start, end


def _in_marks(text: str, found: Sequence[Place]) -> SafeString:
    begins = [0, *(end for _, end in found)]
    pieces = ((text[b:s], text[s:e]) for b, (s, e) in zip(begins, found, strict=False))
    before_last = format_html_join("", "{}<mark>{}</mark>", pieces)
    return format_html("{}{}", before_last, text[begins[-1] :])
