"""Code spans between backticks.

Follows "Code Spans" of the syntax page.
"""

import re

from blog.markup.kramdown.construct import SpanConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser

_BLANKS = frozenset(" \t\n\r\f\v")


def parse(parser: Parser, match: re.Match[str]) -> None:
    """Take code up to the same number of backticks, or the backticks as text."""
    src, end, ticks = parser.src, match.end(), match[0]
    close = -1
    if not _stands_alone(src, match):
        close = parser.find(ticks, end)
    if close < 0:
        parser.tree.children.append(ticks)
        parser.pos = end
        return
    code = src[end:close]
    if len(ticks) > 1:
        code = code.removeprefix(" ").removesuffix(" ")
    element = Element("codespan", code, line=parser.line)
    parser.tree.children.append(element)
    parser.pos = close + len(ticks)


def _stands_alone(src: str, match: re.Match[str]) -> bool:
    """Whether a single backtick has white space (or a boundary) on both sides."""
    start, end = match.span()
    if end - start > 1:
        return False
    return (start == 0 or src[start - 1] in _BLANKS) and src[end : end + 1] in _BLANKS


CODESPAN = SpanConstruct("codespan", ("`",), re.compile("`+"), parse)
