"""The whole document: its blocks, the footnotes, the table of contents."""

from blog.markup.kramdown.conversion.blocks import BLOCKS
from blog.markup.kramdown.conversion.footnotes import footnote_list
from blog.markup.kramdown.conversion.html import Convert, HtmlConverter
from blog.markup.kramdown.conversion.spans import SPANS
from blog.markup.kramdown.conversion.toc import contents_tree
from blog.markup.kramdown.element import Element


def _root(converter: HtmlConverter, element: Element, indent: int) -> str:
    html = converter.inner(element, indent)
    notes = footnote_list(converter)
    if converter.footnote_place is not None:
        html = html.replace(converter.footnote_place, notes, 1)
    else:
        html += notes
    if converter.contents is not None and converter.contents_place is not None:
        tree = contents_tree(converter.headers, converter.contents)
        contents = converter.convert(tree, 0) if tree.children else ""
        html = html.replace(converter.contents_place, contents, 1)
    return html


CONVERTERS: dict[str, Convert] = {"root": _root, **BLOCKS, **SPANS}
