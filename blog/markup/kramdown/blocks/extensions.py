"""Attribute lists and extensions that stand on lines of their own.

Attribute list definitions ``{:name: …}``, block attribute lists ``{: …}`` before and
after blocks, and ``{::comment}``, ``{::nomarkdown}``, ``{::options}``.

Follows "Block Attributes" and "Extensions" of the syntax page.
"""

import re

from blog.markup.kramdown import extension_tags
from blog.markup.kramdown.construct import BlockConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import (
    ID_NAME,
    LINE_SPACE,
    LIST_TEXT,
    OPTIONAL_INDENT,
)

_DEFINITION = re.compile(rf"{OPTIONAL_INDENT}\{{:({ID_NAME}):({LIST_TEXT})\}}{LINE_SPACE}*\n")
_IAL = re.compile(rf"{OPTIONAL_INDENT}\{{:(?![:/])({LIST_TEXT})\}}{LINE_SPACE}*\n")
_TAG = re.compile(
    rf"{OPTIONAL_INDENT}(?:{extension_tags.START}|{extension_tags.STOP % ID_NAME}){LINE_SPACE}*\n"
)
_DEFINITIONS = ("link_def", "abbrev_def", "footnote_def")


def parse(parser: Parser, _match: re.Match[str]) -> bool:
    """Take a definition, an extension or an attribute list, whichever stands here."""
    if match := _DEFINITION.match(parser.src, parser.pos):
        parser.parse_attribute_list(match[2], parser.attribute_definitions.setdefault(match[1], {}))
        parser.pos = match.end()
        parser.add_block(Element("eob", "ald"))
        return True
    if match := _TAG.match(parser.src, parser.pos):
        return extension_tags.parse(parser, match, "block")
    if match := _IAL.match(parser.src, parser.pos):
        _take_list(parser, match)
        return True
    return False


def _take_list(parser: Parser, match: re.Match[str]) -> None:
    """Give the list to the block before it, or keep it for the block after it."""
    last = parser.tree.children[-1] if parser.tree.children else None
    if (
        last is not None
        and last.type != "blank"
        and (last.type != "eob" or last.value in _DEFINITIONS)
    ):
        parser.parse_attribute_list(match[1], last.options.setdefault("ial", {}))
        parser.pos = match.end()
        if not _IAL.match(parser.src, parser.pos):
            parser.add_block(Element("eob", "ial"))
    else:
        if parser.block_ial is None:
            parser.block_ial = {}
        parser.parse_attribute_list(match[1], parser.block_ial)
        parser.pos = match.end()


BLOCK_EXTENSIONS = BlockConstruct("block_extensions", re.compile(rf"{OPTIONAL_INDENT}\{{:"), parse)
