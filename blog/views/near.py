"""What a reader may have meant by an address at which nothing stands."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import islice
from urllib.parse import unquote

from django.db.models import Q

from blog import search
from blog.models import Document, Post

_MOST = 5
_MOST_WORDS = 6
# Addresses compared letter by letter: a bound, whatever is asked for.
_MOST_COMPARED = 200
_ALIKE = 0.6
_WORD = re.compile(r"[^\W\d_]{2,}")
_SUFFIXES = frozenset({"html", "htm", "php", "index", "aspx"})
_FIELDS = ("title", "path", "lang", "published_at", "date_offset")


def words_in(path: str) -> list[str]:
    """Return the words of the last part of the address ``path``."""
    last = unicodedata.normalize("NFC", unquote(path)).rstrip("/").rpartition("/")[2]
    words = (word for word in _WORD.findall(last) if word.lower() not in _SUFFIXES)
    return list(islice(words, _MOST_WORDS))


def near(words: Sequence[str]) -> list[Document]:
    """Return public documents whose address is much like ``words``, then those that the
    search finds for them.
    """
    return list(dict.fromkeys([*_alike(words), *_found(words)]))[:_MOST]


def newest() -> list[Post]:
    """Return the newest posts, for who finds nothing near."""
    return list(Post.objects.public().newest_first().only(*_FIELDS)[:_MOST])


def _alike(words: Sequence[str]) -> list[Document]:
    """Return documents whose address shares the beginning or the end of a word, and most of
    its letters: a letter lost or changed on the way does not matter.
    """
    parts = {part for word in words for part in _ends(word)}
    if not parts:
        return []
    shared = Q()
    for part in parts:
        shared |= Q(path__icontains=part)
    rows = Document.objects.public().filter(shared).exclude(title="").only(*_FIELDS)
    asked = "-".join(words).lower()
    likeness = {row: _likeness(asked, words_in(row.path)) for row in rows[:_MOST_COMPARED]}
    best = sorted(likeness, key=lambda row: (-likeness[row], row.path))
    return [row for row in best if likeness[row] >= _ALIKE]


def _ends(word: str) -> Iterable[str]:
    """Return the beginning and the end of ``word``: two syllables of Hangul, else four letters."""
    length = 2 if unicodedata.name(word[0], "").startswith("HANGUL") else 4
    return word[:length], word[-length:]


def _likeness(asked: str, words: Sequence[str]) -> float:
    there = "-".join(words).lower()
    if asked in there or (there and there in asked):
        return 1.0
    return SequenceMatcher(None, asked, there, autojunk=False).ratio()


def _found(words: Sequence[str]) -> list[Document]:
    if not words:
        return []
    hits = search.search(" ".join(words), size=_MOST).hits
    return [hit.document for hit in hits]
