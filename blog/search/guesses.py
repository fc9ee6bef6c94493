"""What a reader may have meant where what he typed is found nowhere."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Literal

from blog.search.hangul import loosened
from blog.search.keyboards import other_layout
from blog.search.particles import without_particle
from blog.search.query import Query, Term, parse

Guess = Literal["", "particles", "unfinished", "keyboard"]


def guesses(query: Query) -> Iterator[tuple[Guess, Query]]:
    """Return other readings of ``query``, the likeliest first, and what each takes for granted:
    that the words have particles, that the last was not typed to its end, that the keyboard
    was set to the other alphabet.
    """
    yield from _changed("particles", query, lambda terms: map(_without_particle, terms))
    yield from _changed("unfinished", query, lambda terms: [*terms[:-1], _unfinished(terms[-1])])
    typed = other_layout(query.text) if all(map(_is_plain, query.terms)) else None
    if typed and not (other := parse(typed)).problem:
        yield "keyboard", other


def _changed(
    guess: Guess, query: Query, change: Callable[[tuple[Term, ...]], Iterable[Term]]
) -> Iterator[tuple[Guess, Query]]:
    terms = tuple(change(query.terms))
    if terms != query.terms:
        yield guess, replace(query, terms=terms)


def _without_particle(term: Term) -> Term:
    return term._replace(text=without_particle(term.text)) if _is_plain(term) else term


def _unfinished(term: Term) -> Term:
    return term._replace(text=loosened(term.text)) if _is_plain(term) else term


def _is_plain(term: Term) -> bool:
    return not (term.field or term.quoted or term.excluded)
