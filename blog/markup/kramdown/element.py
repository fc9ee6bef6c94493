"""The element tree that parsing builds and conversion reads."""

from typing import Any

from blog.markup.kramdown.names import names

BLOCK_TYPES = names("blank p header blockquote codeblock ul ol li dl dt dd table td hr")
SPAN_TYPES = names(
    "text a br img codespan footnote em strong entity typographic_sym smart_quote abbreviation"
)

_LEAVES = names("text entity smart_quote typographic_sym br")
_NO_CHILDREN: Any = ()
"""Shared by all leaves: a list for each of them would keep the garbage collector busy."""


class Element:
    """One node: a type, a value or children, HTML attributes, options and a source line.

    ``type`` is one of kramdown's element names (``p``, ``header``, ``a``, ``text`` …),
    ``line`` is 1-based in the converted text. ``options`` holds what only parser and
    converter know: ``level``, ``ial``, ``category``, ``content_model`` and the like.
    """

    __slots__ = ("attr", "children", "line", "options", "type", "value")

    def __init__(
        self,
        type: str,
        value: Any = None,
        attr: dict[str, Any] | None = None,
        line: int = 0,
        options: dict[str, Any] | None = None,
    ) -> None:
        self.type = type
        self.value = value
        self.attr: dict[str, Any] = {} if attr is None else attr
        self.children: list[Any] = _NO_CHILDREN if type in _LEAVES else []
        self.line = line
        self.options: dict[str, Any] = {} if options is None else options

    def __repr__(self) -> str:
        return f"<{self.type} {self.value!r} {self.children!r}>"

    @property
    def category(self) -> str | None:
        """``"block"``, ``"span"`` or None for parts such as table rows."""
        if self.type in BLOCK_TYPES:
            return "block"
        if self.type in SPAN_TYPES:
            return "span"
        return self.options.get("category")

    def append_text(self, text: str, type: str = "text") -> None:
        """Add ``text`` to the last child where that is text of the same type, else a new one."""
        last = self.children[-1] if self.children else None
        if last is not None and last.type == type:
            last.value += text
        elif text:
            self.children.append(Element(type, text, line=last.line if last else self.line))

    def copy(self) -> "Element":
        """A copy of this element and of everything below it."""
        twin = Element(self.type, self.value, dict(self.attr), self.line, dict(self.options))
        if self.children:
            twin.children = [child.copy() for child in self.children]
        return twin
