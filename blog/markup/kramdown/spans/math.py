"""Math in text: TeX between two pairs of dollar signs.

Follows "Math Blocks" of the syntax page, which speaks of math in text as well.
"""

import re

from blog.markup.kramdown.construct import SpanConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import BLANKS


def parse(parser: Parser, match: re.Match[str]) -> bool:
    """Take the math without the blanks around it."""
    end = parser.find("$$", match.end())
    if end < 0:
        return False
    value = parser.src[match.end() : end].strip(BLANKS)
    math = Element("math", value, line=parser.line, options={"category": "span"})
    parser.tree.children.append(math)
    parser.pos = end + 2
    return True


INLINE_MATH = SpanConstruct("inline_math", (r"\$",), re.compile(r"\$\$"), parse)
