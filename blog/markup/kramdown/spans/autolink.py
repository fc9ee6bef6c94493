"""Automatic links: addresses and e-mail addresses between angle brackets."""

import re

from blog.markup.kramdown.construct import SpanConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser


def parse(parser: Parser, match: re.Match[str]) -> None:
    """Take a link whose text is its address."""
    address, scheme = match[1], match[2]
    link = Element("a", attr={"href": address if scheme else f"mailto:{address}"}, line=parser.line)
    link.append_text(address.removeprefix("mailto:"))
    parser.tree.children.append(link)
    parser.pos = match.end()


AUTOLINK = SpanConstruct(
    "autolink",
    ("<",),
    re.compile(r"<((mailto|https?|ftps?):.+?|[\w.-]+?@[\w.-]+?)>"),
    parse,
)
