"""Patterns of HTML tags and their attributes."""

import re

from blog.markup.kramdown.html.elements import KNOWN
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import NAME, SPACE

COMMENT = re.compile(r"<!--(?s:.*?)-->")
INSTRUCTION = re.compile(r"<\?(?s:.*?)\?>")
CDATA = re.compile(r"<!\[CDATA\[((?s:.*?))\]\]>")
OPENING = (
    rf"<((?>{NAME})){SPACE}*"
    rf"((?>(?:{SPACE}+{NAME}(?:{SPACE}*={SPACE}*(?:\w+|\"[^\"]*\"|'[^']*'))?)*))"
    rf"{SPACE}*(/)?>"
)
OPENING_TAG = re.compile(OPENING)
CLOSING_TAG = re.compile(rf"</({NAME}){SPACE}*>")
_ATTRIBUTE = re.compile(rf"{SPACE}*({NAME})(?:{SPACE}*={SPACE}*(?:(\w+)|\"([^\"]*)\"|'([^']*)'))?")


def parse_attributes(parser: Parser, text: str, name: str, line: int) -> dict[str, str]:
    """The attributes written in ``text``; names in lower case for elements of HTML."""
    attr: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        key = match[1].lower() if name in KNOWN else match[1]
        if key in attr:
            parser.warn(f"Duplicate HTML attribute '{key}' - overwriting previous one", line)
        attr[key] = match[2] or match[3] or match[4] or ""
    return attr
