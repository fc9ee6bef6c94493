"""Definition lists: terms, and definitions after a colon.

Follows "Definition Lists" of the syntax page.
"""

import re

from blog.markup.kramdown.blocks.list_items import (
    DEFINITION,
    TAIL,
    first_line,
    item_lines,
    item_start,
    next_line,
    next_start,
    without_ial,
    without_indent,
)
from blog.markup.kramdown.construct import BlockConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import BLANK_LINE, EOB_MARKER, OPTIONAL_INDENT

START = rf"{OPTIONAL_INDENT}:{TAIL}"
_BLANK = re.compile(BLANK_LINE)
_EOB = re.compile(EOB_MARKER)


def parse(parser: Parser, _match: re.Match[str]) -> bool:
    """Take definitions; the paragraph before them holds their terms."""
    if not _after_terms(parser.tree.children):
        return False
    terms = Element("dl")
    parser.claim_ial(terms)
    after_blank = _take_terms(parser, terms)
    texts = _read_definitions(parser, terms, after_blank)
    last = _parse_definitions(parser, terms, texts)
    _append(parser.tree.children, terms)
    if last is not None:
        parser.tree.children.append(last)
    return True


def _after_terms(children: list[Element]) -> bool:
    if not children:
        return False
    if children[-1].type == "p":
        return True
    return (
        len(children) > 1
        and children[-1].type == "blank"
        and children[-1].value == "\n"
        and children[-2].type == "p"
    )


def _take_terms(parser: Parser, terms: Element) -> bool:
    """Make terms of the lines of the paragraph; True where a blank line followed it."""
    paragraph = parser.tree.children.pop()
    after_blank = paragraph.type == "blank"
    if after_blank:
        paragraph = parser.tree.children.pop()
    terms.line = paragraph.line
    text = paragraph.children[0].value if paragraph.children else ""
    for number, line in enumerate(text.rstrip("\n").split("\n")):
        terms.children.append(_term(parser, line, paragraph.line + number))
    terms.options.pop("ial", None)
    if "ial" in paragraph.options:
        terms.options["ial"] = paragraph.options["ial"]
    return after_blank


def _term(parser: Parser, text: str, line: int) -> Element:
    term = Element("dt", line=line)
    text = without_ial(parser, text, term.options.setdefault("ial", {}))
    term.options["raw_text"] = text
    term.children.append(Element("raw_text", text, line=line))
    return term


def _read_definitions(parser: Parser, terms: Element, after_blank: bool) -> list[list[str]]:
    """Take the lines of all definitions."""
    texts: list[list[str]] = []
    start, lines = item_start(DEFINITION, 3), item_lines(4)
    as_paragraph, last_is_blank = after_blank, False
    end = len(parser.src)
    while parser.pos < end:
        if match := start.match(parser.src, parser.pos):
            definition = Element("dd", line=parser.line)
            definition.options["as_paragraph"] = as_paragraph
            content, column = first_line(parser, match, definition.options.setdefault("ial", {}))
            lines, start = item_lines(column), next_start(DEFINITION, column)
            terms.children.append(definition)
            texts.append([content])
            parser.pos = match.end()
            as_paragraph = last_is_blank = False
        elif _EOB.match(parser.src, parser.pos):
            break
        elif (line := next_line(parser, lines, last_is_blank)) is not None:
            texts[-1].append(without_indent(line, lines.indent)[0])
            as_paragraph = last_is_blank = False
        elif match := _BLANK.match(parser.src, parser.pos):
            texts[-1].append(match[0])
            parser.pos = match.end()
            as_paragraph = last_is_blank = True
        else:
            break
    return texts


def _parse_definitions(parser: Parser, terms: Element, texts: list[list[str]]) -> Element | None:
    last = None
    definitions = [child for child in terms.children if child.type == "dd"]
    for definition, text in zip(definitions, texts, strict=True):
        parser.parse_blocks(definition, "".join(text), definition.line)
        children = definition.children
        as_paragraph = definition.options.pop("as_paragraph")
        if not children:
            continue
        last = children.pop() if children[-1].type == "blank" else None
        if children and children[0].type == "p" and not as_paragraph:
            if len(children) > 1:
                children[0].children[0].value += "\n"
            children[0].options["transparent"] = True
    return last


def _append(children: list[Element], terms: Element) -> None:
    """Add the list, or join it with one that stands right before it."""
    if children and children[-1].type == "dl":
        children[-1].children.extend(terms.children)
    elif len(children) > 1 and children[-1].type == "blank" and children[-2].type == "dl":
        children.pop()
        children[-1].children.extend(terms.children)
    else:
        children.append(terms)


DEFINITION_LIST = BlockConstruct("definition_list", re.compile(START), parse)
