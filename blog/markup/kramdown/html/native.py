"""Turning HTML elements into native ones (option ``html_to_native``).

Only what the dialect could have written itself becomes native; the rest stays HTML, with
its text read for character references.
"""

import re
from collections.abc import Callable

from blog.markup.kramdown.element import Element
from blog.markup.kramdown.entities import entity
from blog.markup.kramdown.html import native_tables
from blog.markup.kramdown.html.elements import content_model
from blog.markup.kramdown.names import names
from blog.markup.kramdown.patterns import BLANKS, SPAN_ELEMENTS
from blog.markup.kramdown.spans.entity import REFERENCE, referred

_HOLDS_NO_TEXT = names(
    "html head hgroup ol ul dl table colgroup tbody thead tfoot tr select optgroup"
)
_WRAPS_TEXT = names(
    """
    body section nav article aside header footer address div li dd blockquote figure
    figcaption fieldset form
    """
)
_DROPS_WHITE_SPACE = _WRAPS_TEXT | {"td", "th"}
_STRIPS = names(
    """
    address article aside blockquote body caption dd div dl dt fieldset figcaption form
    footer header h1 h2 h3 h4 h5 h6 legend li nav p section td th
    """
)
_SIMPLE = names("em strong blockquote hr br img p thead tbody tfoot tr td th ul ol dl li dt dd")
_EMPHASIS = {"em": "em", "i": "em", "strong": "strong", "b": "strong"}
_QUOTES = ("lsquo", "rsquo", "ldquo", "rdquo")
_SYMBOLS = ("mdash", "ndash", "hellip", "laquo", "raquo")
_WHITE_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_REFERENCE = re.compile(REFERENCE)
_HIGHLIGHTER = re.compile(r"[ \t\n\r\f\v]+\bhighlighter-\w+\b|\bhighlighter-\w+\b[ \t\n\r\f\v]*")
_LANGUAGE = re.compile(r"\blanguage-[^ \t\n\r\f\v]+")
_MATH = re.compile(r"\bmath/tex\b")
_MATH_CDATA = re.compile(r"\A(?:%[ \t\n]*)?<!\[CDATA\[\n?(.*?)(?:\s%)?\]\]>\Z", re.S)


def convert(element: Element) -> None:
    """Convert ``element`` and what it holds, where the dialect has equals."""
    _convert(element, True, False, None)


def _convert(element: Element, natively: bool, keep_space: bool, parent: Element | None) -> None:
    if element.type in ("xml_comment", "xml_pi"):
        element.options = {"category": _comment_category(parent)}
    if element.type != "html_element":
        return
    name = element.value
    if not natively:
        _stay_html(element, False, keep_space)
        return
    if special := _SPECIAL.get(name):
        special(element)
        return
    if name in _HOLDS_NO_TEXT:
        _remove_texts(element)
    if name in _SIMPLE:
        _become(element, name)
        _convert_children(element, True, keep_space)
    else:
        _stay_html(element, True, keep_space)
    _tidy(element, name)


def _comment_category(parent: Element | None) -> str:
    name = "div"
    if parent is not None:
        natives = {"html_element": parent.value, "header": "h1"}
        name = natives.get(parent.type, parent.type)
    return "span" if content_model(name) == "span" else "block"


def _tidy(element: Element, name: str) -> None:
    if name in _STRIPS:
        _strip(element)
    if name in _DROPS_WHITE_SPACE:
        _drop_white_space(element)
    if name in _WRAPS_TEXT:
        _wrap_texts(element)


def _become(element: Element, kind: str, **options: object) -> None:
    element.type, element.value, element.options = kind, None, dict(options)


def _convert_children(element: Element, natively: bool, keep_space: bool) -> None:
    children: list[Element] = []
    for child in element.children:
        if child.type == "text":
            children.extend(_text(child.value, keep_space or not natively))
        else:
            _convert(child, natively, keep_space, element)
            children.append(child)
    element.children = children


def _stay_html(element: Element, natively: bool = True, keep_space: bool = False) -> None:
    name = element.value
    element.options = {
        "category": "span" if name in SPAN_ELEMENTS else "block",
        "content_model": content_model(name) if natively else "raw",
    }
    _convert_children(element, natively, keep_space)


def _text(raw: str, keep_space: bool) -> list[Element]:
    """Text with its character references as elements."""
    text = raw if keep_space else _WHITE_SPACE.sub(" ", raw)
    parts: list[Element] = []
    pos = 0
    for match in _REFERENCE.finditer(text):
        if match.start() > pos:
            parts.append(Element("text", text[pos : match.start()]))
        parts.append(_reference(match))
        pos = match.end() if parts[-1].value is not _AMPERSAND else match.start() + 1
    if pos < len(text):
        parts.append(Element("text", text[pos:]))
    return parts


