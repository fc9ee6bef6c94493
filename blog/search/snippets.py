"""Where a text says what was looked for: a piece of it, escaped, the words in our own marks."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from blog.search.origins import FoldedText
from blog.search.query import Query
from blog.search.words import parts_of_identifiers, stem

_LENGTH, _BEFORE = 180, 50
# No text needs more places to choose from.
_MOST_PLACES, _MOST_PARTS = 300, 5000
_ENGLISH = re.compile(r"[a-z']+")
_JOINER, _TONES = "\u200d", range(0x1F3FB, 0x1F400)
_FLAGS, _LATER_JAMO = "".join(map(chr, range(0x1F1E6, 0x1F200))), range(0x1160, 0x1200)
# A letter with more marks on it than this is no letter of any language.
_MOST_JOINED = 30

Place = tuple[int, int]
Stems = frozenset[str]


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
    all_found = [*_words(text, query.needle, query.stems), *_parts(text, query.needle, query.stems)]
    found: list[Place] = []
    for start, end in sorted(all_found, key=lambda place: (place[0], -place[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def _words(text: str, needle: re.Pattern[str], stems: Stems) -> Iterator[Place]:
    folded = FoldedText(text)
    meant = (m for m in needle.finditer(folded.folded) if _is_meant(m[0], stems))
    for match in islice(meant, _MOST_PLACES):
        yield folded.origin(match.start()), folded.origin(match.end())


def _parts(text: str, needle: re.Pattern[str], stems: Stems) -> Iterator[Place]:
    """Return the parts of identifiers, such as getElementById, that are looked for."""
    parts = chain.from_iterable(parts_of_identifiers(text) if stems else ())
    for start, part in islice(parts, _MOST_PARTS):
        word = part.lower()
        if needle.fullmatch(word) and _is_meant(word, stems):
            yield start, start + len(part)


def _is_meant(word: str, stems: Stems) -> bool:
    """Whether ``word`` is no other word that only begins like one looked for."""
    is_word = _ENGLISH.fullmatch(word)
    return word != "" and (not is_word or not stems or stem(word) in stems)


def _best(text: str, found: Sequence[Place]) -> Place:
    """Return the place from which the most different words of ``found`` stand close by."""
    starts = [start for start, _ in found]

    def richness(index: int) -> int:
        until = bisect_left(starts, starts[index] + _LENGTH - _BEFORE)
        return len({text[a:b].casefold() for a, b in found[index:until]})

    return found[max(range(len(found)), key=lambda index: (richness(index), -index))]


def _window(text: str, place: Place) -> Place:
    """Return begin and end of the piece around ``place``, at blanks where there are some."""
    begin = max(place[0] - _BEFORE, 0)
    blank = re.compile(r"\s").search(text, begin, place[0]) if begin else None
    start = blank.end() if blank else _between_letters(text, begin)
    end = max(start + _LENGTH, place[1])
    if end >= len(text):
        return start, len(text)
    after = max(place[1], start + _LENGTH // 2)
    blank_before = max(text.rfind(" ", after, end), text.rfind("\n", after, end))
    return start, blank_before if blank_before > 0 else _between_letters(text, end)


def _between_letters(text: str, place: int) -> int:
    """Return ``place``, or the one before it where it would cut what readers see as one sign:
    a syllable in parts, a letter with marks, an emoji of several.
    """
    for earlier in range(place, max(place - _MOST_JOINED, 0), -1):
        if not _is_joined(text, earlier):
            return earlier
    return place


def _is_joined(text: str, place: int) -> bool:
    """Whether the sign at ``place`` is one with the sign before it (after Unicode's UAX 29)."""
    before, sign = text[place - 1], text[place]
    if before in _FLAGS and sign in _FLAGS:  # two letters make a flag, from the first on
        return (place - len(text[:place].rstrip(_FLAGS))) % 2 == 1
    return (
        _JOINER in (before, sign)
        or ord(sign) in _TONES
        or ord(sign) in _LATER_JAMO
        or unicodedata.category(sign).startswith("M")
    )


def _in_marks(text: str, found: Sequence[Place]) -> SafeString:
    begins = [0, *(end for _, end in found)]
    pieces = ((text[b:s], text[s:e]) for b, (s, e) in zip(begins, found, strict=False))
    before_last = format_html_join("", "{}<mark>{}</mark>", pieces)
    return format_html("{}{}", before_last, text[begins[-1] :])
