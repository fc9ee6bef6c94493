"""HTML of block elements."""

import re
from typing import Any

from blog.markup.kramdown.conversion.code import convert_codeblock
from blog.markup.kramdown.conversion.escaping import escape_attribute, html_attributes
from blog.markup.kramdown.conversion.html import Convert, HtmlConverter, block, indented_block
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.entities import entity
from blog.markup.kramdown.html.elements import WITHOUT_BODY
from blog.markup.kramdown.ids import basic_id

_NO_TOC = re.compile(r"\bno_toc\b")
_AUTO_IDS = re.compile(r"auto_ids(?:-([A-Za-z0-9_-]+))?")
_NBSP = entity("nbsp")


def references(element: Element) -> list[str]:
    """The names that the attribute list of an element refers to."""
    return element.options.get("ial", {}).get(":refs", [])


def _blank(_converter: HtmlConverter, _element: Element, _indent: int) -> str:
    return "\n"


def _paragraph(converter: HtmlConverter, element: Element, indent: int) -> str:
    if element.options.get("transparent"):
        return converter.inner(element, indent)
    children = element.children
    if len(children) == 1 and children[0].type == "img" and "standalone" in references(children[0]):
        return _standalone_image(element, indent)
    return block("p", element.attr, converter.inner(element, indent), indent)


def _standalone_image(element: Element, indent: int) -> str:
    figure, image = dict(element.attr), dict(element.children[0].attr)
    for key in ("class", "id"):
        if key in image and key not in figure:
            figure[key] = image.pop(key)
    space = " " * (indent + 2)
    caption = escape_attribute(image.get("alt") or "")
    body = f"{space}<img{html_attributes(image)} />\n{space}<figcaption>{caption}</figcaption>\n"
    return indented_block("figure", figure, body, indent)


def _blockquote(converter: HtmlConverter, element: Element, indent: int) -> str:
    return indented_block("blockquote", element.attr, converter.inner(element, indent), indent)


def _header(converter: HtmlConverter, element: Element, indent: int) -> str:
    options, attr = converter.options, dict(element.attr)
    level = element.options["level"]
    if options["auto_ids"] and attr.get("id") is None:
        text = element.options.get("raw_text", "")
        attr["id"] = converter.ids.kramdown_id(text, options["transliterated_header_ids"])
    identifier = attr.get("id")
    if (
        identifier is not None
        and level in options["toc_levels"]
        and not _NO_TOC.search(attr.get("class") or "")
    ):
        converter.headers.append((level, identifier, element.children))
    shown = min(max(level + options["header_offset"], 1), 6)
    body = converter.inner(element, indent)
    if options["header_links"] and identifier:
        body = f'<a href="#{escape_attribute(identifier)}"></a>{body}'
    return block(f"h{shown}", attr, body, indent)


def _rule(_converter: HtmlConverter, element: Element, indent: int) -> str:
    return f"{' ' * indent}<hr{html_attributes(element.attr)} />\n"


def _list(converter: HtmlConverter, element: Element, indent: int) -> str:
    names = references(element)
    if converter.contents is None and "toc" in names:
        converter.contents = element
        converter.contents_place = converter.placeholder("toc")
        return converter.contents_place
    if converter.footnote_place is None and "footnotes" in names:
        converter.footnote_place = converter.placeholder("footnotes")
        return converter.footnote_place
    return indented_block(element.type, element.attr, converter.inner(element, indent), indent)


def _indented(converter: HtmlConverter, element: Element, indent: int) -> str:
    return indented_block(element.type, element.attr, converter.inner(element, indent), indent)


def _item(converter: HtmlConverter, element: Element, indent: int) -> str:
    space, children = " " * indent, element.children
    body = converter.inner(element, indent)
    start = f"{space}<{element.type}{html_attributes(element.attr)}>"
    if not children or (children[0].type == "p" and children[0].options.get("transparent")):
        end = space if body.endswith("\n") else ""
        return f"{start}{body}{end}</{element.type}>\n"
    return f"{start}\n{body}{space}</{element.type}>\n"


