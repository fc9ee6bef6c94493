"""What a reader typed, understood: words, "phrases", -exclusions, tag: category: year:."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from blog.search.asking import (
    asked,
    asked_as_written,
    asked_by_stem,
    asked_exactly,
    asked_while_typing,
    pattern,
)
from blog.search.expressions import Expression, Token, every
from blog.search.folding import fold
from blog.search.words import name, row, runs, stem

LONGEST, MOST_TERMS = 200, 16
# The fields that hold one token for each name, by what readers call them.
TAG, CATEGORY, YEAR = "t", "k", "y"
# The field that holds a title as one token.
WHOLE_TITLE = "w"
_FIELDS = {
    "tag": TAG, "태그": TAG,
    "category": CATEGORY, "분류": CATEGORY, "카테고리": CATEGORY,
    "year": YEAR, "연도": YEAR,
}  # fmt: skip
_TERM = re.compile(
    rf"""(?P<minus>(?<!\S)-)?(?:(?P<field>{"|".join(_FIELDS)}):(?=[^\s:]))?"""
    r"""(?:"(?P<phrase>[^"]*)(?:"|\Z)|(?P<word>[^\s"]+))"""
)
_QUOTES = str.maketrans(dict.fromkeys("“”„«»＂", '"'))

Asking = Callable[[str], Expression | None]
Problem = Literal["", "empty", "long", "many", "nothing", "excluded"]


class Term(NamedTuple):
    """One part of a query: folded ``text`` with the ``field`` that it names, as ``typed``."""

    text: str
    field: str = ""
    quoted: bool = False
    excluded: bool = False
    typed: str = ""


@dataclass(frozen=True)
class Query:
    """What is asked, and why nothing is where ``problem`` is set.

    ``problem`` is ``empty``, ``long`` (over 200 characters), ``many`` (over 16 terms),
    ``nothing`` (no letter or digit to look for) or ``excluded`` (nothing but exclusions).
    """

    text: str
    terms: tuple[Term, ...] = ()
    problem: Problem = ""

    @cached_property
    def wanted(self) -> tuple[Expression, ...]:
        """What a document has to have, all of it."""
        terms = (term for term in self.terms if not term.excluded)
        return tuple(_expressions(terms, asked_by_stem))

    @property
    def unwanted(self) -> tuple[Expression, ...]:
        """What a document must not have, none of it."""
        return tuple(_expressions(term for term in self.terms if term.excluded))

    @cached_property
    def as_written(self) -> tuple[Expression, ...]:
        """What a document has to have to hold the very words, not others of their stems or with
        another particle.
        """
        terms = (term for term in self.terms if not term.excluded)
        return tuple(_expressions(terms, asked_as_written))

    @property
    def as_title(self) -> tuple[Expression, ...]:
        """What a document has to have whose title is the words looked for and no more."""
        words = " ".join(term.text for term in self.terms if not (term.field or term.excluded))
        return (Token(row(words), WHOLE_TITLE), *self.wanted)

    @property
    def names_fields_only(self) -> bool:
        """Whether tags, categories and years are all that is wanted."""
        return all(term.field for term in self.terms if not term.excluded)

    @cached_property
    def needle(self) -> re.Pattern[str] | None:
        """What marks the words looked for in a folded text; None where there are none."""
        free = (term for term in self.terms if not (term.field or term.excluded))
        patterns = (pattern(term.text, by_stem=not term.quoted) for term in free)
        found = sorted(filter(None, patterns), key=len, reverse=True)
        return re.compile("|".join(found)) if found else None

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words looked for that have one."""
        parts = (run for term in self.terms if not term.field for run in runs(term.text))
        return frozenset(stem(run.text) for run in parts if not run.cjk)

    @property
    def words(self) -> str:
        """The query in one spelling, so that the same question is counted once."""
        return " ".join(_folded(self.text).split())


def parse(text: str) -> Query:
    """Return ``text``, as a reader typed it, understood."""
    text = " ".join(text.replace("\0", " ").split())
    if not text:
        return Query(text, problem="empty")
    if len(text) > LONGEST:
        return Query(text, problem="long")
    terms = tuple(_terms(_folded(text)))
    if len(terms) > MOST_TERMS:
        return Query(text, problem="many")
    query = Query(text, terms)
    if not terms:
        return Query(text, problem="nothing")
    return query if query.wanted else Query(text, terms, problem="excluded")


def while_typing(text: str) -> Expression | None:
    """Return what asks for the words of ``text``, the last of which is still being typed."""
    chunks = _folded(text[:LONGEST]).replace('"', " ").split()[:MOST_TERMS]
    done = [expression for chunk in chunks[:-1] if (expression := asked_by_stem(chunk))]
    last = asked_while_typing(chunks[-1]) if chunks else None
    wanted = [*done, *([last] if last else [])]
    return every(wanted) if wanted else None


def _folded(text: str) -> str:
    return fold(text.translate(_QUOTES))


def _terms(folded: str) -> Iterator[Term]:
    for found in _TERM.finditer(folded):
        field = _FIELDS.get(found["field"] or "", "")
        quoted = found["phrase"] is not None
        text = found["phrase"] if quoted else found["word"]
        if field == YEAR and not re.fullmatch("[0-9]{4}", text):
            field, text = "", f"{found['field']}:{text}"
        term = Term(text.strip(), field, quoted, found["minus"] is not None, found[0])
        if _expression(term) is not None:
            yield term


def _expressions(terms: Iterator[Term], way: Asking = asked) -> Iterator[Expression]:
    for term in terms:
        expression = _expression(term, way)
        if expression is not None:
            yield expression


def _expression(term: Term, way: Asking = asked) -> Expression | None:
    if term.field:
        return Token(name(term.text), term.field) if name(term.text) else None
    return asked_exactly(term.text) if term.quoted else way(term.text)
