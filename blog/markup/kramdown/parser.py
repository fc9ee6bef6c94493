"""The parser of one document: where it stands, what it has found, and its two loops.

A parser is made for one document and thrown away. What it can read is given by a
``Dialect``: an ordered table of block parsers and one of span parsers.
"""

import re
from collections.abc import Callable
from operator import attrgetter
from typing import Any

from blog.markup.kramdown import attributes
from blog.markup.kramdown.construct import Dialect, SpanTable
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.source_warning import SourceWarning

MAX_NESTING = 64
"""Blocks and spans may stand this deep in each other; deeper ones are taken as text."""

OPEN_BITS = {"em": 1, "strong": 2, "a": 4, "img": 8}

# What is put aside while another text is read.
_READING = ("src", "pos", "_first_line", "_line_pos", "_line_count", "tree", "open", "memo")
_reading = attrgetter(*_READING)

LinkDefinition = tuple[str, str | None, Element | None]
"""An address, a title, and the place of the definition, which may have attributes."""

StopTest = Callable[[re.Match[str]], bool | None]
"""Whether a span ends at a match; None where it is plain that it never will."""


class Parser:
    """The state of parsing one document.

    ``src`` and ``pos`` are the text being read and the place in it; ``tree`` is the
    element being filled, ``block_ial`` an attribute list waiting for the next block,
    ``open`` the kinds of spans being read (bits of ``OPEN_BITS``), ``images`` how many
    images are being read inside each other. ``memo`` keeps what was sought in vain in
    ``src``, so that hostile texts cost no more than long ones.
    """

    def __init__(self, dialect: Dialect, options: dict[str, Any]) -> None:
        self.dialect = dialect
        self.options = options
        self.changed_options: dict[str, Any] = {}
        self.root = Element("root", line=1)
        self.warnings: list[SourceWarning] = []
        self.attribute_definitions: dict[str, attributes.AttributeList] = {}
        self.link_definitions: dict[str, LinkDefinition] = {}
        self.footnotes: dict[str, Any] = {}
        self.abbreviations: dict[str, tuple[str, Element]] = {}
        self.src = ""
        self.pos = 0
        self.tree = self.root
        self.block_ial: attributes.AttributeList | None = None
        self.open = 0
        self.images = 0
        self.depth = 0
        self.stopped = False
        self.prefixed = False
        self.memo: dict[Any, Any] = {}
        self._first_line = 1
        self._line_pos = 0
        self._line_count = 0

    # -- where we are -------------------------------------------------------------

    @property
    def line(self) -> int:
        """The line of the document on which the current position lies."""
        if self.pos < self._line_pos:
            self._line_count -= self.src.count("\n", self.pos, self._line_pos)
        else:
            self._line_count += self.src.count("\n", self._line_pos, self.pos)
        self._line_pos = self.pos
        return self._first_line + self._line_count

    def enter(self, text: str, line: int) -> tuple[Any, ...]:
        """Read ``text``, which begins on ``line``; returns what ``leave`` needs."""
        saved = _reading(self)
        self.src, self.pos, self._first_line = text, 0, line
        self._line_pos = self._line_count = 0
        self.memo = {}
        return saved

    def leave(self, saved: tuple[Any, ...]) -> None:
        """Return to the text that was read before ``enter``."""
        for name, value in zip(_READING, saved, strict=True):
            setattr(self, name, value)

    def warn(self, message: str, line: int | None = None) -> None:
        """Report ``message`` for ``line``, or for the current one."""
        self.warnings.append(SourceWarning(message, self.line if line is None else line))

    def remark(self, message: str, line: int | None = None) -> None:
        """Report, like ``warn``, what takes nothing away from what was written."""
        line = self.line if line is None else line
        self.warnings.append(SourceWarning(message, line, harmless=True))

    def too_deep(self, what: str) -> bool:
        """Whether nothing may be nested here any more (reported once)."""
        if self.depth < MAX_NESTING:
            return False
        message = f"Nested deeper than {MAX_NESTING} levels: {what} is taken as text"
        if not any(warning.message == message for warning in self.warnings):
            self.warn(message)
        return True

    def find(self, text: str, start: int) -> int:
        """Where ``text`` next stands from ``start`` on, or -1; no way is gone twice."""
        since, found = self.memo.get(text, (len(self.src) + 1, 0))
        if since <= start and (found < 0 or start <= found):
            return found
        found = self.src.find(text, start)
        self.memo[text] = (start, found)
        return found

    # -- attribute lists ----------------------------------------------------------

    def parse_attribute_list(self, text: str, into: attributes.AttributeList) -> None:
        """Read the inside of an attribute list into ``into``."""
        attributes.parse_attribute_list(text, into, self.warn)

    def apply_list(self, attr: dict[str, Any], ial: attributes.AttributeList) -> None:
        """Give ``attr`` what ``ial`` and the definitions it refers to say."""
        attributes.apply_list(attr, ial, self.attribute_definitions)

    # -- blocks -------------------------------------------------------------------

    def add_block(self, element: Element) -> Element:
        """Append a block to the tree with the attribute list that stood before it."""
        self.claim_ial(element)
        self.tree.children.append(element)
        return element

    def claim_ial(self, element: Element) -> None:
        """Give ``element`` the attribute list that stood before it."""
        if self.block_ial is not None:
            element.options["ial"] = self.block_ial
            self.block_ial = None

    def parse_blocks(self, element: Element, text: str, line: int) -> None:
        """Parse ``text``, which begins on ``line``, as the blocks inside ``element``."""
        saved = self.enter(text, line)
        self.parse_blocks_here(element)
        self.leave(saved)

    def parse_blocks_here(self, element: Element) -> bool:
        """Parse blocks from the current position; True where an end tag stopped it."""
        tree, block_ial = self.tree, self.block_ial
        self.tree, self.block_ial, self.stopped = element, None, False
        self.depth += 1
        end = len(self.src)
        table = self.dialect.blocks if self.depth <= MAX_NESTING else self.dialect.shallow_blocks
        if self.depth > MAX_NESTING:
            self.too_deep("what follows")
        while self.pos < end and not self.stopped:
            for start, parse in table:
                match = start(self.src, self.pos)
                if match is not None and parse(self, match):
                    break
            else:
                self._take_line()
        stopped, self.stopped = self.stopped, False
        self.depth -= 1
        self.tree, self.block_ial = tree, block_ial
        return stopped

    def _take_line(self) -> None:
        """Take a line that is no block at all as text."""
        end = self.src.find("\n", self.pos) + 1 or len(self.src)
        self.tree.append_text(self.src[self.pos : end], "raw_text")
        self.pos = end

    # -- spans --------------------------------------------------------------------

    def parse_spans(
        self,
        element: Element,
        stop: Callable[[str, int], re.Match[str] | None] | None = None,
        accept: StopTest | None = None,
        table: SpanTable | None = None,
        brackets: bool = False,
    ) -> bool:
        """Parse spans into ``element`` from the current position.

        With ``stop`` parsing ends, with True, where ``stop`` matches and ``accept`` (if
        given) agrees; the position is then that of the match. Where no such place is
        found, the answer is False and the position must be set back by the caller.
        """
        table = table or self.dialect.spans
        tree, self.tree = self.tree, element
        self.depth += 1
        found = self._span_loop(element, stop, accept, table, brackets)
        self.depth -= 1
        self.tree = tree
        element.children = merged(element.children, element.line)
        return found

    def _span_loop(
        self,
        element: Element,
        stop: Callable[[str, int], re.Match[str] | None] | None,
        accept: StopTest | None,
        table: SpanTable,
        brackets: bool,
    ) -> bool:
        src, children, by_character = self.src, element.children, table.by_character
        search = table.search_with_brackets if brackets else table.search
        while True:
            match = search(src, self.pos)
            if match is None:
                if stop is None and self.pos < len(src):
                    children.append(src[self.pos :])
                    self.pos = len(src)
                return False
            at = match.start()
            self.prefixed = at > self.pos
            if self.prefixed:
                children.append(src[self.pos : at])
                self.pos = at
            if stop is not None:
                end = stop(src, at)
                if end is not None:
                    verdict = accept is None or accept(end)
                    if verdict is not False:
                        return verdict is True
            for start, parse in by_character.get(src[at], ()):
                match = start(src, at)
                if match is not None and parse(self, match) is not False:
                    break
            else:
                if not table.take_with_prefix(self):
                    children.append(src[at])
                    self.pos = at + 1


def merged(children: list[Any], line: int) -> list[Element]:
    """The children of a span with neighbouring strings made into text elements."""
    result: list[Element] = []
    pieces: list[str] = []
    for child in children:
        if type(child) is str:
            pieces.append(child)
        else:
            if pieces:
                result.append(Element("text", "".join(pieces), line=line))
                pieces.clear()
            result.append(child)
    if pieces:
        result.append(Element("text", "".join(pieces), line=line))
    return result
