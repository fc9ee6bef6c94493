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

_OPENING = re.compile(r"\{\{|\{%")
_TAG = re.compile(r"\{%(-?)\s*(?P<name>#|\w+)\s*(?P<markup>.*?)\s*(?P<trim>-?)%\}", re.S)
_OUTPUT = re.compile(r"\{\{(-?)\s*(?P<markup>.*?)\s*(?P<trim>-?)\}\}", re.S)
_END_RAW = re.compile(r"\{%-?\s*endraw\b.*?(?P<trim>-?)%\}", re.S)
_KEYWORD = re.compile(
    r"(\"[^\"]*\"|'[^']*')|\.\s*(true|false|nil|null|empty|blank|and|or|contains|not|in|offset|limit|"
    r"reversed|cols|continue|with|for|as|if|else|required)(?![\w-])"
)
_EXPRESSIVE = frozenset(
    {"if", "elsif", "unless", "case", "when", "for", "tablerow", "assign", "cycle", "echo"}
)
_COMMENT = re.compile(r"\{%-?\s*(?P<name>comment|endcomment)\b.*?(?P<trim>-?)%\}", re.S)


def named(markup: str) -> str:
    """Return an expression in which a property may have the name of a keyword."""
    return _KEYWORD.sub(lambda match: match[1] or f'["{match[2]}"]', markup)


@dataclass(slots=True)
class Lexer:
    """Yields the tokens of ``source``; ``broken`` are the places of tags to take as text.

    ``tags`` holds the extent and the name of every tag, "" for an output; ``unclosed`` the
    places of tags without an end.
    """

    source: str
    broken: Collection[int] = ()
    tags: list[tuple[int, int, str]] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)
    _place: int = 0
    _trim: bool = False

    def tokens(self) -> Iterator[Token]:
        """Yield the tokens of the whole source."""
        start = 0
        while opening := _OPENING.search(self.source, self._place):
            at = opening.start()
            match = (_TAG if opening[0] == "{%" else _OUTPUT).match(self.source, at)
            if not match or at in self.broken:
                if not match:
                    self.unclosed.append(at)
                self._place = match.end() if match else at + 2
                if match:
                    self.tags.append((at, match.end(), ""))
                continue
            yield from self._content(start, at, bool(match[1]))
            yield from self._tag(match) if opening[0] == "{%" else self._output(match)
            start = self._place
        yield from self._content(start, len(self.source), False)

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

    def _output(self, match: re.Match[str]) -> Iterator[Token]:
        self._passed(match, "")
        yield self._token(TOKEN_OUTPUT, match[0], match.start())
        yield self._token(TOKEN_EXPRESSION, named(match["markup"]), match.start("markup"))

    def _tag(self, match: re.Match[str]) -> Iterator[Token]:
        name = match["name"]
        if name == "raw":
            yield from self._raw(match)
            return
        if name == "comment" and (end := self._end_of_comment(match.end())):
            self._passed(match, "")
            self._place = end.end()
            self._trim = bool(end["trim"])
            return
        self._passed(match, name)
        yield self._token(TOKEN_TAG, name, match.start("name"))
        if match["markup"]:
            markup = named(match["markup"]) if name in _EXPRESSIVE else match["markup"]
            yield self._token(TOKEN_EXPRESSION, markup, match.start("markup"))

    def _raw(self, match: re.Match[str]) -> Iterator[Token]:
        end = _END_RAW.search(self.source, match.end())
        if not end:
            self.unclosed.append(match.start())
            self._passed(match, "")
            yield self._token(TOKEN_CONTENT, match[0], match.start())
            return
        self._passed(match, "")
        if end.start() > match.end():
            text = self.source[match.end() : end.start()]
            yield self._token(TOKEN_CONTENT, text, match.end())
        self._place = end.end()
        self._trim = bool(end["trim"])

    def _end_of_comment(self, start: int) -> re.Match[str] | None:
        """Return the tag that ends a comment, comments inside it counted."""
        depth = 1
        for match in _COMMENT.finditer(self.source, start):
            depth += 1 if match["name"] == "comment" else -1
            if not depth:
                return match
        return None

    def _passed(self, match: re.Match[str], name: str) -> None:
        self.tags.append((match.start(), match.end(), name))
        self._place = match.end()
        self._trim = bool(match["trim"])

    def _token(self, kind: str, value: str, start: int) -> Token:
        return Token(kind, value, start, self.source)
