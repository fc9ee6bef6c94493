"""The ``rouge`` highlighter: Rouge's wrapper markup, coloured by Pygments.

Options as Rouge's adapter for kramdown takes them: ``default_lang``, ``guess_lang``,
``disable``, ``line_numbers``, ``start_line``, ``css_class``, ``wrap``, ``formatter``, and
``span`` and ``block`` with others for one kind of code. ``wrap`` is the same without
colours, for a caller who colours later with ``colours.colourise``.
"""

from collections.abc import Callable, Mapping
from typing import Any

from blog.markup.kramdown.conversion.escaping import escape_all
from blog.markup.kramdown.highlighters.colours import colourise
from blog.markup.kramdown.highlighters.result import Highlighted
from blog.markup.kramdown.highlighters.rouge_lexers import TAGS

Formatter = Callable[[str, str, Mapping[str, Any]], str]


def highlight(code: str, language: str | None, kind: str, opts: Mapping[str, Any]) -> Highlighted:
    """``code`` coloured, in Rouge's markup."""
    return _format(code, language, options_for(kind, opts), colourise)


def wrap(code: str, language: str | None, kind: str, opts: Mapping[str, Any]) -> Highlighted:
    """``code`` in Rouge's markup, not coloured."""
    return _format(code, language, options_for(kind, opts), _uncoloured)


def _uncoloured(code: str, _language: str) -> str:
    return escape_all(code)


def options_for(kind: str, opts: Mapping[str, Any]) -> dict[str, Any]:
    """The options that hold for ``"block"`` or ``"span"``."""
    own = opts.get(kind)
    merged = {key: value for key, value in opts.items() if key not in ("block", "span")}
    if isinstance(own, Mapping):
        merged.update({str(key).removeprefix(":"): value for key, value in own.items()})
    if kind == "span":
        merged["wrap"] = False
    return merged


def lexer_tag(language: str | None) -> str | None:
    """Rouge's lexer for a name such as ``php?start_inline=1``; None for an unknown name."""
    if language is None or language == "guess":
        return "plaintext"
    return TAGS.get(language.split("?", 1)[0])


def _format(
    code: str, language: str | None, opts: Mapping[str, Any], colour: Callable[[str, str], str]
) -> Highlighted:
    default = opts.get("default_lang")
    default = str(default) if default else None
    wanted = language or default
    if not wanted and not opts.get("guess_lang"):
        return Highlighted(None, default)
    tag = lexer_tag(wanted)
    if opts.get("disable") or tag is None or (tag == "plaintext" and not opts.get("guess_lang")):
        return Highlighted(None, default)
    formatter = FORMATTERS.get(str(opts.get("formatter")), _legacy)
    return Highlighted(formatter(colour(code, wanted or tag), code, opts), default)


def _legacy(coloured: str, code: str, opts: Mapping[str, Any]) -> str:
    """The markup that Rouge writes by default."""
    if opts.get("line_numbers"):
        coloured = _numbered(coloured, code, opts)
    if opts.get("wrap", True):
        css_class = opts.get("css_class") or "highlight"
        return (
            f'<div class="highlight"><pre class="{css_class}"><code>{coloured}</code></pre></div>'
        )
    return coloured


def _numbered(coloured: str, code: str, opts: Mapping[str, Any]) -> str:
    """A table with a column of line numbers."""
    if not code.endswith("\n"):
        coloured += "\n"
    lines = code.count("\n") + (not code.endswith("\n"))
    start = opts.get("start_line", 1)
    start = start if isinstance(start, int) else 1
    numbers = "".join(f"{number}\n" for number in range(start, start + lines))
    return (
        f'<table class="{opts.get("table_class", "rouge-table")}"><tbody><tr>'
        f'<td class="{opts.get("gutter_class", "rouge-gutter")} gl">'
        f'<pre class="lineno">{numbers}</pre></td>'
        f'<td class="{opts.get("code_class", "rouge-code")}"><pre>{coloured}</pre></td>'
        "</tr></tbody></table>"
    )


def _bare(coloured: str, _code: str, _opts: Mapping[str, Any]) -> str:
    return coloured


def _custom_class(coloured: str, code: str, opts: Mapping[str, Any]) -> str:
    return f'<div class="custom-class">{_legacy(coloured, code, opts)}</div>'


FORMATTERS: dict[str, Formatter] = {
    "HTMLLegacy": _legacy,
    "HTML": _bare,
    "RougeHTMLFormatters": _custom_class,
}
"""Formatters by the name that the option ``formatter`` gives; others may be registered."""
