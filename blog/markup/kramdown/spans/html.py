"""HTML inside text: elements, comments and CDATA sections.

Follows "HTML Spans" of the syntax page.
"""

import re

from blog.markup.kramdown.construct import SpanConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.html import native
from blog.markup.kramdown.html.elements import (
    BLOCK_ELEMENTS,
    KNOWN,
    WITHOUT_BODY,
    content_model,
    known_name,
    written_model,
)
from blog.markup.kramdown.html.raw import closing_tag
from blog.markup.kramdown.html.tags import (
    CLOSING_TAG,
    OPENING_TAG,
    cdata_end,
    cdata_text,
    comment_end,
    parse_attributes,
)
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import NAME

_NEWLINES = re.compile(r"\n+")


def parse(parser: Parser, _match: re.Match[str]) -> None:
    """Take a comment, a CDATA section or an element; anything else is text."""
    src, pos, children = parser.src, parser.pos, parser.tree.children
    if end := comment_end(parser, pos):
        options = {"category": "span"}
        children.append(Element("xml_comment", src[pos:end], line=parser.line, options=options))
        parser.pos = end
    elif end := cdata_end(parser, pos):
        children.append(cdata_text(parser, pos, end))
        parser.pos = end
    elif match := CLOSING_TAG.match(src, pos):
        parser.remark(f"Found invalidly used HTML closing tag for '{match[1]}'")
        children.append(match[0])
        parser.pos = match.end()
    elif match := OPENING_TAG.match(src, pos):
        _take_element(parser, match)
    else:
        children.append("<")
        parser.pos += 1


def _take_element(parser: Parser, match: re.Match[str]) -> None:
    name, line = known_name(match[1]), parser.line
    parser.pos = match.end()
    if name in BLOCK_ELEMENTS:
        parser.remark(f"Found block HTML tag '{name}' in span-level text", line)
        parser.tree.children.append(match[0])
        return
    attr = parse_attributes(parser, match[2], name, line)
    attr = {key: _NEWLINES.sub(" ", value) for key, value in attr.items()}
    model = _model(parser, name, attr)
    options = {"category": "span", "content_model": model, "is_closed": match[3] is not None}
    element = Element("html_element", name, attr, line, options)
    parser.tree.children.append(element)
    if match[3] is None and name not in WITHOUT_BODY:
        _take_content(parser, element)
    if parser.options["html_to_native"]:
        native.convert(element)


def _model(parser: Parser, name: str, attr: dict[str, str]) -> str:
    natural = content_model(name)
    raw = natural == "raw" or parser.tree.options.get("content_model") == "raw"
    default = "span" if parser.options["parse_span_html"] and not raw else "raw"
    says_one = attr.get("markdown") == "1"
    written = written_model(attr, name)
    if says_one:
        return "raw" if natural == "raw" else "span"
    if written == "block":
        parser.remark("Cannot use block-level parsing in span-level HTML tag - using default mode")
        return default
    return written or default


def _take_content(parser: Parser, element: Element) -> None:
    """Read up to the closing tag; without one, the element holds all that follows."""
    name = element.value
    stop = closing_tag(name, name in KNOWN)
    table = None if element.options["content_model"] == "span" else parser.dialect.html_spans
    found = not parser.too_deep(f"'{name}'") and parser.parse_spans(
        element, stop.match, table=table
    )
    end = stop.match(parser.src, parser.pos) if found else None
    if end is not None:
        parser.pos = end.end()
        return
    parser.remark(f"Found no end tag for '{name}' - auto-closing it", element.line)
    element.append_text(parser.src[parser.pos :])
    parser.pos = len(parser.src)


SPAN_HTML = SpanConstruct("span_html", ("<",), re.compile(rf"<(?:{NAME}|!--|/|!\[CDATA\[)"), parse)
