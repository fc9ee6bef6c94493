"""Ordered and unordered lists.

Follows "Ordered and Unordered lists" of the syntax page.
"""

import re

from blog.markup.kramdown.blocks import horizontal_rule
from blog.markup.kramdown.blocks.list_items import (
    ORDERED,
    TAIL,
    UNORDERED,
    first_line,
    item_lines,
    item_start,
    next_line,
    next_start,
    without_indent,
)
from blog.markup.kramdown.construct import BlockConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import BLANK_LINE, EOB_MARKER, OPTIONAL_INDENT

START = rf"{OPTIONAL_INDENT}(?:{UNORDERED}|{ORDERED}){TAIL}"
_START = re.compile(START)
_BLANK = re.compile(BLANK_LINE)
_EOB = re.compile(EOB_MARKER)


def parse(parser: Parser, match: re.Match[str]) -> bool:
    """Take a list: first the lines of all its items, then the blocks in each of them."""
    ordered = match["ordered"] is not None
    items = Element("ol" if ordered else "ul", line=parser.line)
    parser.claim_ial(items)
    reader = _ItemReader(parser, items, ORDERED if ordered else UNORDERED)
    reader.read()
    parser.tree.children.append(items)
    for item, parts in zip(items.children, reader.parts, strict=True):
        _parse_item(parser, item, parts)
    last = _set_paragraphs(items, reader.ended_by_marker)
    if last is not None and not reader.ended_by_marker:
        parser.tree.children.append(last)
    return True


class _ItemReader:
    """Reads the lines of a list's items.

    ``parts`` holds for each item its text in parts: a nested list that begins without a
    blank line before it starts a new part, for it must not be taken for a lazy line.
    """

    def __init__(self, parser: Parser, items: Element, marker: str) -> None:
        self.parser = parser
        self.items = items
        self.marker = marker
        self.start = item_start(marker, 3)
        self.parts: list[list[list[str]]] = []
        self.lines = item_lines(4)
        self.column = 0
        self.nested = False
        self.after_blank = False
        self.ended_by_marker = False

    def read(self) -> None:
        """Take lines for as long as they belong to the list."""
        end = len(self.parser.src)
        while self.parser.pos < end and self._take():
            pass

    def _take(self) -> bool:
        parser = self.parser
        src, pos = parser.src, parser.pos
        if self.after_blank and horizontal_rule.START.match(src, pos):
            return False
        if marker := _EOB.match(src, pos):
            parser.pos = marker.end()
            self.ended_by_marker = True
            return False
        if match := self.start.match(src, pos):
            self._begin_item(match)
            return True
        line = next_line(parser, self.lines, self.after_blank)
        if line is not None:
            self._add_line(line)
            return True
        if match := _BLANK.match(src, pos):
            parser.pos = match.end()
            self.nested = self.after_blank = True
            self.parts[-1][-1].append(match[0])
            return True
        return False

    def _begin_item(self, match: re.Match[str]) -> None:
        item = Element("li", line=self.parser.line)
        self.items.children.append(item)
        ial = item.options.setdefault("ial", {})
        content, self.column = first_line(self.parser, match, ial)
        self.lines = item_lines(self.column)
        self.start = next_start(self.marker, self.column)
        self.nested = _START.match(content) is not None
        self.after_blank = False
        self.parts.append([[content]])
        self.parser.pos = match.end()

    def _add_line(self, line: str) -> None:
        text, indented = without_indent(line, self.lines.indent)
        if (not self.nested and indented) or (self.nested and not indented):
            is_item = _START.match(text) is not None
            if is_item and indented:
                self.parts[-1].append([])
                self.nested = True
            elif is_item:
                text = " " * (self.column + 4) + text
        self.parts[-1][-1].append(text)
        self.after_blank = False


def _parse_item(parser: Parser, item: Element, parts: list[list[str]]) -> None:
    line = item.line
    for part in parts:
        text = "".join(part)
        parser.parse_blocks(item, text, line)
        line += text.count("\n")


def _set_paragraphs(items: Element, ended_by_marker: bool) -> Element | None:
    """Decide which items are compact; returns blank lines that end the last item."""
    last = None
    final = items.children[-1]
    others_compact = _any_compact_start(items)
    for item in items.children:
        children = item.children
        if not children:
            continue
        if (
            len(children) > 1
            and children[0].type == "p"
            and children[1].type == "eob"
            and ("ial" in children[0].options)
        ):
            del children[1]
        if _is_compact(item, final, len(items.children), others_compact, ended_by_marker):
            _make_transparent(children)
            others_compact = True
        last = children.pop() if children[-1].type == "blank" else None
    return last


def _any_compact_start(items: Element) -> bool:
    """Whether an item but the last begins with no paragraph."""
    return any(not item.children or item.children[0].type != "p" for item in items.children[:-1])


def _is_compact(
    item: Element, final: Element, count: int, others_compact: bool, ended_by_marker: bool
) -> bool:
    children = item.children
    if children[0].type != "p":
        return False
    followed = len(children) > 1 and children[1].type == "blank"
    if followed and not (item is final and len(children) == 2 and not ended_by_marker):
        return False
    return item is not final or count == 1 or others_compact


def _make_transparent(children: list[Element]) -> None:
    paragraph = children[0]
    if len(children) > 1 and children[1].type != "blank":
        paragraph.children[0].value += "\n"
    paragraph.options["transparent"] = True


LIST = BlockConstruct(
    "list",
    re.compile(rf"{OPTIONAL_INDENT}(?:{UNORDERED}|(?P<ordered>{ORDERED})){TAIL}"),
    parse,
)
