"""Which posts are most like an article."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from math import log2
from typing import Any

from django.db.models import Case, Exists, JSONField, OuterRef, When

from blog.models import Reference, TaggedDocument
from blog.models.querysets import DocumentQuerySet
from blog.models.rows import Rows

MOST = 4
# How many posts of a tag and of a source, how many sources and titles are looked at, the newest
# first: a bound, whatever the site's size.
_MOST_TAGGED, _MOST_CITING, _MOST_SOURCES, _MOST_TITLES = 60, 20, 60, 1000
# What sharing one that only two posts have is worth.
_TAG, _SOURCE, _WORD = 2.0, 3.0, 0.5
_WORDS = re.compile(r"[^\W_]+")
_HANGUL = re.compile(r"[가-힣]")
Row = dict[str, Any]


def sharing(posts: DocumentQuerySet, fields: tuple[str, ...]) -> dict[str, Any]:
    """Return, by name, the rows of a query around: for each tag and each source of its document
    the ``posts`` that share it; and, where few share any, the newest posts, for their titles.
    """
    tagged = posts.filter(tagged__tag=OuterRef("tag")).order_by("-tagged__pk")[:_MOST_TAGGED]
    citing = posts.filter(references__link=OuterRef("link")).order_by("-references__pk")
    own_tags = TaggedDocument.objects.filter(content_object=OuterRef("pk")).order_by("pk")
    cited = Reference.objects.filter(document=OuterRef("pk")).exclude(kind="image")
    sources = cited.order_by("link").values("link").distinct()[:_MOST_SOURCES]
    newest = Rows(posts.newest_first()[:_MOST_TITLES], *fields, "series")
    return {
        "tagged": Rows(own_tags, posts=Rows(tagged, *fields, "series")),
        "citing": Rows(sources, posts=Rows(citing[:_MOST_CITING], *fields, "series")),
        "titled": Case(When(~_shares_enough(), then=newest), output_field=JSONField()),
    }


def _shares_enough() -> Exists:
    """Whether so many posts have a tag of the document that titles need not be looked at."""
    own = TaggedDocument.objects.filter(content_object=OuterRef(OuterRef("pk"))).values("tag")
    others = TaggedDocument.objects.filter(tag__in=own).exclude(content_object=OuterRef("pk"))
    return Exists(others[3 * MOST : 3 * MOST + 1])


def related_posts(title: str, series: str, found: dict[str, list[Row]]) -> list[Row]:
    """Return the rows of the posts most like the article of this ``title``, among those that
    ``sharing`` found: by tags, then sources, then, where those say too little, the words of
    titles. What few posts share counts more than what many do. Its own ``series`` is shown
    elsewhere.
    """
    scores: dict[int, float] = defaultdict(float)
    rows: dict[int, Row] = {}
    for group, worth in _groups(title, found):
        sharers = {row["pk"]: row for row in group if not series or row["series"] != series}
        for key, row in sharers.items():
            scores[key] += worth / log2(1 + len(sharers))
            rows[key] = row
    best = sorted(scores, key=lambda key: (-scores[key], -key))
    return [rows[key] for key in best]


def _groups(title: str, found: dict[str, list[Row]]) -> Iterator[tuple[list[Row], float]]:
    """Yield posts that share something with the article, and what sharing it is worth."""
    known: set[int] = set()
    for name, worth in (("tagged", _TAG), ("citing", _SOURCE)):
        for shared in found[name]:
            known.update(row["pk"] for row in shared["posts"])
            yield shared["posts"], worth
    if len(known) <= MOST:
        own = set(words_of(title))
        for word in own:
            yield [row for row in found["titled"] if word in words_of(row["title"])], _WORD


def words_of(text: str) -> list[str]:
    """Return the words of ``text`` by which titles are compared: lower case, of four letters
    or more; a Korean one by its first two syllables, since endings change.
    """
    words = _WORDS.findall(unicodedata.normalize("NFC", text).lower())
    return [
        word[:2] if _HANGUL.match(word) else word
        for word in words
        if len(word) >= (2 if _HANGUL.match(word) else 4)
    ]
