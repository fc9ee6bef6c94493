"""Attribute lists: what stands in ``{: … }`` and how it reaches an element.

Follows "Attribute List Definitions" and "Inline Attribute Lists" of the syntax page.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from blog.markup.kramdown.patterns import ID_NAME

_CLASS = r"\.([^ \t\n\r\f\v.#]+)"
_ID = r"#([A-Za-z][A-Za-z0-9_:-]*)"
# A value goes up to the first of its quotes that ends the word, so it may hold others; an
# escaped quote ends it only where no other does.
_VALUE = (
    r"{q}(?P<{name}>(?>\\[}}{q}]|[^}}])*?){q}(?=[ \t\n\r\f\v]|\Z)"
    r"|{q}(?P<{name}_loose>(?:\\\}}|[^}}])*?){q}"
)
_DOUBLE = _VALUE.format(q='"', name="double")
_SINGLE = _VALUE.format(q="'", name="single")
_ANY = re.compile(
    rf"(?:\A|[ \t\n\r\f\v])(?:"
    rf"(?P<key>{ID_NAME})=(?:{_DOUBLE}|{_SINGLE})"
    rf"|(?P<reference>{ID_NAME})"
    rf"|(?P<short>(?:{_ID}|{_CLASS})+)"
    rf")(?=[ \t\n\r\f\v]|\Z)"
)
_ID_OR_CLASS = re.compile(rf"{_ID}|{_CLASS}")
_UNESCAPE = {'"': re.compile(r'\\(\}|")'), "'": re.compile(r"\\(\}|')")}

AttributeList = dict[str, Any]
"""HTML attributes by name; under ``:refs`` the names of definitions referred to."""

REFS = ":refs"


def parse_attribute_list(text: str, into: AttributeList, warn: Callable[[str], None]) -> None:
    """Read the inside of an attribute list into ``into``."""
    if text.strip() in ("", ":"):
        return
    found = False
    for match in _ANY.finditer(text):
        found = True
        key, reference, short = match.group("key", "reference", "short")
        if reference:
            into.setdefault(REFS, []).append(reference)
        elif short:
            _read_short_forms(short, into)
        else:
            into[key] = _value(match)
    if not found:
        warn(f"No or invalid attributes found in IAL/ALD content: {text}")


def _value(match: re.Match[str]) -> str:
    for quote, name in (('"', "double"), ("'", "single")):
        strict, loose = match.group(name, f"{name}_loose")
        if strict is not None or loose is not None:
            return _UNESCAPE[quote].sub(r"\1", loose if strict is None else strict)
    return ""


def _read_short_forms(text: str, into: AttributeList) -> None:
    for identifier, name in _ID_OR_CLASS.findall(text):
        if name:
            into["class"] = f"{into.get('class', '')} {name}".lstrip()
        else:
            into["id"] = identifier


def merge_lists(target: AttributeList, other: AttributeList) -> None:
    """Add the attribute list ``other`` to ``target``: classes join, the rest replaces."""
    if REFS in other:
        target.setdefault(REFS, []).extend(other[REFS])
    _merge(target, other)


def apply_list(
    attributes: dict[str, Any],
    ial: AttributeList,
    definitions: Mapping[str, AttributeList],
    depth: int = 0,
) -> None:
    """Give ``attributes`` what ``ial`` and the definitions it refers to say."""
    for reference in ial.get(REFS, ()):
        if reference in definitions and depth < 20:
            apply_list(attributes, definitions[reference], definitions, depth + 1)
    _merge(attributes, ial)


def _merge(attributes: dict[str, Any], ial: AttributeList) -> None:
    for key, value in ial.items():
        if key == "class":
            attributes[key] = f"{attributes.get(key, '')} {value}".lstrip()
        elif key != REFS:
            attributes[key] = value
