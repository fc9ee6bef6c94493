"""Attribute lists and extensions inside text.

Follows "Span Attributes" and "Extensions" of the syntax page.
"""

import re

from blog.markup.kramdown import extension_tags
from blog.markup.kramdown.attributes import AttributeList, merge_lists
from blog.markup.kramdown.construct import SpanConstruct
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import ID_NAME, LIST_TEXT

_TAG = re.compile(rf"{extension_tags.START}|{extension_tags.STOP % ID_NAME}")
_LIST = re.compile(rf"\{{:({LIST_TEXT})\}}")


def parse(parser: Parser, _match: re.Match[str]) -> None:
    """Take an extension, or an attribute list for the span before it."""
    if match := _TAG.match(parser.src, parser.pos):
        extension_tags.parse(parser, match, "span")
        return
    children = parser.tree.children
    after_span = bool(children) and type(children[-1]) is not str
    if after_span and (match := _LIST.match(parser.src, parser.pos)):
        parser.pos = match.end()
        given: AttributeList = {}
        parser.parse_attribute_list(match[1], given)
        last = children[-1]
        last.options["ial"] = dict(last.options.get("ial", {}))
        merge_lists(last.options["ial"], given)
        parser.apply_list(last.attr, given)
        return
    if not after_span and parser.find("}", parser.pos) > 0:
        parser.remark("Found span IAL after text - ignoring it")
    children.append("{")
    parser.pos += 1


SPAN_EXTENSIONS = SpanConstruct("span_extensions", (r"\{:",), re.compile(r"\{:"), parse)
