"""Footnote markers: ``[^name]``.

Follows "Footnotes" of the syntax page.
"""

import re

from blog.markup.kramdown.construct import SpanConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import ID_NAME


def parse(parser: Parser, match: re.Match[str]) -> None:
    """Take a marker of a defined footnote; any other is text."""
    name, line = match[1], parser.line
    parser.pos = match.end()
    footnote = parser.footnotes.get(name)
    if footnote is None:
        parser.warn(f"Footnote definition for '{name}' not found", line)
        parser.tree.children.append(match[0])
        return
    definition = footnote.definition
    if not footnote.markers and "ial" in definition.options:
        parser.apply_list(definition.attr, definition.options["ial"])
    options = {"name": name, "content": footnote.content}
    marker = Element("footnote", attr=dict(definition.attr), line=line, options=options)
    footnote.markers.append(marker)
    parser.tree.children.append(marker)


FOOTNOTE_MARKER = SpanConstruct(
    "footnote_marker", (r"\[",), re.compile(rf"\[\^({ID_NAME})\]"), parse
)
