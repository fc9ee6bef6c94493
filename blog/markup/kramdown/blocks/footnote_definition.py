"""Footnote definitions: ``[^name]: text`` and indented lines below.

Follows "Footnotes" of the syntax page.
"""

import re
from dataclasses import dataclass, field

from blog.markup.kramdown.blocks.codeblock import INDENTATION, INDENTED_LINES
from blog.markup.kramdown.construct import BlockConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import ID_NAME, LINE_SPACE, OPTIONAL_INDENT


@dataclass(slots=True)
class Footnote:
    """A footnote's blocks, the place of its definition and the markers found."""

    content: Element
    definition: Element
    markers: list[Element] = field(default_factory=list)


def parse(parser: Parser, match: re.Match[str]) -> bool:
    """Parse the blocks of a footnote and keep them; they are shown at its end."""
    line = parser.line
    parser.pos = match.end()
    name = match[1]
    content = Element("footnote_def", line=line)
    parser.parse_blocks(content, INDENTATION.sub("", match[2]), line)
    if name in parser.footnotes:
        parser.warn(f"Duplicate footnote name '{name}' - overwriting", line)
    marker = parser.add_block(Element("eob", "footnote_def"))
    parser.footnotes[name] = Footnote(content, marker)
    return True


FOOTNOTE_DEFINITION = BlockConstruct(
    "footnote_definition",
    re.compile(rf"{OPTIONAL_INDENT}\[\^({ID_NAME})\]:{LINE_SPACE}*?(.*?\n{INDENTED_LINES})"),
    parse,
)
