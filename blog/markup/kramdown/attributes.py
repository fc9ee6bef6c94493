"""Attribute lists: what stands in ``{: … }`` and how it reaches an element.

Follows "Attribute List Definitions" and "Inline Attribute Lists" of the syntax page.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from blog.markup.kramdown.patterns import ID_NAME

_CLASS = r"\.([^ \t\n\r\f\v.#]+)"
_ID = r"#([A-Za-z][A-Za-z0-9_:-]*)"
_ANY = re.compile(
    rf"(?:\A|[ \t\n\r\f\v])(?:"
    rf"({ID_NAME})=(?:\"((?:\\\}}|\\\"|[^}}\"])*?)\"|'((?:\\\}}|\\'|[^}}'])*?)')"
    rf"|({ID_NAME})"
    rf"|((?:{_ID}|{_CLASS})+)"
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
        key, double, single, reference, short = match.group(1, 2, 3, 4, 5)
        if reference:
            into.setdefault(REFS, []).append(reference)
        elif short:
            _read_short_forms(short, into)
        elif double is not None:
            into[key] = _UNESCAPE['"'].sub(r"\1", double)
        else:
            into[key] = _UNESCAPE["'"].sub(r"\1", single)
    if not found:
        warn(f"No or invalid attributes found in IAL/ALD content: {text}")


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
