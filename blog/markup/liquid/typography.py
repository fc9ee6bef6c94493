"""Typographic quotes, dashes and dots, by the rules of SmartyPants as kramdown has them.

Blocks of HTML stay as they are, and so do tags and what an entity stands for.
"""

import html
import re
from collections.abc import Iterator

_BLOCKS = (
    "address|article|aside|blockquote|body|dd|details|div|dl|dt|fieldset|figcaption|figure|"
    "footer|form|h[1-6]|header|hr|iframe|li|main|nav|noscript|ol|p|pre|section|summary|table|"
    "tbody|td|tfoot|th|thead|tr|ul"
)
_HTML_BLOCK = re.compile(rf"^ {{0,3}}<(?P<tag>{_BLOCKS})\b[^>]*>", re.I | re.M)
_PUNCTUATION = r"[!\"#$%'()*+,\-./:;<=>?@\[\\\]^_`{|}~]"
_PARTS = re.compile(
    r"(?P<tag></?[a-zA-Z][^<>]{0,2000}>|<!--)"
    r"|(?P<entity>&(?:[a-zA-Z][a-zA-Z0-9]*|#[0-9]+|#[xX][0-9a-fA-F]+);)"
    r"|(?P<symbol>---|--|\.\.\.|\\<<|\\>>|<< | >>|<<|>>)"
    r"|(?P<quote>[\"'])|(?P<special>[<>&])",
    re.S,
)
_SYMBOLS = {
    "---": "—", "--": "–", "...": "…", "\\<<": "&lt;&lt;", "\\>>": "&gt;&gt;",
    "<< ": "«\u00a0", " >>": "\u00a0»", "<<": "«", ">>": "»",
}  # fmt: skip
_LEFT = {'"': "“", "'": "‘"}
_RIGHT = {'"': "”", "'": "’"}
_BEFORE_MARK = re.compile(r"[_*]{1,2}\S")
_BEFORE_PUNCTUATION = re.compile(rf"{_PUNCTUATION}(?!\.\.)\B", re.A)
_WORD = re.compile(r"\w", re.A)
_DECADE = re.compile(r"[0-9][0-9]s")
_END = re.compile(r"\s|s\b|\Z", re.A)
_OPENING = re.compile(r"[ \\\t\r\n\[{(-]|\Z")


def smartened(text: str) -> str:
    """Return ``text`` with its plain quotes, dashes and dots as a printer sets them."""
    return "".join(
        part if block else "".join(_inline(part)) for block, part in _blocks(text)
    ).removesuffix("\n")


def _blocks(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the parts of ``text`` with whether they are a block of HTML."""
    place = 0
    unclosed: set[str] = set()
    while match := _HTML_BLOCK.search(text, place):
        tag = match["tag"].lower()
        closing = None
        if tag not in unclosed:
            closing = re.compile(rf"</{tag}\s*>", re.I).search(text, match.end())
        if not closing:
            unclosed.add(tag)
        yield False, text[place : match.start()]
        place = closing.end() if closing else match.end()
        yield True, text[match.start() : place]
    yield False, text[place:]


def _inline(text: str) -> Iterator[str]:
    place = 0
    last_comment = text.rfind("-->")
    while match := _PARTS.search(text, place):
        yield text[place : match.start()]
        place = match.end()
        if match[0] == "<!--" and match.start() < last_comment:
            place = text.index("-->", place) + 3
            yield text[match.start() : place]
            continue
        if match["quote"]:
            quote, place = _quote(text, match.start())
            yield quote
        elif match["symbol"]:
            yield _SYMBOLS[match[0]]
        elif match["entity"]:
            yield html.escape(html.unescape(match[0]), quote=False)
        elif match["tag"] and not re.match(rf"</?(?:{_BLOCKS})\b", match[0], re.I):
            yield match[0]
        else:
            yield html.escape(match[0], quote=False)
    yield text[place:]


def _quote(text: str, at: int) -> tuple[str, int]:
    """Return the quote at ``at`` (or the two there) turned, and the place after it."""
    char, after = text[at], at + 1
    before = text[at - 1 : at] if at and text[at - 1] not in "\"'>" else ""
    if _BEFORE_MARK.match(text, after):
        return _LEFT[char], after
    if _BEFORE_PUNCTUATION.match(text, after) and text[after] not in "\"'":
        return _RIGHT[char], after
    pair = text[at : at + 2]
    if pair in ("\"'", "'\"") and _WORD.match(text, at + 2):
        return _LEFT[pair[0]] + _LEFT[pair[1]], at + 2
    if char == "'" and _DECADE.match(text, after):
        return "’", after
    if before.isspace() and _WORD.match(text, after):
        return _LEFT[char], after
    if not _OPENING.match(before) or _END.match(text, after):
        return _RIGHT[char], after
    return _LEFT[char], after
