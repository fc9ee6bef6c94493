"""Typographic quotes: which way a straight quote turns.

Follows the rules of SmartyPants as "Typographic Symbols" of the syntax page names them. A
rule may look at the character before a quote, but only where that is still unread text.
"""

import re

from blog.markup.kramdown.construct import SpanConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser

_PUNCTUATION = r"[!\"#$%'()*+,\-./:;<=>?@\[\\\]^_`{|}~]"
_SPACE = r"[ \t\n\r\f\v]"
_WORD = "[A-Za-z0-9_]"

_RULES = re.compile(
    rf"""
    (?P<left_mark>["'])(?=[_*]{{1,2}}[^ \t\n\r\f\v])
    | (?P<right_mark>["'])(?={_PUNCTUATION}(?!\.\.)\B)
    | {_SPACE}?(?P<double_single>"')(?={_WORD})
    | {_SPACE}?(?P<single_double>'")(?={_WORD})
    | {_SPACE}?(?P<decade>')(?=[0-9][0-9]s)
    | {_SPACE}(?P<left_word>['"])(?={_WORD})
    | [^\ \\\t\r\n\[{{(-](?P<right_after>['"])
    | (?P<right_before>["'])(?={_SPACE}|s\b|\Z)
    | (?s:.?)(?P<left_single>')
    | (?s:.?)(?P<left_double>")
    """,
    re.X,
)
_QUOTES: dict[str, dict[str, tuple[str, ...]]] = {
    "left": {
        '"': ("ldquo",),
        "'": ("lsquo",),
        "\"'": ("ldquo", "lsquo"),
        "'\"": ("lsquo", "ldquo"),
    },
    "right": {'"': ("rdquo",), "'": ("rsquo",)},
}


def parse(parser: Parser, match: re.Match[str]) -> None:
    """Take the quote (or two of them) at the current position."""
    prefixed = parser.prefixed and parser.src[match.start() - 1] != "\\"
    take(parser, match.start() - prefixed, match.start())


def take(parser: Parser, start: int, text_from: int) -> None:
    """Apply the rules from ``start``; text from ``text_from`` on is still to be added."""
    match = _RULES.match(parser.src, start)
    if match is None or match.lastgroup is None:
        parser.tree.children.append(parser.src[text_from : start + 1])
        parser.pos = start + 1
        return
    at = match.start(match.lastgroup)
    if at > text_from:
        parser.tree.children.append(parser.src[text_from:at])
    side = "right" if match.lastgroup[0] == "r" or match.lastgroup == "decade" else "left"
    line = parser.line
    for name in _QUOTES[side][match[match.lastgroup]]:
        parser.tree.children.append(Element("smart_quote", name, line=line))
    parser.pos = match.end()


def take_with_prefix(parser: Parser) -> bool:
    """Take a character that began nothing together with the quote after it."""
    src, pos = parser.src, parser.pos
    if src[pos] == "\\" or src[pos + 1 : pos + 2] not in ('"', "'"):
        return False
    take(parser, pos, pos)
    return True


SMART_QUOTES = SpanConstruct(
    "smart_quotes", ('"', "'"), re.compile("[\"']"), parse, take_with_prefix
)
