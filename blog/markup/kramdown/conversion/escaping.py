"""Escaping of text and attributes; character references that were written stay."""

import re
from collections.abc import Mapping
from typing import Any

_REFERENCE = r"&(?:[A-Za-z0-9_:][A-Za-z0-9_.:-]*;|#[0-9]+;|#x[0-9a-fA-F]+;)"
_TEXT = re.compile(rf"{_REFERENCE}|[<>&]")
_ATTRIBUTE = re.compile(rf"{_REFERENCE}|[<>&\"]")
_NEEDS_CARE = re.compile("[<>&]").search
_NEEDS_CARE_IN_ATTRIBUTE = re.compile('[<>&"]').search
_ESCAPED = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;"}


def _replacement(match: re.Match[str]) -> str:
    return _ESCAPED.get(match[0], match[0])


def escape_all(text: str) -> str:
    """``text`` with every ``<``, ``>`` and ``&`` escaped, as code needs it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_text(text: str) -> str:
    """``text`` escaped, character references apart."""
    return _TEXT.sub(_replacement, text) if _NEEDS_CARE(text) else text


def escape_attribute(text: str) -> str:
    """The value of an attribute, escaped, character references apart."""
    return _ATTRIBUTE.sub(_replacement, text) if _NEEDS_CARE_IN_ATTRIBUTE(text) else text


def html_attributes(attr: Mapping[str, Any]) -> str:
    """Attributes as they stand in a tag; an empty id is left out."""
    if not attr:
        return ""
    return "".join(
        f' {key}="{escape_attribute(str(value))}"'
        for key, value in attr.items()
        if value is not None and not (key == "id" and not str(value).strip())
    )
