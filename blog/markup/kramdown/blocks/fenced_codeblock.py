"""Code blocks between fences: tildes, and backticks in GFM.

Follows "Fenced Code Blocks" and "Language of Code Blocks" of the syntax page.
"""

import re
from functools import lru_cache

from blog.markup.kramdown.construct import BlockConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import LINE_SPACE, NOT_SPACE

_INFO = re.compile(rf"{LINE_SPACE}*+(({NOT_SPACE}+?)(?:\?{NOT_SPACE}*)?)?{LINE_SPACE}*\n")


@lru_cache(maxsize=256)
def _closing(fence: str, indent: str) -> re.Pattern[str]:
    """The pattern of a closing fence at least as long as ``fence``."""
    return re.compile(rf"^{indent}({fence}{fence[-1]}*){LINE_SPACE}*\n", re.M)


def parse(parser: Parser, match: re.Match[str]) -> bool:
    """Take everything between a fence and the next that is at least as long.

    Where there is none, the end of the fence may be the name of the language: the longest
    part of the fence that some later line closes is the fence then.
    """
    fence = match["fence"]
    indent = " {0,3}" if match.re is FENCED_GFM.start else ""
    for length in _lengths(parser, fence, match.end(), indent):
        info = _INFO.match(parser.src, match.start("fence") + length)
        if info is None:
            continue
        closing = _closing(fence[:length], indent).search(parser.src, info.end())
        if closing is not None:
            _add(parser, info, closing)
            return True
    return False


def _lengths(parser: Parser, fence: str, end: int, indent: str) -> range:
    """The lengths of fences worth trying, the longest first."""
    longest, first = 0, fence[:3]
    key = ("fence", first)
    if _INFO.match(parser.src, end) is None and parser.src[end : end + 1] in (" ", "\t"):
        return range(0)
    if end >= parser.memo.get(key, len(parser.src)):
        return range(0)
    for closing in _closing(first, indent).finditer(parser.src, end):
        longest = max(longest, len(closing[1]))
        if longest >= len(fence):
            break
    if not longest:
        parser.memo[key] = end
    return range(min(len(fence), longest), max(2, min(len(fence), longest) - 8), -1)


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
