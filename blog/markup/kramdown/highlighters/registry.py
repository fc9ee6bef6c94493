"""The registry of syntax highlighters.

A highlighter is called with the code, its language (or None), ``"block"`` or ``"span"``,
and the value of the option ``syntax_highlighter_opts``.
"""

from collections.abc import Callable, Mapping
from typing import Any

from blog.markup.kramdown.highlighters import minted, rouge
from blog.markup.kramdown.highlighters.result import Highlighted

Highlighter = Callable[[str, str | None, str, Mapping[str, Any]], Highlighted]

HIGHLIGHTERS: dict[str, Highlighter] = {
    "rouge": rouge.highlight,
    "rouge-plain": rouge.wrap,
    "minted": minted.highlight,
}
