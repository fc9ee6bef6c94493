"""HTML tables that the dialect could have written itself (option ``html_to_native``)."""

import re
from collections.abc import Iterator

from blog.markup.kramdown.element import Element
from blog.markup.kramdown.html.elements import BLOCK_ELEMENTS

_ALIGNMENT = re.compile(r"text-align:[ \t\n\r\f\v]+(center|left|right|justify|inherit)")
_WRITTEN_ALIGNMENT = re.compile(r"(?:;[ \t\n\r\f\v]*)?text-align:[ \t\n\r\f\v]+(center|left|right)")
_CELLS = ("td", "th")


def is_simple(table: Element) -> bool:
    """Whether a table has plain cells in equal rows of equal alignment."""
    rows = [_cells(row) for row in _named(table, ("tr",))]
    if len({len(row) for row in rows}) > 1:
        return False
    if not all(_holds_phrases(cell) for cell in _named(table, _CELLS)):
        return False
    alignments = [[_alignment(cell) for cell in row] for row in rows]
    if any(alignment in ("justify", "inherit") for row in alignments for alignment in row):
        return False
    return all(row == alignments[0] for row in alignments) and _has_parts(table)


def _cells(row: Element) -> list[Element]:
    return [child for child in row.children if child.value in _CELLS]


def _named(element: Element, names: tuple[str, ...]) -> Iterator[Element]:
    for child in element.children:
        if child.value in names:
            yield child
        else:
            yield from _named(child, names)


def _holds_phrases(element: Element) -> bool:
    return all(
        (child.type == "text" or child.value not in BLOCK_ELEMENTS) and _holds_phrases(child)
        for child in element.children
    )


def _alignment(cell: Element) -> str:
    found = _ALIGNMENT.search(cell.attr.get("style", ""))
    return found[1] if found else "default"


def _has_parts(table: Element) -> bool:
    if _rows_of(table, "td"):
        return True
    kinds = {"thead": "th", "tfoot": "td", "tbody": "td"}
    return all(
        part.type == "text" or (part.value in kinds and _rows_of(part, kinds[part.value]))
        for part in table.children
    ) and any(part.value == "tbody" for part in table.children)


def _rows_of(part: Element, cell: str) -> bool:
    return all(
        (row.value == "tr" or row.type == "text")
        and all(child.value == cell or child.type == "text" for child in row.children)
        for row in part.children
    )


def finish(table: Element) -> None:
    """Give a converted table its alignments, its body, and cells of one type."""
    table.children = [child for child in table.children if child.type != "html_element"]
    for row in _typed(table, "tr"):
        table.options["alignment"] = [_take_alignment(cell) for cell in row.children]
    for cell in _typed(table, "th"):
        cell.type = "td"
    if table.children and table.children[0].type == "tr":
        body = Element("tbody", line=table.line)
        body.children, table.children = table.children, [body]


def _typed(element: Element, kind: str) -> Iterator[Element]:
    for child in element.children:
        if child.type == kind:
            yield child
        else:
            yield from _typed(child, kind)


def _take_alignment(cell: Element) -> str:
    style = cell.attr.get("style")
    found = _WRITTEN_ALIGNMENT.search(style) if style else None
    if style is None or found is None:
        return "default"
    rest = style[: found.start()] + style[found.end() :]
    cell.attr["style"] = rest
    if not rest.strip():
        del cell.attr["style"]
    return found[1]
