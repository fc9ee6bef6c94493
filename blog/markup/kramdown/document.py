"""A document: its source parsed to a tree, and its HTML."""

from typing import Any

from blog.markup.kramdown.blocks.link_definition import normalised_id
from blog.markup.kramdown.conversion.html import HtmlConverter
from blog.markup.kramdown.conversion.root import CONVERTERS
from blog.markup.kramdown.dialect import dialect_for
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.finishing import finish
from blog.markup.kramdown.options import resolve
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.source_warning import SourceWarning


def adapted(text: str) -> str:
    """``text`` with Unix line ends, the last line ended."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.removesuffix("\n") + "\n"


class Document:
    """A parsed text.

    ``root`` is the tree, each element with its source ``line``; ``warnings`` grow while
    parsing and converting; ``options`` are those given, those written in the text, and
    kramdown's defaults. Nothing in a text makes parsing fail.
    """

    def __init__(self, text: str, **options: Any) -> None:
        values, complaints = resolve(options)
        self.source = adapted(text)
        parser = Parser(dialect_for(values), dict(values))
        parser.warnings.extend(SourceWarning(complaint, 0) for complaint in complaints)
        for name, (address, title) in values["link_defs"].items():
            parser.link_definitions[normalised_id(name)] = (address, title, None)
        parser.parse_blocks(parser.root, self.source, 1)
        finish(parser)
        self.root: Element = parser.root
        self.abbreviations = parser.abbreviations
        self.warnings: list[SourceWarning] = parser.warnings
        self.options: dict[str, Any] = {**values, **parser.changed_options}

    def to_html(self) -> str:
        """The document as kramdown's HTML, unsanitised."""
        converter = HtmlConverter(self.source, self.abbreviations, self.options, CONVERTERS)
        html = converter.convert(self.root, -2)
        new = (warning for warning in converter.warnings if warning not in self.warnings)
        self.warnings.extend(new)
        return html
