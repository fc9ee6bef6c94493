"""The dialects: ordered tables of block and span constructs.

The order is the grammar: of several constructs that could begin at a place, the first one
takes it. The GFM parser's table is a variation of kramdown's.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from blog.markup.kramdown.blocks import definition_list, fenced_codeblock, header
from blog.markup.kramdown.blocks import list as list_block
from blog.markup.kramdown.blocks.abbreviation_definition import ABBREVIATION_DEFINITION
from blog.markup.kramdown.blocks.blank_line import BLANK_LINES
from blog.markup.kramdown.blocks.blockquote import BLOCKQUOTE
from blog.markup.kramdown.blocks.blockquote import START as QUOTE_START
from blog.markup.kramdown.blocks.codeblock import CODEBLOCK
from blog.markup.kramdown.blocks.definition_list import DEFINITION_LIST
from blog.markup.kramdown.blocks.eob import END_OF_BLOCK
from blog.markup.kramdown.blocks.extensions import BLOCK_EXTENSIONS
from blog.markup.kramdown.blocks.fenced_codeblock import FENCED, FENCED_GFM
from blog.markup.kramdown.blocks.footnote_definition import FOOTNOTE_DEFINITION
from blog.markup.kramdown.blocks.header import ATX, ATX_GFM, ATX_GFM_QUIRK, SETEXT
from blog.markup.kramdown.blocks.horizontal_rule import HORIZONTAL_RULE
from blog.markup.kramdown.blocks.html_block import HTML_BLOCK
from blog.markup.kramdown.blocks.link_definition import LINK_DEFINITION
from blog.markup.kramdown.blocks.list import LIST
from blog.markup.kramdown.blocks.math_block import MATH_BLOCK
from blog.markup.kramdown.blocks.paragraph import PARAGRAPH
from blog.markup.kramdown.blocks.table import TABLE
from blog.markup.kramdown.blocks.task_list import TASK_LIST
from blog.markup.kramdown.construct import (
    BlockConstruct,
    Dialect,
    SpanConstruct,
    SpanTable,
    block_table,
)
from blog.markup.kramdown.patterns import LAZY_END, lazy_lines
from blog.markup.kramdown.spans.autolink import AUTOLINK
from blog.markup.kramdown.spans.codespan import CODESPAN
from blog.markup.kramdown.spans.emoji import EMOJI
from blog.markup.kramdown.spans.emphasis import EMPHASIS
from blog.markup.kramdown.spans.entity import HTML_ENTITY
from blog.markup.kramdown.spans.escaped_character import ESCAPED_CHARACTER, ESCAPED_CHARACTER_GFM
from blog.markup.kramdown.spans.extensions import SPAN_EXTENSIONS
from blog.markup.kramdown.spans.footnote_marker import FOOTNOTE_MARKER
from blog.markup.kramdown.spans.html import SPAN_HTML
from blog.markup.kramdown.spans.line_break import LINE_BREAK
from blog.markup.kramdown.spans.link import LINK
from blog.markup.kramdown.spans.math import INLINE_MATH
from blog.markup.kramdown.spans.smart_quotes import SMART_QUOTES
from blog.markup.kramdown.spans.strikethrough import STRIKETHROUGH
from blog.markup.kramdown.spans.typographic_symbols import TYPOGRAPHIC_SYMBOLS

BLOCKS: tuple[BlockConstruct, ...] = (
    BLANK_LINES,
    CODEBLOCK,
    FENCED,
    BLOCKQUOTE,
    ATX,
    HORIZONTAL_RULE,
    LIST,
    DEFINITION_LIST,
    HTML_BLOCK,
    SETEXT,
    MATH_BLOCK,
    TABLE,
    FOOTNOTE_DEFINITION,
    LINK_DEFINITION,
    ABBREVIATION_DEFINITION,
    BLOCK_EXTENSIONS,
    END_OF_BLOCK,
    PARAGRAPH,
)
SPANS: tuple[SpanConstruct, ...] = (
    EMPHASIS,
    CODESPAN,
    AUTOLINK,
    SPAN_HTML,
    FOOTNOTE_MARKER,
    LINK,
    SMART_QUOTES,
    INLINE_MATH,
    SPAN_EXTENSIONS,
    HTML_ENTITY,
    TYPOGRAPHIC_SYMBOLS,
    LINE_BREAK,
    ESCAPED_CHARACTER,
)

_PARAGRAPH_END = rf"{LAZY_END}|{definition_list.START}"
_PARAGRAPH_END_GFM = "|".join(
    (
        LAZY_END,
        list_block.START,
        header.GFM_ATX_START,
        definition_list.START,
        QUOTE_START,
        fenced_codeblock.GFM_START,
    )
)
_PARAGRAPH = lazy_lines(f"(?:{_PARAGRAPH_END})")
_PARAGRAPH_GFM = lazy_lines(f"(?:{_PARAGRAPH_END_GFM})")


def _dialect(
    name: str,
    blocks: tuple[BlockConstruct, ...],
    spans: tuple[SpanConstruct, ...],
    paragraph_lines: re.Pattern[str],
    *,
    since_2_5: bool,
) -> Dialect:
    return Dialect(
        name,
        since_2_5=since_2_5,
        blocks=block_table(blocks),
        shallow_blocks=block_table((BLANK_LINES, PARAGRAPH)),
        paragraph_lines=paragraph_lines,
        spans=SpanTable(spans),
        code_spans=SpanTable((CODESPAN,)),
        html_spans=SpanTable((SPAN_HTML,)),
        code_and_html_spans=SpanTable((CODESPAN, SPAN_HTML)),
    )


KRAMDOWN = _dialect("kramdown", BLOCKS, SPANS, _PARAGRAPH, since_2_5=True)


@lru_cache(maxsize=16)
def _gfm(paragraph_end: bool, typographic: bool, hard_wrap: bool, emojis: bool) -> Dialect:
    exchanged = {
        FENCED: FENCED_GFM,
        ATX: ATX_GFM_QUIRK if paragraph_end else ATX_GFM,
        LIST: TASK_LIST,
    }
    left_out = set()
    if hard_wrap:
        left_out.add(LINE_BREAK)
    if not typographic:
        left_out.add(TYPOGRAPHIC_SYMBOLS)
    spans = [ESCAPED_CHARACTER_GFM if s is ESCAPED_CHARACTER else s for s in SPANS]
    spans = [*(s for s in spans if s not in left_out), STRIKETHROUGH]
    if emojis:
        spans.append(EMOJI)
    blocks = tuple(exchanged.get(block, block) for block in BLOCKS)
    lines = _PARAGRAPH_GFM if paragraph_end else _PARAGRAPH
    # Jekyll 4.3 runs the GFM parser on kramdown 2.4.
    return _dialect("GFM", blocks, tuple(spans), lines, since_2_5=False)


def dialect_for(options: Mapping[str, Any]) -> Dialect:
    """The dialect that the option ``input`` names, varied by the options of the GFM parser."""
    if options["input"] != "GFM":
        return KRAMDOWN
    quirks = options["gfm_quirks"]
    return _gfm(
        "paragraph_end" in quirks,
        "no_auto_typographic" not in quirks,
        bool(options["hard_wrap"]),
        bool(options["gfm_emojis"]),
    )
