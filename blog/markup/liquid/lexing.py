"""Cutting a Liquid template into tokens, forgiving what Liquid would stop at.

A tag that is never closed, or one that the caller names as broken, becomes plain text, so
that the rest of the template still works.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from liquid.token import (
    TOKEN_CONTENT,
    TOKEN_EXPRESSION,
    TOKEN_OUTPUT,
    TOKEN_TAG,
    Token,
)

from blog.markup.liquid.loose import well_formed

_OPENING = re.compile(r"\{\{|\{%")
_TAG = re.compile(r"\{%-?\s*(?P<name>#|\w+)")
_END_RAW = re.compile(r"\{%-?\s*endraw\b[^%]{0,20}?(?P<trim>-?)%\}")
_KEYWORD = re.compile(
    r"(\"[^\"]*\"|'[^']*')|\.\s*(true|false|nil|null|empty|blank|and|or|contains|not|in|offset|limit|"
    r"reversed|cols|continue|with|for|as|if|else|required)(?![\w-])"
)
_LONGEST, _LONGEST_INCLUDE, _BRACKETS = 20_000, 100_000, 100
_EXPRESSIVE = frozenset(
    {"if", "elsif", "unless", "case", "when", "for", "tablerow", "assign", "cycle", "echo"}
)
_MUTE = re.compile(r"end\w+|else")
_COMMENT = re.compile(r"\{%-?\s*(?P<name>comment|endcomment)\b[^%]{0,20}?(?P<trim>-?)%\}")


def named(markup: str) -> str:
    """Return an expression in which a property may have the name of a keyword."""
    return _KEYWORD.sub(lambda match: match[1] or f'["{match[2]}"]', markup)


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag as it stands in the source; ``name`` is "" for an output."""

    name: str
    markup: str
    start: int
    inside: int
    end: int
    trims_before: bool
    trims_after: bool


@dataclass(slots=True)
class Lexer:
    """Yields the tokens of ``source``; ``broken`` are the places of tags to take as text.

    ``tags`` holds the extent and the name of every tag, "" for an output; ``unclosed`` the
    places of tags without an end, ``unknown`` the tags whose name is none of ``known``.
    """

    source: str
    broken: Collection[int] = ()
    known: Collection[str] | None = None
    tags: list[tuple[int, int, str]] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)
    unknown: list[tuple[int, int, str]] = field(default_factory=list)
    _place: int = 0
    _trim: bool = False
    _exhausted: set[str] = field(default_factory=set)

    def tokens(self) -> Iterator[Token]:
        """Yield the tokens of the whole source."""
        start = 0
        while opening := _OPENING.search(self.source, self._place):
            at = opening.start()
            tag = self._found(opening[0], at)
            if not tag:
                self.unclosed.append(at)
                self._place = at + 2
            elif at in self.broken or not self._is_known(tag):
                self.tags.append((at, tag.end, ""))
                self._place = tag.end
            else:
                yield from self._content(start, at, tag.trims_before)
                yield from self._tag(tag) if tag.name else self._output(tag)
                start = self._place
        yield from self._content(start, len(self.source), False)

    def _found(self, opening: str, at: int) -> _Tag | None:
        """Return the tag that begins at ``at``, None where it has no end or no name."""
        closing = "%}" if opening == "{%" else "}}"
        end = -1 if closing in self._exhausted else self.source.find(closing, at + 2)
        if end < 0:
            self._exhausted.add(closing)
            return None
        name = _TAG.match(self.source, at, end) if opening == "{%" else None
        if self._is_monstrous(at, end, name["name"] if name else ""):
            return None
        if opening == "{%" and not name:
            return None
        before = self.source[at + 2 : at + 3] == "-"
        after = end > at + 2 + before and self.source[end - 1] == "-"
        inside = name.end() if name else at + 2 + before
        raw = self.source[inside : end - after]
        inside += len(raw) - len(raw.lstrip())
        label = name["name"] if name else ""
        return _Tag(label, raw.strip(), at, inside, end + 2, before, after)

    def _is_monstrous(self, start: int, end: int, name: str) -> bool:
        """Say whether no person wrote this tag: it would take its parser too long."""
        if name.startswith("include"):  # it may bring whole paragraphs along
            return end - start > _LONGEST_INCLUDE
        brackets = max(self.source.count(mark, start, end) for mark in "([")
        return end - start > _LONGEST or brackets > _BRACKETS

    def _is_known(self, tag: _Tag) -> bool:
        if not tag.name or self.known is None or tag.name in self.known:
            return True
        self.unknown.append((tag.start, tag.end, tag.name))
        return False

    def _content(self, start: int, end: int, trim_end: bool) -> Iterator[Token]:
        text = self.source[start:end]
        if self._trim:
            text = text.lstrip()
            start = end - len(text)
        self._trim = False
        if trim_end:
            text = text.rstrip()
        if text:
            yield self._token(TOKEN_CONTENT, text, start)

    def _output(self, tag: _Tag) -> Iterator[Token]:
        self._passed(tag, "")
        yield self._token(TOKEN_OUTPUT, "", tag.start)
        yield self._token(TOKEN_EXPRESSION, named(tag.markup), tag.inside)

    def _tag(self, tag: _Tag) -> Iterator[Token]:
        if tag.name == "raw":
            yield from self._raw(tag)
            return
        if tag.name == "comment":
            yield from self._comment(tag)
            return
        self._passed(tag, tag.name)
        yield self._token(TOKEN_TAG, tag.name, tag.start)
        if tag.markup and not _MUTE.fullmatch(tag.name):
            markup = named(tag.markup) if tag.name in _EXPRESSIVE else tag.markup
            markup = well_formed(tag.name, markup)
            yield self._token(TOKEN_EXPRESSION, markup, tag.inside)

    def _raw(self, tag: _Tag) -> Iterator[Token]:
        end = None if "raw" in self._exhausted else _END_RAW.search(self.source, tag.end)
        self._passed(tag, "")
        if not end:
            self._exhausted.add("raw")
            self.unclosed.append(tag.start)
            yield self._token(TOKEN_CONTENT, self.source[tag.start : tag.end], tag.start)
            return
        if end.start() > tag.end:
            yield self._token(TOKEN_CONTENT, self.source[tag.end : end.start()], tag.end)
        self._place = end.end()  # what trims the text after it is the end of the opening tag

    def _comment(self, tag: _Tag) -> Iterator[Token]:
        end = None if "comment" in self._exhausted else self._end_of_comment(tag.end)
        self._passed(tag, "")
        if end:
            self._place = end.end()
            self._trim = bool(end["trim"])
            return
        self._exhausted.add("comment")
        self.unclosed.append(tag.start)
        yield self._token(TOKEN_CONTENT, self.source[tag.start : tag.end], tag.start)

    def _end_of_comment(self, start: int) -> re.Match[str] | None:
        """Return the tag that ends a comment, comments inside it counted."""
        depth = 1
        for match in _COMMENT.finditer(self.source, start):
            depth += 1 if match["name"] == "comment" else -1
            if not depth:
                return match
        return None

    def _passed(self, tag: _Tag, name: str) -> None:
        self.tags.append((tag.start, tag.end, name))
        self._place = tag.end
        self._trim = tag.trims_after

    def _token(self, kind: str, value: str, start: int) -> Token:
        return Token(kind, value, start, self.source)