_AMPERSAND = entity("amp")


def _reference(match: re.Match[str]) -> Element:
    if match[1] in _QUOTES:
        return Element("smart_quote", match[1])
    if match[1] in _SYMBOLS:
        return Element("typographic_sym", match[1])
    try:
        value = referred(match)
    except KeyError:
        return Element("entity", _AMPERSAND)
    if value is _AMPERSAND:
        value = type(value)(value.code, value.name)
    return Element("entity", value, options={"original": match[0]})


def _remove_texts(element: Element) -> None:
    element.children = [child for child in element.children if child.type != "text"]


def _wrap_texts(element: Element) -> None:
    """Put runs of text and spans into transparent paragraphs."""
    children: list[Element] = []
    open_paragraph: Element | None = None
    for child in element.children:
        if child.category == "block":
            open_paragraph = None
            children.append(child)
            continue
        if open_paragraph is None:
            open_paragraph = Element("p", options={"transparent": True})
            children.append(open_paragraph)
        open_paragraph.children.append(child)
    element.children = children


def _strip(element: Element) -> None:
    if element.children and element.children[0].type == "text":
        element.children[0].value = element.children[0].value.lstrip(BLANKS)
    if element.children and element.children[-1].type == "text":
        element.children[-1].value = element.children[-1].value.rstrip(BLANKS)


def _drop_white_space(element: Element) -> None:
    children, last = element.children, len(element.children) - 1

    def superfluous(number: int, child: Element) -> bool:
        if child.type != "text" or child.value.strip(BLANKS):
            return False
        if number in (0, last):
            return True
        return children[number - 1].category == children[number + 1].category == "block"

    element.children = [c for n, c in enumerate(children) if not superfluous(n, c)]


def _all_text(element: Element) -> str:
    own = element.value or "" if element.type == "text" else ""
    return own + "".join(map(_all_text, element.children))


def _textarea(element: Element) -> None:
    _stay_html(element, True, True)


def _link(element: Element) -> None:
    if element.attr.get("href"):
        _become(element, "a")
        _convert_children(element, True, False)
    else:
        _stay_html(element, False)


def _emphasis(element: Element) -> None:
    text = _all_text(element)
    if text != text.strip(" \t\n\r\f\v"):
        _stay_html(element, False)
    else:
        _become(element, _EMPHASIS[element.value])
        _convert_children(element, True, False)


def _header(element: Element) -> None:
    _become(element, "header", level=int(element.value[1]), raw_text=_all_text(element))
    _convert_children(element, True, False)


def _code(element: Element) -> None:
    parts = _text(_all_text(element), True)
    if any(part.type == "entity" and part.value.character is None for part in parts):
        _stay_html(element, False, True)
        return
    if element.value == "code":
        _become(element, "codespan")
        if "class" in element.attr:
            element.attr["class"] = _HIGHLIGHTER.sub("", element.attr["class"])
    else:
        _become(element, "codeblock")
        _take_language(element)
    element.value = "".join(map(_plain, parts))
    element.children = []


def _take_language(element: Element) -> None:
    children = element.children
    if len(children) == 1 and children[0].value == "code":
        language = _LANGUAGE.search(children[0].attr.get("class", ""))
        if language:
            element.attr["class"] = f"{language[0]} {element.attr.get('class', '')}".rstrip()


def _plain(part: Element) -> str:
    if part.type == "text":
        return part.value
    value = part.value if part.type == "entity" else entity(part.value)
    return value.character or ""


def _table(element: Element) -> None:
    if not native_tables.is_simple(element):
        _stay_html(element, False)
        return
    _remove_texts(element)
    _convert_children(element, True, False)
    _become(element, "table")
    native_tables.finish(element)


def _script(element: Element) -> None:
    if not _MATH.search(element.attr.get("type", "")) or not element.children:
        _stay_html(element)
        return
    category = "block" if "mode=display" in element.attr.pop("type") else "span"
    value = _MATH_CDATA.sub(r"\1", element.children.pop(0).value)
    _become(element, "math", category=category)
    element.value = value


_SPECIAL: dict[str, Callable[[Element], None]] = {
    "textarea": _textarea,
    "a": _link,
    **dict.fromkeys(_EMPHASIS, _emphasis),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _header),
    "code": _code,
    "pre": _code,
    "table": _table,
    "script": _script,
}
