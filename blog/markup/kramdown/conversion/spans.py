"""HTML of span elements."""

import re

from blog.markup.kramdown import math_engines
from blog.markup.kramdown.conversion.code import convert_codespan
from blog.markup.kramdown.conversion.escaping import escape_text, html_attributes
from blog.markup.kramdown.conversion.footnotes import convert_footnote
from blog.markup.kramdown.conversion.html import Convert, HtmlConverter, block, span
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.entities import Entity, entity

_CJK = (
    r"[\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3038-\u303b\u3041-\u309f\u30a1-\u30fa\u30fd-\u30ff"
    r"\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff6f\uff71-\uff9d"
    r"\U00020000-\U0003ffff]"
)
_CJK_LINE_BREAK = re.compile(rf"(?<={_CJK})\n(?={_CJK})")
_QUOTES = {"lsquo": 0, "rsquo": 1, "ldquo": 2, "rdquo": 3}
_SYMBOLS = {
    "mdash": ("mdash",),
    "ndash": ("ndash",),
    "hellip": ("hellip",),
    "laquo_space": ("laquo", "nbsp"),
    "raquo_space": ("nbsp", "raquo"),
    "laquo": ("laquo",),
    "raquo": ("raquo",),
}


def _text(converter: HtmlConverter, element: Element, _indent: int) -> str:
    text = escape_text(element.value)
    if converter.options["remove_line_breaks_for_cjk"]:
        return _CJK_LINE_BREAK.sub("", text)
    return text


def _break(_converter: HtmlConverter, _element: Element, _indent: int) -> str:
    return "<br />"


def _named(converter: HtmlConverter, element: Element, indent: int) -> str:
    name = element.type
    return f"<{name}{html_attributes(element.attr)}>{converter.inner(element, indent)}</{name}>"


def _image(_converter: HtmlConverter, element: Element, _indent: int) -> str:
    return f"<img{html_attributes(element.attr)} />"


def _entity(converter: HtmlConverter, element: Element, _indent: int) -> str:
    return converter.entity(element.value, element.options.get("original"))


def _typographic_symbol(converter: HtmlConverter, element: Element, _indent: int) -> str:
    own = converter.options["typographic_symbols"].get(element.value)
    if own is not None:
        return escape_text(own)
    return "".join(converter.entity(entity(name)) for name in _SYMBOLS[element.value])


def _smart_quote(converter: HtmlConverter, element: Element, _indent: int) -> str:
    name = converter.options["smart_quotes"][_QUOTES[element.value]]
    return converter.entity(_quote_entity(converter, name, element))


def _quote_entity(converter: HtmlConverter, name: str, element: Element) -> Entity:
    try:
        return entity(int(name) if name.isdecimal() else name)
    except KeyError:
        message = f"Option smart_quotes: there is no entity '{name}'; the default is used"
        if not any(warning.message == message for warning in converter.warnings):
            converter.warn(message)
        return entity(element.value)


def _math(converter: HtmlConverter, element: Element, indent: int) -> str:
    name = converter.options["math_engine"]
    is_block = element.options.get("category") == "block"
    if name:
        engine = math_engines.ENGINES.get(name)
        if engine is not None:
            return engine(converter, element, indent)
        converter.warn(f"The math engine {name} is not available", element.line)
    attr = {**element.attr, "class": f"{element.attr.get('class', '')} kdmath".lstrip()}
    if is_block:
        return block("div", attr, f"$$\n{element.value}\n$$", indent)
    return span("span", attr, f"${element.value}$")


def _abbreviation(converter: HtmlConverter, element: Element, _indent: int) -> str:
    title, definition = converter.abbreviations[element.options["name"]]
    attr = {**definition.attr, "title": title} if title else definition.attr
    return span("abbr", attr, element.value)


SPANS: dict[str, Convert] = {
    "text": _text,
    "raw_text": _text,
    "br": _break,
    "a": _named,
    "em": _named,
    "strong": _named,
    "img": _image,
    "codespan": convert_codespan,
    "footnote": convert_footnote,
    "entity": _entity,
    "typographic_sym": _typographic_symbol,
    "smart_quote": _smart_quote,
    "math": _math,
    "abbreviation": _abbreviation,
}
