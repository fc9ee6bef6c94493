"""HTML blocks: elements that begin a line, comments, and what they hold.

Follows "HTML Blocks" of the syntax page: the option ``parse_block_html`` and the attribute
``markdown`` decide whether blocks, spans or raw HTML are read inside an element.
"""

import re

from blog.markup.kramdown.construct import BlockConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.html import native
from blog.markup.kramdown.html.elements import content_model, written_model
from blog.markup.kramdown.html.raw import closing_tag, parse_raw, start_element
from blog.markup.kramdown.html.tags import CLOSING_TAG, OPENING_TAG, comment_end
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import NAME, OPTIONAL_INDENT, SPAN_ELEMENTS

_REST_OF_LINE = re.compile(r"[ \t]*\n")


def parse(parser: Parser, match: re.Match[str]) -> bool:
    """Take a comment, an element, or the tag that ends the element being read."""
    src, start = parser.src, match.start("tag")
    if end := comment_end(parser, parser.pos):
        element = Element(
            "xml_comment", src[parser.pos : end], line=parser.line, options={"category": "block"}
        )
        parser.tree.children.append(element)
        parser.pos = end
        _skip_rest_of_line(parser)
        return True
    tag = OPENING_TAG.match(src, start)
    if tag is not None and tag[1].lower() not in SPAN_ELEMENTS:
        start_element(parser, tag, parser.line, handle)
        if parser.options["html_to_native"]:
            native.convert(parser.tree.children[-1])
        return True
    return _parse_closing_tag(parser, start)


def _parse_closing_tag(parser: Parser, start: int) -> bool:
    tag = CLOSING_TAG.match(parser.src, start)
    if tag is None or tag[1].lower() in SPAN_ELEMENTS:
        return False
    if parser.tree.type != "html_element" or parser.tree.value != tag[1].lower():
        return False
    parser.pos = tag.end()
    parser.stopped = True
    return True


def _skip_rest_of_line(parser: Parser) -> None:
    if rest := _REST_OF_LINE.match(parser.src, parser.pos):
        parser.pos = rest.end()


def handle(parser: Parser, element: Element, closed: bool, has_body: bool) -> None:
    """Read what an element holds, by its content model."""
    parser.claim_ial(element)
    model = _model(parser, element)
    if model == "block":
        _skip_rest_of_line(parser)
    element.options["content_model"] = model
    element.options["is_closed"] = closed
    if closed or not has_body:
        return
    if model == "block":
        if not parser.parse_blocks_here(element):
            _warn_of_end(parser, element)
    elif model == "span":
        _take_spans(parser, element)
    else:
        parse_raw(parser, element, handle)
    if not _inside_raw(parser):
        _skip_rest_of_line(parser)


def _inside_raw(parser: Parser) -> bool:
    tree = parser.tree
    return tree.type == "html_element" and tree.options.get("content_model") == "raw"


def _model(parser: Parser, element: Element) -> str:
    model = "raw"
    if not _inside_raw(parser) and parser.options["parse_block_html"]:
        model = content_model(element.value)
    return written_model(element.attr, element.value) or model


def _take_spans(parser: Parser, element: Element) -> None:
    end = closing_tag(element.value).search(parser.src, parser.pos)
    stop = end.start() if end else len(parser.src)
    element.append_text(parser.src[parser.pos : stop], "raw_text")
    parser.pos = end.end() if end else stop
    if end is None:
        _warn_of_end(parser, element)


def _warn_of_end(parser: Parser, element: Element) -> None:
    parser.remark(f"Found no end tag for '{element.value}' - auto-closing it", element.line)


HTML_BLOCK = BlockConstruct(
    "block_html", re.compile(rf"{OPTIONAL_INDENT}(?P<tag><(?:{NAME}|!--|/))"), parse
)
