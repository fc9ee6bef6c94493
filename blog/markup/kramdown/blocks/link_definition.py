"""Link definitions: ``[id]: address "title"``.

Follows "Link Definitions" of the syntax page.
"""

import re
from typing import NamedTuple

from blog.markup.kramdown.construct import BlockConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import BLANKS, OPTIONAL_INDENT, SPACE

_SPACES = re.compile(rf"{SPACE}+")
_BLANK_AND_QUOTE = re.compile(r"[ \t]([\"'])")
_TITLE = re.compile(r"[ \t]+([\"'])(.+)\1[ \t]*\n")
_TITLE_BELOW = re.compile(r"[ \t]*\n[ \t]*([\"'])(.+)\1[ \t]*\n")
_END = re.compile(r"[ \t]*\n")


def normalised_id(identifier: str) -> str:
    """The form under which a link id is looked up."""
    return _SPACES.sub(" ", identifier).lower()


def parse(parser: Parser, match: re.Match[str]) -> bool:
    """Keep the definition; the last of several with one id wins."""
    found = _pointed(parser.src, match.end()) or _bare(parser.src, match.end())
    if found is None:
        return False
    line = parser.line
    parser.pos = found.end
    identifier = normalised_id(match[1])
    if identifier in parser.link_definitions:
        parser.remark(f"Duplicate link ID '{identifier}' - overwriting", line)
    marker = parser.add_block(Element("eob", "link_def"))
    parser.link_definitions[identifier] = (found.address, found.title, marker)
    return True


class _Target(NamedTuple):
    address: str
    title: str | None
    end: int


def _pointed(src: str, start: int) -> _Target | None:
    """An address between angle brackets and what follows it."""
    if not src.startswith("<", start):
        return None
    end_of_line = src.index("\n", start)
    close = src.find(">", start, end_of_line)
    while close >= 0:
        for pattern in (_TITLE, _TITLE_BELOW, _END):
            if rest := pattern.match(src, close + 1):
                title = rest[2] if pattern is not _END else None
                return _Target(src[start + 1 : close], title, rest.end())
        close = src.find(">", close + 1, end_of_line)
    return None


def _bare(src: str, start: int) -> _Target | None:
    """An address up to a title or to the end of its line."""
    end_of_line = src.index("\n", start)
    text = src[start:end_of_line].rstrip(" \t")
    if not text.strip(BLANKS):
        return None
    quote = _first_quote(text)
    if quote is not None:
        address, end = text[: quote.start()].rstrip(" \t"), end_of_line + 1
        title: str | None = text[quote.end() : -1]
    else:
        below = _TITLE_BELOW.match(src, end_of_line)
        address, title = text, below[2] if below else None
        end = below.end() if below else end_of_line + 1
    return None if _BLANK_AND_QUOTE.search(address) else _Target(address, title, end)


def _first_quote(text: str) -> re.Match[str] | None:
    """The first quote after a blank that is closed at the end of the line."""
    if text[-1] not in "\"'":
        return None
    for match in _BLANK_AND_QUOTE.finditer(text, 1):
        if match[1] == text[-1] and match.end() < len(text) - 1:
            return match
    return None


LINK_DEFINITION = BlockConstruct(
    "link_definition", re.compile(rf"{OPTIONAL_INDENT}\[([^\n\]]+)\]:[ \t]*"), parse
)
