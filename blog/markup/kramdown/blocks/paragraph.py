"""Paragraphs: what no other block has taken.

Follows "Paragraphs" of the syntax page, and the quirk paragraph_end of the GFM parser.
"""

import re

from blog.markup.kramdown.construct import BlockConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import BLANKS, OPTIONAL_INDENT


def parse(parser: Parser, _match: re.Match[str]) -> bool:
    """Take lines until the dialect says that a paragraph ends.

    Lines right after a paragraph (which another construct might have taken but did not)
    belong to it; a hard line break before them stays one.
    """
    start, line = parser.pos, parser.line
    end = _last_position(parser, start)
    text = parser.src[start:end].rstrip(BLANKS)
    children = parser.tree.children
    parser.pos = end
    if children and children[-1].type == "p":
        _continue(parser, children[-1], text, start)
    else:
        paragraph = parser.add_block(Element("p", line=line))
        paragraph.append_text(text.lstrip(BLANKS), "raw_text")
    return True


def _last_position(parser: Parser, start: int) -> int:
    lines = parser.dialect.paragraph_lines.match(parser.src, start)
    return lines.end() if lines else len(parser.src)


def _continue(parser: Parser, paragraph: Element, text: str, start: int) -> None:
    last = paragraph.children[-1] if paragraph.children else None
    if last is not None and last.type == "raw_text":
        joiner = "  \n" if parser.src[max(start - 3, 0) : start] == "  \n" else "\n"
        last.value += joiner + text
    else:
        paragraph.append_text(text, "raw_text")


PARAGRAPH = BlockConstruct("paragraph", re.compile(rf"{OPTIONAL_INDENT}[^ \t].*?\n"), parse)
