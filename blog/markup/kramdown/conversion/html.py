"""From the tree to HTML: one function for each type of element, looked up by name.

``HtmlConverter`` holds what belongs to one conversion. The markup and its layout are those
of kramdown's HTML converter.
"""

from collections.abc import Callable, Mapping
from typing import Any

from blog.markup.kramdown.conversion.escaping import html_attributes
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.entities import Entity
from blog.markup.kramdown.ids import IdMaker
from blog.markup.kramdown.source_warning import SourceWarning

Convert = Callable[["HtmlConverter", Element, int], str]

_MUST_ESCAPE = frozenset('<>&"')


class HtmlConverter:
    """Converts one document.

    ``stack`` holds the elements around the one being converted, ``headers`` those for the
    table of contents as (level, id, children), ``footnotes`` the notes used so far by name.
    """

    def __init__(
        self,
        source: str,
        abbreviations: Mapping[str, tuple[str, Element]],
        options: dict[str, Any],
        converters: dict[str, Convert],
    ) -> None:
        self.source = source
        self.abbreviations = abbreviations
        self.options = options
        self.converters = converters
        self.warnings: list[SourceWarning] = []
        self.stack: list[Element] = []
        self.headers: list[tuple[int, str, list[Element]]] = []
        self.ids = IdMaker(options["auto_id_prefix"])
        self.footnotes: dict[str, Any] = {}
        self.footnote_place: str | None = None
        self.contents: Element | None = None
        self.contents_place: str | None = None
        self.cache: dict[str, Any] = {}

    def convert(self, element: Element, indent: int) -> str:
        """The HTML of one element."""
        return self.converters[element.type](self, element, indent)

    def inner(self, element: Element, indent: int) -> str:
        """The HTML of what is inside an element."""
        children = element.children
        if not children:
            return ""
        converters = self.converters
        self.stack.append(element)
        indent += 2
        parts = []
        for child in children:
            parts.append(converters[child.type](self, child, indent))
        self.stack.pop()
        return "".join(parts)

    def warn(self, message: str, line: int = 0) -> None:
        """Report something that only shows while converting."""
        self.warnings.append(SourceWarning(message, line))

    def placeholder(self, name: str) -> str:
        """A text that the document does not contain, to be replaced later."""
        number = 0
        while (text := f"\x02{name}{number}\x03") in self.source:
            number += 1
        return text

    def entity(self, value: Entity, original: str | None = None) -> str:
        """A character reference in the form that the option ``entity_output`` asks for."""
        form = self.options["entity_output"]
        character = value.character
        if (
            form == "as_char"
            and character is not None
            and (character == '"' or character not in _MUST_ESCAPE)
        ):
            return character
        if form in ("as_input", "as_char") and original:
            return original
        if value.name and (form == "symbolic" or (character or "-") in _MUST_ESCAPE):
            return f"&{value.name};"
        return f"&#{value.code};"


def block(name: str, attr: dict[str, Any], body: str, indent: int) -> str:
    """A block whose content stands on the line of its tags."""
    return f"{' ' * indent}<{name}{html_attributes(attr)}>{body}</{name}>\n"


def indented_block(name: str, attr: dict[str, Any], body: str, indent: int) -> str:
    """A block whose content stands on lines of its own."""
    space = " " * indent
    return f"{space}<{name}{html_attributes(attr)}>\n{body}{space}</{name}>\n"


def span(name: str, attr: dict[str, Any], body: str) -> str:
    """An element inside text."""
    return f"<{name}{html_attributes(attr)}>{body}</{name}>"
