"""HTML of code, with or without a syntax highlighter."""

import re
from typing import Any

from blog.markup.kramdown.conversion.escaping import escape_all, html_attributes
from blog.markup.kramdown.conversion.html import HtmlConverter, span
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.highlighters.registry import HIGHLIGHTERS
from blog.markup.kramdown.highlighters.result import Highlighted

_LANGUAGE = re.compile(r"\blanguage-([^ \t\n\r\f\v]+)")
_LANGUAGE_OR_START = re.compile(r"\blanguage-[^ \t\n\r\f\v]+|(^)")
_WHITE_SPACE = re.compile(r"(^[ \t]+)|([ \t]+$)|([ \t]+)", re.M)


def convert_codeblock(converter: HtmlConverter, element: Element, indent: int) -> str:
    """A code block: in the highlighter's markup, else a plain ``pre``."""
    attr = dict(element.attr)
    language = _take_language(attr)
    wanted = element.options.get("lang") or language
    result = _highlight(converter, element, wanted, "block")
    space = " " * indent
    if result.html is not None:
        _add_highlighter(converter, attr, language or result.default_language)
        return f"{space}<div{html_attributes(attr)}>{result.html}{space}</div>\n"
    code = escape_all(element.value).removesuffix("\n")
    if "show-whitespaces" in element.attr.get("class", "").split():
        code = _WHITE_SPACE.sub(_shown_white_space, code)
    inner = html_attributes({"class": f"language-{language}"}) if language else ""
    return f"{space}<pre{html_attributes(attr)}><code{inner}>{code}\n</code></pre>\n"


def convert_codespan(converter: HtmlConverter, element: Element, _indent: int) -> str:
    """Code in text."""
    attr = dict(element.attr)
    found = _LANGUAGE.search(attr.get("class") or "")
    language = found[1] if found else None
    result = _highlight(converter, element, language, "span")
    if result.html is None:
        return span("code", attr, escape_all(element.value))
    _add_highlighter(converter, attr, language or result.default_language)
    return span("code", attr, result.html)


def _take_language(attr: dict[str, Any]) -> str | None:
    found = _LANGUAGE.search(attr.get("class") or "")
    if found is None:
        return None
    rest = attr["class"][: found.start()] + attr["class"][found.end() :]
    attr["class"] = rest.strip()
    if not attr["class"]:
        del attr["class"]
    return found[1]


def _highlight(
    converter: HtmlConverter, element: Element, language: str | None, kind: str
) -> Highlighted:
    name = converter.options["syntax_highlighter"]
    if not name:
        return Highlighted(None, None)
    highlighter = HIGHLIGHTERS.get(name)
    if highlighter is None:
        message = f"The syntax highlighter {name} is not available"
        if not any(warning.message == message for warning in converter.warnings):
            converter.warn(message, element.line)
        return Highlighted(None, None)
    return highlighter(element.value, language, kind, converter.options["syntax_highlighter_opts"])


def _add_highlighter(converter: HtmlConverter, attr: dict[str, Any], language: str | None) -> None:
    name = converter.options["syntax_highlighter"].removesuffix("-plain")
    classes = f"{attr.get('class') or ''} highlighter-{name}".lstrip()
    if language:
        classes = _LANGUAGE_OR_START.sub(
            lambda m: f"language-{language}{' ' if m[1] is not None else ''}", classes, count=1
        )
    attr["class"] = classes


def _shown_white_space(match: re.Match[str]) -> str:
    suffix = "-l" if match[1] else "-r" if match[2] else ""
    shown = {
        "\t": f'<span class="ws-tab{suffix}">\t</span>',
        " ": f'<span class="ws-space{suffix}">&#8901;</span>',
    }
    return "".join(shown[character] for character in match[0])
