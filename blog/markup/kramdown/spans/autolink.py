"""Automatic links: addresses and e-mail addresses between angle brackets.

Follows "Automatic Links" of the syntax page.
"""

import re

from blog.markup.kramdown.construct import SpanConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser

_COMPLETE = re.compile(r"<((mailto|https?|ftps?):.+?|[\w.-]+?@[\w.-]+?)>")


def parse(parser: Parser, _match: re.Match[str]) -> bool:
    """Take a link whose text is its address."""
    match = _COMPLETE.match(parser.src, parser.pos) if parser.find(">", parser.pos) > 0 else None
    if match is None:
        return False
    address, scheme = match[1], match[2]
    link = Element("a", attr={"href": address if scheme else f"mailto:{address}"}, line=parser.line)
    link.append_text(address.removeprefix("mailto:"))
    parser.tree.children.append(link)
    parser.pos = match.end()
    return True


AUTOLINK = SpanConstruct(
    "autolink", ("<",), re.compile(r"<(?:(?:mailto|https?|ftps?):|[\w.-]+@)"), parse
)
