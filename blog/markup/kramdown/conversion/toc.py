"""The table of contents that stands for a list marked ``{:toc}``.

Follows "Automatic Table of Contents generation" of kramdown's HTML converter.
"""

from blog.markup.kramdown.element import Element


def contents_tree(headers: list[tuple[int, str, list[Element]]], listed: Element) -> Element:
    """A nested list of links to ``headers``, of the kind and with the attributes of ``listed``."""
    sections = Element(listed.type, attr=dict(listed.attr))
    prefix = sections.attr.setdefault("id", "markdown-toc")
    stack: list[tuple[int, Element]] = [(0, sections)]
    for level, identifier, children in headers:
        while stack[-1][0] >= level:
            stack.pop()
        entry, below = _entry(identifier, f"{prefix}-{identifier}", children, listed.type)
        stack[-1][1].children.append(entry)
        stack.append((level, below))
    _drop_empty_lists(sections)
    return sections


def _entry(
    identifier: str, own_id: str, children: list[Element], kind: str
) -> tuple[Element, Element]:
    link = Element("a", attr={"href": f"#{identifier}", "id": own_id})
    link.children = _plain_entry(children)
    paragraph = Element("p", options={"transparent": True})
    paragraph.children.append(link)
    entry, below = Element("li"), Element(kind)
    entry.children = [paragraph, below]
    return entry, below


def _drop_empty_lists(sections: Element) -> None:
    for entry in sections.children:
        if entry.children[-1].children:
            _drop_empty_lists(entry.children[-1])
        else:
            entry.children.pop()


def _plain_entry(children: list[Element]) -> list[Element]:
    """Copies of a header's children without footnotes, links replaced by their text."""
    entry: list[Element] = []
    for child in children:
        if child.type == "footnote":
            continue
        inside = _plain_entry(child.children)
        if child.type == "a":
            entry.extend(inside)
        else:
            twin = Element(child.type, child.value, child.attr, child.line, child.options)
            twin.children = inside
            entry.append(twin)
    return entry
