"""The first half of rendering: from source text to HTML as Jekyll would make it."""

from collections.abc import Callable
from dataclasses import dataclass

from blog.markup import kramdown, liquid
from blog.markup.article import Notice, NoticeKind, Source, Surroundings
from blog.markup.errors import MarkupError
from blog.markup.excerpt import excerpt_source
from blog.markup.jekyll_defaults import kramdown_options

LONGEST_SOURCE = 2_000_000
LONGEST_HTML = 8_000_000


@dataclass(frozen=True, slots=True)
class Document:
    """A source text after Liquid and Markdown: HTML that nothing was taken out of yet.

    Never show ``html`` or ``excerpt`` to anyone: ``render`` makes them safe.
    """

    source: Source
    surroundings: Surroundings
    html: str
    excerpt: str = ""
    warnings: tuple[Notice, ...] = ()


def parse(source: Source, surroundings: Surroundings) -> Document:
    """Return a document of a source text: Liquid is expanded, then Markdown converted.

    Raises MarkupError where the text, or what Liquid makes of it, is too long to be an
    article. All other trouble is a warning with its line.
    """
    _refuse(source.name, source.text, LONGEST_SOURCE)
    warnings: list[Notice] = []
    html = _converted(source, source.text, surroundings, warnings.append)
    head = excerpt_source(source.text, surroundings.excerpt_separator)
    whole = head == source.text
    excerpt = html if whole else _converted(source, head, surroundings, _unheard)
    return Document(source, surroundings, html, excerpt, tuple(warnings))


def _unheard(_: Notice) -> None:
    """Take a warning about an excerpt, which the whole text gives as well."""


def _converted(
    source: Source, text: str, surroundings: Surroundings, warn: Callable[[Notice], None]
) -> str:
    expansion = _expanded(source, text.replace("\r\n", "\n").replace("\r", "\n"), surroundings)
    for notice in expansion.warnings:
        warn(notice)
    if source.format == "html":
        html = expansion.text
    else:
        document = _markdown(expansion.text, surroundings)
        html = document.to_html()
        for warning in document.warnings:
            warn(_notice(warning, expansion.lines))
    _refuse(source.name, html, LONGEST_HTML)
    return html


def _expanded(source: Source, text: str, surroundings: Surroundings) -> liquid.Expansion:
    """Return the text after Liquid, or as it is where ``render_with_liquid`` is false."""
    page = surroundings.variables.get("page") or {}
    if page.get("render_with_liquid") is False:
        end = source.first_line + text.count("\n")
        return liquid.Expansion(text, (), tuple(range(source.first_line, end + 1)))
    variables = surroundings.variables
    if source.format == "html":  # Jekyll's highlighter leaves its blank lines to Markdown
        variables = {**variables, "highlighter_prefix": "", "highlighter_suffix": ""}
    return liquid.expand(
        text,
        name=source.name,
        first_line=source.first_line,
        variables=variables,
        include=surroundings.include,
        markdownify=lambda part: _markdown(part, surroundings).to_html(),
    )


def _notice(warning: kramdown.SourceWarning, lines: tuple[int, ...]) -> Notice:
    kind: NoticeKind = "remark" if warning.harmless else "trouble"
    return Notice(warning.message, _line_of_file(warning.line, lines), kind)


def _line_of_file(line: int, lines: tuple[int, ...]) -> int:
    """Return the line of the file that a line of the expanded text comes from."""
    return lines[line - 1] if 0 < line <= len(lines) else 0


def _markdown(text: str, surroundings: Surroundings) -> kramdown.Document:
    """Return Markdown parsed under the site's options, code in its wrappers but uncoloured."""
    options = kramdown_options(surroundings.kramdown)
    if options["syntax_highlighter"] == "rouge":
        options["syntax_highlighter"] = "rouge-plain"  # colours come after the sanitiser
    return kramdown.Document(text, **options)


def _refuse(name: str, text: str, longest: int) -> None:
    if len(text) > longest:
        raise MarkupError(
            f"{name}: the text has {len(text):,} characters, more than the {longest:,} that an "
            "article may have; split it into several"
        )
