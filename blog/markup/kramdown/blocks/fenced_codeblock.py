"""Code blocks between fences: tildes, and backticks in GFM."""

import re
from functools import lru_cache

from blog.markup.kramdown.construct import BlockConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import LINE_SPACE, NOT_SPACE

_INFO = re.compile(rf"{LINE_SPACE}*?(({NOT_SPACE}+?)(?:\?{NOT_SPACE}*)?)?{LINE_SPACE}*?\n")


@lru_cache(maxsize=64)
def _closing(fence: str, indent: str) -> re.Pattern[str]:
    return re.compile(rf"^{indent}{fence}{fence[-1]}*{LINE_SPACE}*\n", re.M)


def parse(parser: Parser, match: re.Match[str]) -> bool:
    """Take everything between a fence and the next that is at least as long."""
    fence = match["fence"]
    indent = " {0,3}" if match.re is FENCED_GFM.start else ""
    for length in range(len(fence), 2, -1):
        info = _INFO.match(parser.src, match.start("fence") + length)
        if info is None:
            continue
        closing = _closing(fence[:length], indent).search(parser.src, info.end())
        if closing is not None:
            _add(parser, info, closing)
            return True
    return False


def _add(parser: Parser, info: re.Match[str], closing: re.Match[str]) -> None:
    code = parser.src[info.end() : closing.start()]
    block = parser.add_block(Element("codeblock", code, line=parser.line))
    block.options["fenced"] = True
    parser.pos = closing.end()
    if info[1]:
        block.options["lang"] = info[1]
        block.attr["class"] = f"language-{info[2]}"


GFM_START = " {0,3}[~`]{3,}"
FENCED = BlockConstruct("codeblock_fenced", re.compile(r"(?P<fence>~{3,})"), parse)
FENCED_GFM = BlockConstruct("codeblock_fenced_gfm", re.compile(r" {0,3}(?P<fence>[~`]{3,})"), parse)
