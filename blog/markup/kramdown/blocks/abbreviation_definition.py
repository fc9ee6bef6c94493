"""Abbreviations: ``*[HTML]: its meaning``, and their marking in text.

Follows "Abbreviations" of the syntax page.
"""

import re

from blog.markup.kramdown.construct import BlockConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import BLANKS, OPTIONAL_INDENT

_SPACES = re.compile(r"[ \t\n\r\f\v\u00a0]+")


def parse(parser: Parser, match: re.Match[str]) -> bool:
    """Keep the definition; the last of several wins."""
    line = parser.line
    parser.pos = match.end()
    name = normalised(match[1]) if parser.dialect.since_2_5 else match[1]
    if name in parser.abbreviations:
        parser.remark(f"Duplicate abbreviation ID '{name}' - overwriting", line)
    marker = parser.add_block(Element("eob", "abbrev_def"))
    parser.abbreviations[name] = (match[2].strip(BLANKS), marker)
    return True


def normalised(name: str) -> str:
    """The form under which an abbreviation is looked up."""
    return _SPACES.sub(" ", name)


ABBREVIATION_DEFINITION = BlockConstruct(
    "abbrev_definition", re.compile(rf"{OPTIONAL_INDENT}\*\[(.+?)\]:(.*?)\n"), parse
)
