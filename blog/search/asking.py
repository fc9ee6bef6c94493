"""One chunk of a query as an expression, and as a pattern that marks it in a text."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from blog.search.expressions import Expression, Token, either, every
from blog.search.hangul import (
    initials,
    is_consonant,
    loosened,
    split_clusters,
    still_typed,
    syllables_of,
)
from blog.search.particles import without_sure_particle
from blog.search.words import (
    Run,
    consonants_split,
    grams,
    has_consonants,
    neighbours,
    runs,
    stem,
    whole,
)

# Korean leaves or omits blanks in compounds: 애플실리콘 may stand as 애플 실리콘. A part has two
# syllables at least, or every word would be found across the gap of two others.
_SHORTEST_PART, _LONGEST_COMPOUND = 2, 8
_BETWEEN = r"[\W_]{0,3}"


def asked(chunk: str) -> Expression | None:
    """Return what asks for a folded ``chunk`` without blanks; None where it has no letters."""
    return _in_a_row(_runs(chunk), _word)


def asked_by_stem(chunk: str) -> Expression | None:
    """Return what asks for a folded ``chunk`` whatever particle stands behind it."""
    return _in_a_row(without_sure_particle(_runs(chunk)), _word)


def _runs(chunk: str) -> list[Run]:
    """Return the runs of ``chunk``; a dot counts at its begin alone: node.js is node js."""
    return [run if not place else Run(run.bare, run.cjk) for place, run in enumerate(runs(chunk))]


def asked_as_written(chunk: str) -> Expression | None:
    """Return what asks for a folded ``chunk`` in its own form, not another of its stem."""
    return _in_a_row(_runs(chunk), _as_written)


def asked_exactly(phrase: str) -> Expression | None:
    """Return what asks for the words of a folded ``phrase`` as written and in a row."""

    def word(run: Run) -> Expression:
        return every(_syllables(run.text)) if run.cjk else Token(whole(run.text))

    return _in_a_row(_runs(phrase), word)


def asked_while_typing(chunk: str) -> Expression | None:
    """Return what asks for a folded ``chunk`` whose end is still being typed."""
    parts = _runs(chunk)

    if not parts:
        return None
    # The neighbour is not known before the end is.
    unfinished = every([*map(_word, parts[:-1]), _unfinished(parts[-1])])
    bare = without_sure_particle(parts)
    ways = [unfinished, _in_a_row(bare, _word) if bare != parts else None]
    return either(way for way in ways if way)


def _in_a_row(parts: list[Run], word: Callable[[Run], Expression]) -> Expression | None:
    rows = (Token(neighbours(*two)) for two in pairwise(parts) if _are_written(*two))
    return every([*map(word, parts), *rows]) if parts else None


def _are_written(left: Run, right: Run) -> bool:
    """Whether texts hold both as they stand: a consonant stands for any syllable of it."""
    return not (is_consonant(left.text[-1]) or is_consonant(right.text[0]))


def _word(run: Run) -> Expression:
    if run.cjk:
        return either([every(_syllables(run.text)), *_with_a_gap(run.text)])
    return Token(stem(run.text) if run.text == run.bare else whole(run.text))


def _as_written(run: Run) -> Expression:
    return _word(run) if run.cjk else Token(whole(run.text))


def _syllables(text: str) -> Iterable[Token]:
    """Return the tokens of a run of syllables, some of whose initials may stand alone."""
    if not has_consonants(text):
        return map(Token, grams(text))
    by_sound = [gram for part in initials(text).split() for gram in grams(part)]
    parts = consonants_split(split_clusters(text))
    written = (gram for part in parts if not has_consonants(part) for gram in grams(part))
    half_typed = (a[-1] + b[0] for a, b in pairwise(parts) if has_consonants(b))
    return map(Token, [*by_sound, *written, *half_typed])


def _with_a_gap(text: str) -> Iterator[Expression]:
    if has_consonants(text) or len(text) > _LONGEST_COMPOUND:
        return
    for place in range(_SHORTEST_PART, len(text) - _SHORTEST_PART + 1):
        left, right = Run(text[:place], cjk=True), Run(text[place:], cjk=True)
        parts = [*grams(left.text), neighbours(left, right), *grams(right.text)]
        yield every(map(Token, parts))


def _unfinished(run: Run) -> Expression:
    if not run.cjk:
        return either([Token(stem(run.bare)), Token(run.bare.translate(_NO_SIGNS), prefix=True)])
    loose = loosened(run.text)
    if has_consonants(loose):  # 알리밥 may become 알리바바
        return either([every(_syllables(run.text)), every(_syllables(loose))])
    *done, last = grams(run.text)
    ends = either(Token(last[:-1] + end) for end in still_typed(last[-1]))
    return every([*map(Token, done), ends])


_NO_SIGNS = str.maketrans("", "", "'+#")


def pattern(chunk: str, *, by_stem: bool = False) -> str:
    """Return a regular expression that finds a folded ``chunk`` or phrase in folded text; with
    ``by_stem`` it does without the particle at its end.
    """
    parts = _runs(chunk)
    if by_stem and (bare := without_sure_particle(parts)) != parts:
        particle = parts[-1].text.removeprefix(bare[-1].text if len(bare) == len(parts) else "")
        return f"{_BETWEEN.join(map(_run_pattern, bare))}(?:{particle})?"
    return _BETWEEN.join(map(_run_pattern, parts))


def _run_pattern(run: Run) -> str:
    if run.cjk:
        gap = r"\s?" if len(run.text) >= 2 * _SHORTEST_PART else ""
        return gap.join(map(_letter_pattern, split_clusters(run.text)))
    stemmed = stem(run.bare)
    begin = stemmed[:-1] if len(stemmed) > 3 and stemmed.endswith("i") else stemmed
    if run.text != run.bare or not run.text.startswith(begin):
        return re.escape(run.text)
    end = "[a-z']*" if run.text[-1].isalpha() else re.escape(run.text[len(begin) :])
    return rf"(?<![^\W_]){re.escape(begin)}{end}"


def _letter_pattern(letter: str) -> str:
    if is_consonant(letter):
        return f"[{letter}{syllables_of(letter)}]"
    return re.escape(letter)
