"""Text into tokens: what an index holds of a text, and what a query asks of the index.

Hangul, kana and Han are written without blanks where a reader would look for a part, so a run
of them gives every syllable, every two and every three in a row: any part of a word is found,
and particles are no obstacle. Words of other scripts give their English stem and themselves,
and the identifiers of programs their parts. Two neighbours give a token of their own, which
makes phrases exact without positions.
Tokens hold letters and digits only; signs stand as their wide forms, which ``fold`` removes
from every text.
"""

import re
import threading
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

from blog.search.folding import fold
from blog.search.hangul import initials, is_consonant, split_clusters

LONGEST_WORD = 40
# PostgreSQL takes no token of more than 2046 bytes, and folding makes 18 letters of one (ﷺ).
_LONGEST_NAME = 500
# After a whole word, and between two neighbours.
END, NEXT = "＿", "／"
_CJK = (
    "\u3131-\u3163\uac00-\ud7a3\u3041-\u3096\u309d-\u309f\u30f7-\u30fa\u30fc-\u30ff"
    "\u3005\u3006\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
# Vowel signs and the like, which Python does not count among the letters.
_MARKS = "\u0591-\u05bd\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0980-\u0dff\u0e31-\u0e4e"
_LETTER = rf"(?:(?![{_CJK}])[^\W_]|[{_MARKS}])"
_RUN = re.compile(rf"([{_CJK}]+)|(?:\.(?=[a-z]))?{_LETTER}+(?:'{_LETTER}+)*(?:\+\+|#)?")
_SIGNS = str.maketrans({"'": "", "+": "＋", "#": "＃", ".": "．"})
# getElementById and HttpServletRequest have parts that somebody looks for. iPhone has none, and
# two parts with a capital each are mostly a name: JavaScript is no Java, GitHub no Git.
_IDENTIFIER = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z0-9]*(?:[a-z0-9][A-Z]|[A-Z]{2}[a-z]{2})[A-Za-z0-9]*"
)
_PART = re.compile(r"[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z0-9]+")
_ELSE = re.compile("[^0-9a-z\u0080-\uffff\U00010000-\U0010ffff]|\\s")


class Run(NamedTuple):
    """A stretch of folded text of one kind: without blanks inside (``cjk``), or a word, which
    keeps the dot before it as in .net.
    """

    text: str
    cjk: bool

    @property
    def bare(self) -> str:
        """The text without a dot before it."""
        return self.text.removeprefix(".")


def runs(folded: str) -> Iterator[Run]:
    """Return the runs of a folded text, in order."""
    for found in _RUN.finditer(folded):
        cjk = found.group(1) is not None
        yield Run(found.group() if cjk else found.group()[:LONGEST_WORD], cjk)


def tokens(text: str) -> Iterator[str]:
    """Return what an index holds of ``text``; tokens may come more than once."""
    yield from _in_a_row(runs(fold(text)))
    for parts in parts_of_identifiers(text):
        yield from _in_a_row(Run(part.lower(), cjk=False) for _, part in parts)


def _in_a_row(some: Iterable[Run]) -> Iterator[str]:
    before = None
    for run in some:
        yield from _indexed(run.text, cjk=run.cjk)
        if before:
            yield neighbours(before, run)
        before = run


@lru_cache(maxsize=20_000)
def _indexed(text: str, *, cjk: bool) -> tuple[str, ...]:
    """Return the tokens of one run, each once, in an order that is the same in every process."""
    if not cjk:
        bare = text.removeprefix(".")
        return tuple(dict.fromkeys((stem(bare), stem(bare.rstrip("+#")), whole(bare), whole(text))))
    sounds = initials(text)
    parts = [text, *sounds.split()]
    grams = (part[i : i + n] for part in parts for n in (1, 2, 3) for i in _places(part, n))
    half_typed = map("".join, zip(split_clusters(text), sounds[1:], strict=False))
    return tuple(dict.fromkeys([*grams, *(pair for pair in half_typed if pair[1] != " ")]))


def parts_of_identifiers(text: str) -> Iterator[list[tuple[int, str]]]:
    """Return, for each identifier of a program in ``text`` as written, its parts and their
    places in the text.
    """
    for found in _IDENTIFIER.finditer(text):
        parts = [(found.start() + part.start(), part[0]) for part in _PART.finditer(found[0])]
        begin = parts[0][1]
        if len(parts) > 2 or (len(begin) > 1 and begin in (begin.lower(), begin.upper())):
            yield parts


def _places(part: str, length: int) -> range:
    return range(len(part) - length + 1)


def grams(part: str) -> list[str]:
    """Return the tokens that a text has to have to hold ``part``, a run of syllables."""
    return [part[i : i + 3] for i in _places(part, 3)] or [part]


def neighbours(left: Run, right: Run) -> str:
    """Return the token of two runs in a row, whatever stands between them."""
    end = left.text[-1] if left.cjk else left.bare
    begin = right.text[0] if right.cjk else right.bare
    return f"{end}{NEXT}{begin}".translate(_SIGNS)


def whole(word: str) -> str:
    """Return the token of ``word`` as it is written."""
    return word.translate(_SIGNS) + END


def row(text: str) -> str:
    """Return one token for all words of ``text`` in their order, whatever stands between them."""
    return NEXT.join(run.bare for run in runs(fold(text))).translate(_SIGNS)[:_LONGEST_NAME]


def name(text: str) -> str:
    """Return one token for a name of several words and any signs, such as a tag."""
    blank_once = " ".join(fold(text).split())
    return _ELSE.sub(lambda found: f"{NEXT}{ord(found[0]):x}{NEXT}", blank_once)[:_LONGEST_NAME]


def consonants_split(run: str) -> list[str]:
    """Return ``run`` in parts that are consonants typed alone, or no such at all."""
    return re.findall("[ㄱ-ㅎ]+|[^ㄱ-ㅎ]+", run)


def has_consonants(run: str) -> bool:
    """Whether a consonant of ``run`` is typed alone."""
    return any(map(is_consonant, run))


# A stemmer keeps its word in itself, so each thread has its own.
_stemmers = threading.local()


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the English stem of ``word``; a word of another script or with signs as it is."""
    if not word.replace("'", "").isascii() or not word[-1].isalpha():
        return word.translate(_SIGNS)
    if not hasattr(_stemmers, "english"):
        _stemmers.english = snowballstemmer.stemmer("english")
    stemmed: str = _stemmers.english.stemWord(word)
    return stemmed.translate(_SIGNS) or word.translate(_SIGNS)
