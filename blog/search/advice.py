"""What helps a reader on whom nothing was found for: single words, and names spelt alike."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from blog.models import Category, Document, Tag
from blog.search.entries import ANYWHERE
from blog.search.expressions import every
from blog.search.folding import fold
from blog.search.hangul import decomposed
from blog.search.query import Query, Term
from blog.search.ranking import best
from blog.search.words import runs

_MOST_ALIKE, _MOST_NAMES, _NEWEST_TITLES = 3, 2000, 500
# Of letters, a syllable having two or three: below it, words are alike by chance.
_SHORTEST, _LIKENESS = 4, 0.75


@dataclass(frozen=True, slots=True)
class Advice:
    """Queries that find something: parts of what was asked, and words of the site alike."""

    parts: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()


def advise(query: Query, now: dt.datetime | None = None) -> Advice:
    """Return what to look for in place of ``query``, which found nothing."""
    if query.problem:
        return Advice()
    wanted = [term for term in query.terms if not term.excluded]
    parts = (term.typed for term in wanted if len(wanted) > 1 and _is_found(query, term, now))
    return Advice(tuple(dict.fromkeys(parts)), tuple(_alike(wanted, now)))


def _is_found(query: Query, term: Term, now: dt.datetime | None) -> bool:
    alone = Query(query.text, (term,))
    return bool(best([(every(alone.wanted), ANYWHERE)], (), now, 1))


def _alike(terms: list[Term], now: dt.datetime | None) -> Iterator[str]:
    """Return the names and words of titles that are spelt almost like one of ``terms``."""
    if len(terms) > 1 or terms[0].field or len(_spelt(terms[0].text)) < _SHORTEST:
        return
    names = {_spelt(name): name for name in _names(now)}
    for spelling in get_close_matches(_spelt(terms[0].text), names, _MOST_ALIKE, _LIKENESS):
        yield names[spelling]


def _spelt(word: str) -> str:
    return "".join(map(decomposed, fold(word)))


def _names(now: dt.datetime | None) -> Iterator[str]:
    """Return the words of the newest titles, the categories and tags that readers may see."""
    public = Document.objects.public(now)
    for title in public.newest_first().values_list("title", flat=True)[:_NEWEST_TITLES]:
        yield from (run.bare for run in runs(fold(title)))
    categories = Category.objects.filter(documents__in=public)
    tags = Tag.objects.filter(tagged__content_object__in=public)
    for names in (categories, tags):
        yield from names.values_list("name", flat=True).distinct()[:_MOST_NAMES]