def _term(converter: HtmlConverter, element: Element, indent: int) -> str:
    attr = dict(element.attr)
    if not attr.get("id") and converter.stack:
        for name in references(converter.stack[-1]):
            if found := _AUTO_IDS.match(name):
                attr["id"] = f"{found[1] or ''}{basic_id(element.options['raw_text'])}".lstrip()
                break
    return block("dt", attr, converter.inner(element, indent), indent)


def _inside_raw(converter: HtmlConverter) -> bool:
    parent = converter.stack[-1] if converter.stack else None
    return (
        parent is not None
        and parent.type == "html_element"
        and parent.options.get("content_model") == "raw"
    )


def _html_element(converter: HtmlConverter, element: Element, indent: int) -> str:
    body = converter.inner(element, indent)
    name, options = element.value, element.options
    tag = f"<{name}{html_attributes(element.attr)}"
    if options.get("category") == "span":
        if not body and name in WITHOUT_BODY:
            return f"{tag} />"
        return f"{tag}>{body}</{name}>"
    raw, space = _inside_raw(converter), " " * indent
    model = options.get("content_model")
    if options.get("is_closed") and model == "raw":
        html = f"{tag} />"
    elif body and model != "block":
        html = f"{tag}>{body}</{name}>"
    elif body:
        html = f"{tag}>\n{body.removesuffix(chr(10))}\n{space}</{name}>"
    elif name in WITHOUT_BODY:
        html = f"{tag} />"
    else:
        html = f"{tag}></{name}>"
    return html if raw else f"{space}{html}\n"


def _markup(converter: HtmlConverter, element: Element, indent: int) -> str:
    if element.options.get("category") == "block" and not _inside_raw(converter):
        return f"{' ' * indent}{element.value}\n"
    return element.value


def _row(converter: HtmlConverter, element: Element, indent: int) -> str:
    """A row; its cells learn in which column they stand."""
    converter.stack.append(element)
    body = []
    for column, cell in enumerate(element.children):
        converter.cache["column"] = column
        body.append(converter.convert(cell, indent + 2))
    converter.stack.pop()
    return indented_block("tr", element.attr, "".join(body), indent)


def _cell(converter: HtmlConverter, element: Element, indent: int) -> str:
    stack, attr = converter.stack, element.attr
    name = "th" if len(stack) > 1 and stack[-2].type == "thead" else "td"
    alignments = stack[-3].options.get("alignment", []) if len(stack) > 2 else []
    column = converter.cache.get("column", 0)
    alignment = alignments[column] if column < len(alignments) else "default"
    if alignment != "default":
        style = f"{attr['style']}; " if "style" in attr else ""
        attr = {**attr, "style": f"{style}text-align: {alignment}"}
    body = converter.inner(element, indent) or converter.entity(_NBSP)
    return block(name, attr, body, indent)


def _comment(_converter: HtmlConverter, element: Element, indent: int) -> str:
    if element.options.get("category") == "block":
        return f"{' ' * indent}<!-- {element.value} -->\n"
    return f"<!-- {element.value} -->"


def _raw(_converter: HtmlConverter, element: Element, _indent: int) -> str:
    kinds: Any = element.options.get("types")
    if kinds and "html" not in kinds:
        return ""
    return element.value + ("\n" if element.options.get("category") == "block" else "")


def _nothing(_converter: HtmlConverter, _element: Element, _indent: int) -> str:
    return ""


BLOCKS: dict[str, Convert] = {
    "blank": _blank,
    "p": _paragraph,
    "codeblock": convert_codeblock,
    "blockquote": _blockquote,
    "header": _header,
    "hr": _rule,
    "ul": _list,
    "ol": _list,
    "dl": _indented,
    "li": _item,
    "dd": _item,
    "dt": _term,
    "html_element": _html_element,
    "xml_comment": _markup,
    "xml_pi": _markup,
    "table": _indented,
    "thead": _indented,
    "tbody": _indented,
    "tfoot": _indented,
    "tr": _row,
    "td": _cell,
    "comment": _comment,
    "raw": _raw,
    "eob": _nothing,
}
