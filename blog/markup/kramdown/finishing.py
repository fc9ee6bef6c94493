"""What happens to the tree of blocks once it is complete.

The text of blocks is parsed for spans, attribute lists reach their elements, abbreviations
are marked; the GFM parser then breaks lines and gives headers their ids.
"""

import re
from collections.abc import Container
from itertools import pairwise

from blog.markup.kramdown.blocks.abbreviation_definition import normalised
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.entities import entity
from blog.markup.kramdown.ids import IdMaker
from blog.markup.kramdown.parser import Parser

_PLAIN_TEXT = frozenset({"text"})
_GFM_TEXT = frozenset({"text", "codespan", "math"})
_GUILLEMETS = {"laquo_space": "«\u00a0", "raquo_space": "\u00a0»"}


def finish(parser: Parser) -> None:
    """Turn the tree of blocks into the complete tree."""
    parse_texts(parser, parser.root)
    marker = _abbreviation_pattern(parser)
    if marker:
        mark_abbreviations(parser.root, marker, parser.abbreviations)
    for footnote in parser.footnotes.values():
        parse_texts(parser, footnote.content)
        if marker:
            mark_abbreviations(footnote.content, marker, parser.abbreviations)
    _report_unused_footnotes(parser)
    if parser.dialect.name == "GFM":
        _finish_gfm(parser)


def parse_texts(parser: Parser, element: Element) -> None:
    """Parse the text of all blocks below ``element`` and apply their attribute lists."""
    children: list[Element] = []
    for child in element.children:
        kind = child.type
        if kind == "raw_text":
            children.extend(_spans(parser, child, element))
        elif kind == "eob":
            if "ial" in child.options:
                parser.apply_list(child.attr, child.options["ial"])
        elif kind == "blank":
            if children and children[-1].type == "blank":
                children[-1].value += child.value
            else:
                children.append(child)
        else:
            _finish_block(parser, child)
            children.append(child)
    element.children = children


def _spans(parser: Parser, text: Element, block: Element) -> list[Element]:
    saved = parser.enter(text.value, text.line or block.line)
    parser.open = 0
    parser.tree = parser.root
    parser.parse_spans(text)
    parser.leave(saved)
    return text.children


def _finish_block(parser: Parser, block: Element) -> None:
    if block.children:
        parse_texts(parser, block)
    ial = block.options.get("ial")
    if ial:
        parser.apply_list(block.attr, ial)
    strips = block.type == "header" and (
        parser.options["auto_id_stripping"] or parser.dialect.name == "GFM"
    )
    if block.type == "dt" or strips:
        block.options["raw_text"] = plain_text(block, parser.dialect.name == "GFM")


def plain_text(element: Element, as_gfm: bool) -> str:
    """The text of an element without markup; for GFM with code, math and symbols."""
    if element.type in (_GFM_TEXT if as_gfm else _PLAIN_TEXT):
        return element.value
    if as_gfm and element.type == "entity":
        return element.value.character or ""
    if as_gfm and element.type in ("smart_quote", "typographic_sym"):
        return _GUILLEMETS.get(element.value) or entity(element.value).character or ""
    return "".join(plain_text(child, as_gfm) for child in element.children)


def _report_unused_footnotes(parser: Parser) -> None:
    for name, footnote in parser.footnotes.items():
        if not footnote.markers:
            message = f"Footnote definition for '{name}' is unreferenced - ignoring"
            parser.warn(message, footnote.content.line)


# -- abbreviations ---------------------------------------------------------------------


def _abbreviation_pattern(parser: Parser) -> re.Pattern[str] | None:
    """A pattern of all abbreviations at word boundaries, the longest first."""
    if not parser.abbreviations:
        return None
    names = sorted(parser.abbreviations, key=len, reverse=True)
    spaces = r"[ \t\n\r\f\v\u00a0]+" if parser.dialect.since_2_5 else " "
    choices = "|".join(spaces.join(map(re.escape, name.split(" "))) for name in names)
    return re.compile(rf"(?<![A-Za-z0-9_])({choices})(?![A-Za-z0-9_])")


def mark_abbreviations(element: Element, pattern: re.Pattern[str], names: Container[str]) -> None:
    """Split the texts below ``element`` around the abbreviations in them."""
    if element.options.get("content_model") == "raw":
        for child in element.children:
            mark_abbreviations(child, pattern, names)
        return
    children: list[Element] = []
    for child in element.children:
        if child.type == "text":
            children.extend(_split_text(child, pattern, names))
        else:
            if child.children:
                mark_abbreviations(child, pattern, names)
            children.append(child)
    element.children = children


def _split_text(text: Element, pattern: re.Pattern[str], names: Container[str]) -> list[Element]:
    matches = list(pattern.finditer(text.value))
    if not matches:
        return [text]
    parts: list[Element] = []
    ends = [0, *(match.end() for match in matches)]
    for (start, _), match in zip(pairwise(ends), matches, strict=True):
        parts.append(Element("text", text.value[start : match.start()], line=text.line))
        name = match[1] if match[1] in names else normalised(match[1])
        options = {"name": name}
        parts.append(Element("abbreviation", match[1], line=text.line, options=options))
    parts.append(Element("text", text.value[ends[-1] :], line=text.line))
    return parts


# -- the GFM parser --------------------------------------------------------------------


def _finish_gfm(parser: Parser) -> None:
    line_end = "\n" if parser.options["hard_wrap"] else "\\\n"
    ids = IdMaker(parser.options["auto_id_prefix"])
    make_ids = parser.options["auto_ids"] and not parser.options["transliterated_header_ids"]
    _finish_gfm_element(parser.root, line_end, ids if make_ids else None)


def _finish_gfm_element(element: Element, line_end: str, ids: IdMaker | None) -> None:
    children: list[Element] = []
    for child in element.children:
        if child.type == "text" and line_end in child.value:
            children.extend(_broken_lines(element, child, line_end))
            continue
        children.append(child)
        if child.type == "html_element":
            continue
        if child.type == "header" and ids is not None and "id" not in child.attr:
            child.attr["id"] = ids.gfm_id(child.options["raw_text"])
        elif child.children:
            _finish_gfm_element(child, line_end, ids)
    element.children = children


def _broken_lines(element: Element, text: Element, line_end: str) -> list[Element]:
    """``text`` with a break at each end of line, but for one that ends the block."""
    lines = text.value.split(line_end)
    ends_block = not lines[-1] and element.category == "block" and element.children[-1] is text
    breaks = len(lines) - 1 - ends_block
    parts: list[Element] = []
    for number, line in enumerate(lines):
        value = f"\n{line}" if number else line
        parts.append(Element("text", value, line=text.line + number))
        if number < breaks:
            parts.append(Element("br", line=text.line + number))
    return parts
