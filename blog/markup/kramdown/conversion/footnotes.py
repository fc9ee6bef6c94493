"""Footnotes: their markers, and the list of them with links back.

Follows "Footnotes" of the syntax page and the options ``footnote_*``.
"""

from dataclasses import dataclass

from blog.markup.kramdown.conversion.escaping import escape_text
from blog.markup.kramdown.conversion.html import HtmlConverter, indented_block
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.entities import entity


@dataclass(slots=True)
class UsedFootnote:
    """A footnote in the order of use: its number and how often it was repeated."""

    name: str
    content: Element
    number: int
    repeats: int = 0


def convert_footnote(converter: HtmlConverter, element: Element, _indent: int) -> str:
    """The marker of a footnote, numbered by first use."""
    name = converter.options["footnote_prefix"] + element.options["name"]
    note, repeat = converter.footnotes.get(name), ""
    if note is None:
        number = converter.options["footnote_nr"] + len(converter.footnotes)
        note = converter.footnotes[name] = UsedFootnote(name, element.options["content"], number)
    else:
        note.repeats += 1
        repeat = f":{note.repeats}"
    text = converter.options["footnote_link_text"].replace("%s", str(note.number))
    return (
        f'<sup id="fnref:{name}{repeat}"><a href="#fn:{name}" class="footnote" '
        f'rel="footnote" role="doc-noteref">{text}</a></sup>'
    )


def footnote_list(converter: HtmlConverter) -> str:
    """The used footnotes; those used in footnotes follow."""
    if not converter.footnotes:
        return ""
    notes: list[str] = []
    while len(notes) < len(converter.footnotes):
        note = list(converter.footnotes.values())[len(notes)]
        notes.append(_convert_note(converter, note))
    start = converter.options["footnote_nr"]
    items = Element("ol", attr={"start": str(start)} if start != 1 else {})
    items.children = [Element("raw", note) for note in notes]
    attr = {"class": "footnotes", "role": "doc-endnotes"}
    return indented_block("div", attr, converter.convert(items, 2), 0)


def _convert_note(converter: HtmlConverter, note: UsedFootnote) -> str:
    item = Element("li", attr={"id": f"fn:{note.name}"})
    item.children = note.content.copy().children
    paragraph = _last_paragraph(item, converter.options["footnote_backlink_inline"])
    separated = paragraph is not None
    if paragraph is None:
        paragraph = Element("p")
        item.children.append(paragraph)
    if not converter.options["footnote_backlink"]:
        return converter.convert(item, 4)
    return _with_backlinks(converter, item, paragraph, note, separated)


def _with_backlinks(
    converter: HtmlConverter, item: Element, paragraph: Element, note: UsedFootnote, separated: bool
) -> str:
    text = escape_text(converter.options["footnote_backlink"])
    nbsp = converter.entity(entity("nbsp"))
    links = [_backlink(nbsp if separated else "", note.name, text)]
    for number in range(1, note.repeats + 1):
        label = f"{text}<sup>{number + 1}</sup>"
        links.append(_backlink(nbsp, f"{note.name}:{number}", label))
    paragraph.children.extend(Element("raw", link) for link in links)
    return converter.convert(item, 4)


def _backlink(space: str, name: str, text: str) -> str:
    return f'{space}<a href="#fnref:{name}" class="reversefootnote" role="doc-backlink">{text}</a>'


def _last_paragraph(item: Element, inline: bool) -> Element | None:
    """The paragraph that the link back belongs into, where there is one."""
    if not item.children or not (inline or item.children[-1].type == "p"):
        return None
    parent = item
    while parent.children and parent.children[-1].type not in ("p", "header"):
        parent = parent.children[-1]
    return parent.children[-1] if parent.children else None
