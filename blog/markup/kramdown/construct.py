"""What a construct declares of itself, and the tables that constructs are put in.

The functions of constructs take the parser first; it is not named here, for the parser
itself knows constructs only by these tables.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

Match = Callable[[str, int], re.Match[str] | None]


class BlockConstruct(NamedTuple):
    """A block: ``parse`` is called where ``start`` matches and says whether it took it."""

    name: str
    start: re.Pattern[str]
    parse: Callable[[Any, re.Match[str]], bool]


class SpanConstruct(NamedTuple):
    """A span: ``special`` are the beginnings at which text is interrupted to look for it.

    Each of them is a regular expression that begins with a literal character; ``parse`` is
    called where ``start`` matches and takes something, or declines by answering False.
    ``take_with_prefix`` is called for a character that began nothing: a quote may follow.
    """

    name: str
    special: tuple[str, ...]
    start: re.Pattern[str]
    parse: Callable[[Any, re.Match[str]], bool | None]
    take_with_prefix: Callable[[Any], bool] | None = None


BlockTable = tuple[tuple[Match, Callable[[Any, re.Match[str]], bool]], ...]


def block_table(constructs: tuple[BlockConstruct, ...]) -> BlockTable:
    """An ordered choice of blocks, as the parser tries them."""
    return tuple((construct.start.match, construct.parse) for construct in constructs)


def _takes_nothing(_parser: Any) -> bool:
    return False


class SpanTable:
    """An ordered choice of span constructs, ready to be looked up by first character."""

    def __init__(self, constructs: tuple[SpanConstruct, ...]) -> None:
        special = dict.fromkeys(text for construct in constructs for text in construct.special)
        self.search = re.compile("|".join(special)).search
        self.search_with_brackets = re.compile("|".join({**special, r"\]": None})).search
        self.by_character: dict[str, list[tuple[Match, Callable[..., bool | None]]]] = {}
        self.take_with_prefix: Callable[[Any], bool] = _takes_nothing
        for construct in constructs:
            self.take_with_prefix = construct.take_with_prefix or self.take_with_prefix
            for character in dict.fromkeys(s.lstrip("\\")[:1] or "\\" for s in construct.special):
                entry = (construct.start.match, construct.parse)
                self.by_character.setdefault(character, []).append(entry)


@dataclass(frozen=True)
class Dialect:
    """What a parser needs to know of the language it reads.

    ``shallow_blocks`` are those that still count where no more nesting is allowed;
    ``paragraph_lines`` matches the lines of a paragraph; the last three are the tables for
    text in which only code or HTML counts. ``since_2_5`` holds where the rules are those of
    kramdown 2.5, which knows CDATA sections, no emphasis after the underscores of a word, and
    abbreviations whatever the blanks in them.
    """

    name: str
    since_2_5: bool
    blocks: BlockTable
    shallow_blocks: BlockTable
    paragraph_lines: re.Pattern[str]
    spans: SpanTable
    code_spans: SpanTable
    html_spans: SpanTable
    code_and_html_spans: SpanTable
