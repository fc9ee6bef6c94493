"""Characters escaped with a backslash.

Follows "Automatic and Manual Escaping" of the syntax page.
"""

import re

from blog.markup.kramdown.construct import SpanConstruct
from blog.markup.kramdown.parser import Parser

ESCAPED = re.compile(r"\\([\\.*_+`<>()\[\]{}#!:|\"'$=-])")


def parse(parser: Parser, match: re.Match[str]) -> None:
    """Take the character as text."""
    parser.tree.children.append(match[1])
    parser.pos = match.end()


ESCAPED_CHARACTER = SpanConstruct("escaped_chars", (r"\\",), ESCAPED, parse)
ESCAPED_CHARACTER_GFM = SpanConstruct(
    "escaped_chars_gfm", (r"\\",), re.compile(r"\\([\\.*_+`<>()\[\]{}#!:|\"'$=\-~])"), parse
)
