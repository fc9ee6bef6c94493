"""What lists and definition lists have in common: reading the lines of an item.

Follows "Lists" of the syntax page: the column at which an item's text begins decides
which of the lines below belong to it.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from blog.markup.kramdown.attributes import AttributeList
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import (
    BLANKS,
    IAL,
    ID_NAME,
    LAZY_HTML_START,
    LAZY_HTML_STOP,
    LIST_TEXT,
    NOT_SPACE,
    SPACE,
)

_IAL = rf"{SPACE}*(?:\{{:(?!(?:{ID_NAME})?:|/)({LIST_TEXT})\}}){SPACE}*"
_ITEM_IAL = re.compile(_IAL)
_ONLY_IAL = re.compile(rf"(?:{_IAL})?{SPACE}*\n")
_LEADING_TABS = re.compile(r"( *)(\t+)")
_SPACES = re.compile(" *")

TAIL = r"[\t| ].*?\n"
UNORDERED = "[+*-]"
ORDERED = "[0-9]+\\."
DEFINITION = ":"


class ItemLines(NamedTuple):
    """Patterns of the lines that belong to an item whose text begins at a column."""

    content: re.Pattern[str]
    lazy: re.Pattern[str]
    indent: str


@lru_cache(maxsize=256)
def item_lines(column: int) -> ItemLines:
    """The patterns for an item whose text begins at ``column``."""
    tabs, spaces = divmod(column, 4)
    unit = r"(?:\t| {4})"
    content = rf"(?:{unit}{{{tabs}}} {{{spaces}}}|{unit}{{{tabs + 1}}}).*{NOT_SPACE}.*\n"
    ends = rf"(?:{IAL}|{LAZY_HTML_STOP}|{LAZY_HTML_START})"
    lazy = rf"(?! {{0,{min(column, 3)}}}{ends}).*{NOT_SPACE}.*\n"
    return ItemLines(re.compile(content), re.compile(lazy), " " * column)


@lru_cache(maxsize=64)
def item_start(marker: str, indent: int) -> re.Pattern[str]:
    """The pattern of an item's first line, its marker indented by at most ``indent``."""
    return re.compile(rf"( {{0,{indent}}}{marker})({TAIL})")


def next_start(marker: str, column: int) -> re.Pattern[str]:
    """The pattern of the next item of a list whose text begins at ``column``."""
    return item_start(marker, column - 1 if column in (1, 2, 3) else 3)


def first_line(parser: Parser, match: re.Match[str], ial: AttributeList) -> tuple[str, int]:
    """The text of an item's first line, its attribute list read, and its column."""
    column, content = len(match[1]), match[2]
    if _ONLY_IAL.match(content):
        column = 4
    else:
        while tabs := _LEADING_TABS.match(content):
            content = _tabs_expanded(tabs, column) + content[tabs.end() :]
        column += _SPACES.match(content).end()  # type: ignore[union-attr]
    return without_ial(parser, content.lstrip(BLANKS), ial), column


def without_ial(parser: Parser, text: str, ial: AttributeList) -> str:
    """``text`` without the attribute list at its head, which is read into ``ial``."""
    if found := _ITEM_IAL.match(text):
        parser.parse_attribute_list(found[1], ial)
        return text[found.end() :]
    return text


def _tabs_expanded(match: re.Match[str], column: int) -> str:
    spaces, tabs = len(match[1]), len(match[2])
    return " " * (spaces + 4 - (spaces + column) % 4 + (tabs - 1) * 4)


def without_indent(line: str, indent: str) -> tuple[str, bool]:
    """``line`` with its tabs expanded and ``indent`` removed, and whether it was there."""
    if line[0] == "\t":
        text = line.lstrip("\t")
        line = "    " * (len(line) - len(text)) + text
    if line.startswith(indent):
        return line[len(indent) :], True
    return line, False


def next_line(parser: Parser, lines: ItemLines, after_blank: bool) -> str | None:
    """Take a line that belongs to the item: indented, or lazily after another line."""
    match = lines.content.match(parser.src, parser.pos)
    if match is None and not after_blank:
        match = lines.lazy.match(parser.src, parser.pos)
    if match is None:
        return None
    parser.pos = match.end()
    return match[0]
