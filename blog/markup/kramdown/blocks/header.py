"""Headers: underlined (setext) and with number signs (atx).

Follows "Headers" and "Specifying a Header ID" of the syntax page.
"""

import re

from blog.markup.kramdown.blocks.boundary import after_boundary
from blog.markup.kramdown.construct import BlockConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import BLANKS, OPTIONAL_INDENT

_NAME_START = (
    ":A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_HEADER_ID = re.compile(
    rf"[\t ]\{{#([{_NAME_START}][{_NAME_START}\-.0-9\u00b7\u0300-\u036f\u203f-\u2040]*)\}}\Z"
)
_CLOSING = re.compile(r"(?<!\\)#+\Z")
_CLOSING_GFM = re.compile(r"[\t ]#+\Z")


def _contents(text: str) -> tuple[str, str | None]:
    """The text of a header and the id written behind it."""
    text = text.rstrip(BLANKS)
    match = _HEADER_ID.search(text)
    if match is None:
        return text, None
    return text[: match.start()].rstrip(BLANKS), match[1]


def _add(
    parser: Parser, match: re.Match[str], level: int, text: str, identifier: str | None
) -> bool:
    if not text:
        return False
    line = parser.line
    parser.pos = match.end()
    header = Element("header", line=line, options={"level": level, "raw_text": text})
    parser.add_block(header)
    header.append_text(text, "raw_text")
    if identifier:
        header.attr["id"] = identifier
    return True


def parse_setext(parser: Parser, match: re.Match[str]) -> bool:
    """Take a line of text underlined with = (level 1) or - (level 2)."""
    if not after_boundary(parser):
        return False
    text, identifier = _contents(match[1])
    return _add(parser, match, 2 if match[2] == "-" else 1, text, identifier)


def parse_atx(parser: Parser, match: re.Match[str]) -> bool:
    """Take a line that begins with one to six number signs, after a block boundary."""
    return after_boundary(parser) and _parse_atx(parser, match, _CLOSING)


def parse_atx_anywhere(parser: Parser, match: re.Match[str]) -> bool:
    """The GFM parser's way: no boundary needed, closing signs only after a blank."""
    return _parse_atx(parser, match, _CLOSING_GFM)


def _parse_atx(parser: Parser, match: re.Match[str], closing: re.Pattern[str]) -> bool:
    text, identifier = _contents(match[2])
    if found := closing.search(text):
        text = text[: found.start()].rstrip(BLANKS)
    return _add(parser, match, len(match[1]), text, identifier)


GFM_ATX_START = r"(?:#{1,6})[\t ]+.*\n"

SETEXT = BlockConstruct(
    "setext_header",
    re.compile(rf"{OPTIONAL_INDENT}([^ \t].*)\n([-=])[-=]*[ \t\r\f\v]*\n"),
    parse_setext,
)
ATX = BlockConstruct("atx_header", re.compile(r"(#{1,6})[\t ]*([^ \t].*)\n"), parse_atx)
ATX_GFM = BlockConstruct("atx_header_gfm", re.compile(r"(#{1,6})[\t ]+(.*)\n"), parse_atx)
ATX_GFM_QUIRK = BlockConstruct(
    "atx_header_gfm_quirk", re.compile(r"(#{1,6})[\t ]+(.*)\n"), parse_atx_anywhere
)
