"""Patterns of HTML tags and their attributes."""

import re

from blog.markup.kramdown.html.elements import KNOWN
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import NAME, SPACE

CDATA_START = "<![CDATA["
OPENING = (
    rf"<((?>{NAME})){SPACE}*"
    rf"((?>(?:{SPACE}+{NAME}(?:{SPACE}*={SPACE}*(?:\w+|\"[^\"]*\"|'[^']*'))?)*))"
    rf"{SPACE}*(/)?>"
)
OPENING_TAG = re.compile(OPENING)
CLOSING_TAG = re.compile(rf"</({NAME}){SPACE}*>")
_ATTRIBUTE = re.compile(rf"{SPACE}*({NAME})(?:{SPACE}*={SPACE}*(?:(\w+)|\"([^\"]*)\"|'([^']*)'))?")


def comment_end(parser: Parser, pos: int) -> int:
    """The end of a comment that begins at ``pos``; 0 where there is none."""
    return _end(parser, pos, "<!--", "-->")


def instruction_end(parser: Parser, pos: int) -> int:
    """The end of a processing instruction that begins at ``pos``; 0 where there is none."""
    return _end(parser, pos, "<?", "?>")


def cdata_end(parser: Parser, pos: int) -> int:
    """The end of a CDATA section that begins at ``pos``; 0 where none does, or none is known."""
    return _end(parser, pos, CDATA_START, "]]>") if parser.dialect.since_2_5 else 0


def _end(parser: Parser, pos: int, opening: str, closing: str) -> int:
    if not parser.src.startswith(opening, pos):
        return 0
    end = parser.find(closing, pos + len(opening))
    return 0 if end < 0 else end + len(closing)


def cdata_text(parser: Parser, pos: int, end: int) -> str:
    """The text of the CDATA section between two positions."""
    return parser.src[pos + len(CDATA_START) : end - 3]


def parse_attributes(parser: Parser, text: str, name: str, line: int) -> dict[str, str]:
    """The attributes written in ``text``; names in lower case for elements of HTML."""
    attr: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        key = match[1].lower() if name in KNOWN else match[1]
        if key in attr:
            parser.remark(f"Duplicate HTML attribute '{key}' - overwriting previous one", line)
        attr[key] = match[2] or match[3] or match[4] or ""
    return attr
