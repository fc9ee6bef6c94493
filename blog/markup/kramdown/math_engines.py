"""Math engines by name: how TeX is written into HTML.

``ENGINES`` is the registry; an engine is called with the converter, the element and the
indentation and answers HTML.
"""

from collections.abc import Callable

from blog.markup.kramdown.conversion.escaping import escape_all
from blog.markup.kramdown.conversion.html import HtmlConverter, block, span
from blog.markup.kramdown.element import Element

MathEngine = Callable[[HtmlConverter, Element, int], str]


def mathjax(_converter: HtmlConverter, element: Element, indent: int) -> str:
    """TeX between the delimiters that MathJax and KaTeX look for."""
    value = escape_all(element.value)
    if element.options.get("category") == "block":
        math = f"\\[{value}\\]\n"
        return block("div", element.attr, math, indent) if element.attr else math
    if element.attr:
        return span("span", element.attr, f"${element.value}$")
    return f"\\({value}\\)"


ENGINES: dict[str, MathEngine] = {"mathjax": mathjax}
