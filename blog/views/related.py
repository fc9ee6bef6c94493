"""What else of this site belongs beside an article."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from math import log2
from typing import NamedTuple

from django.urls import reverse

from blog.models import Document, Post, Reference, TaggedDocument
from blog.models.slugs import slug_of

_MOST = 4
# Rows looked at for one kind of likeness, the newest first: a bound, whatever the site's size.
_MOST_ROWS = 2000
_MOST_TITLES = 1000
_MOST_OF_A_SERIES = 100
_TAG, _SOURCE, _WORD = 2.0, 3.0, 0.5  # what sharing one that only two posts have is worth
_WORDS = re.compile(r"[^\W_]+")
_HANGUL = re.compile(r"[가-힣]")


class Series(NamedTuple):
    """A series of posts, the first first, with the place of the article in it."""

    name: str
    posts: list[Document]
    place: int

    @property
    def url(self) -> str:
        """The address of the page of the series."""
        return reverse("one_series", args=[slug_of(self.name)])


def series_around(document: Document) -> Series | None:
    """Return the series of ``document``, None where it is in none or alone in it."""
    if not document.series:
        return None
    posts = Post.objects.public().filter(series=document.series)
    rows = posts.order_by("published_at", "source_path").only("title", "path", "lang")
    found = list(rows[:_MOST_OF_A_SERIES])
    places = [post.pk for post in found]
    if document.pk not in places or len(found) < 2:
        return None
    return Series(document.series, found, places.index(document.pk) + 1)


def related_to(document: Document) -> list[Document]:
    """Return the public posts most like ``document``: by tags, then sources, then, where those
    say too little, the words of their titles. What few posts share counts more than what many do.
    """
    scores: dict[int, float] = defaultdict(float)
    _score(scores, _tagged(document), _TAG)
    _score(scores, _citing(document), _SOURCE)
    if len(scores) <= _MOST:
        _score(scores, _worded(document), _WORD)
    scores.pop(document.pk, None)
    best = sorted(scores, key=lambda key: -scores[key])[: _MOST * 3]
    posts = Post.objects.public().only("title", "path", "lang", "published_at", "date_offset")
    if document.series:
        posts = posts.exclude(series=document.series)
    found = posts.in_bulk(best)
    return [found[key] for key in best if key in found][:_MOST]


def _score(scores: dict[int, float], rows: Iterable[tuple[int, Hashable]], worth: float) -> None:
    """Add to the ``scores`` of documents what each shares with the article, by its rarity."""
    pairs = set(rows)
    numbers = Counter(shared for _, shared in pairs)
    # In one order, so that equal scores come out the same each time, the newest first.
    for key, shared in sorted(pairs, key=lambda pair: -pair[0]):
        scores[key] += worth / log2(1 + numbers[shared])


def _tagged(document: Document) -> Iterable[tuple[int, int]]:
    own = TaggedDocument.objects.filter(content_object=document).values("tag")
    rows = TaggedDocument.objects.filter(tag__in=own, content_object__kind="post")
    found = rows.order_by("-content_object_id").values_list("content_object_id", "tag_id")
    return found[:_MOST_ROWS]


def _citing(document: Document) -> Iterable[tuple[int, int]]:
    own = Reference.objects.filter(document=document).exclude(kind="image").values("link")
    rows = Reference.objects.filter(link__in=own).order_by("-document_id")
    return rows.values_list("document_id", "link_id")[:_MOST_ROWS]


def _worded(document: Document) -> Iterable[tuple[int, str]]:
    own = set(words_of(document.title))
    posts = Post.objects.public().newest_first().values_list("pk", "title")
    for key, title in posts[:_MOST_TITLES]:
        for word in own.intersection(words_of(title)):
            yield key, word


def words_of(text: str) -> list[str]:
    """Return the words of ``text`` by which titles are compared: lower case, of three letters
    or more; a Korean one by its first two syllables, since endings change.
    """
    words = _WORDS.findall(unicodedata.normalize("NFC", text).lower())
    return [
        word[:2] if _HANGUL.match(word) else word
        for word in words
        if len(word) >= (2 if _HANGUL.match(word) else 4)
    ]
