"""Hard line breaks: two blanks or two backslashes at the end of a line.

Follows "Paragraphs" of the syntax page.
"""

import re

from blog.markup.kramdown.construct import SpanConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser


def parse(parser: Parser, match: re.Match[str]) -> None:
    """Take the break; the end of the line stays."""
    parser.tree.children.append(Element("br", line=parser.line))
    parser.pos = match.end()


LINE_BREAK = SpanConstruct("line_break", ("  \n", r"\\"), re.compile(r"(?:  |\\\\)(?=\n)"), parse)
