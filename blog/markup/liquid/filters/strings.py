"""Filters of text: Jekyll's own, and which of Liquid's take a text."""

import html
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote_plus

from liquid.exceptions import LiquidTypeError
from text_unidecode import unidecode

from blog.markup.liquid import addresses, printing
from blog.markup.liquid.context import OUTPUT, LimitReached

BUILTIN = frozenset(
    {
        "capitalize", "downcase", "lstrip", "newline_to_br", "remove",
        "remove_first", "remove_last", "rstrip", "strip", "strip_html",
        "strip_newlines", "upcase", "url_decode",
        "url_encode", "base64_encode", "base64_decode", "slice"
    }
)  # fmt: skip
"""Liquid's own filters whose value is a text."""

_WHITE = re.compile(r"\s+", re.A)
_CJK = re.compile(
    r"[\u1100-\u11ff\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u309d-\u309f"
    r"\u30a1-\u30fa\u30fd-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff]"
)
_QUOTES = str.maketrans({'"': "&quot;", "'": "&apos;"})
_REFERENCES = str.maketrans({'"': "&quot;", "'": "&#39;"})
_UNESCAPED = re.compile(r"[\"'<>]|&(?!(?:[a-zA-Z]+|#\d+);)")
_SLUG_MODES = ("raw", "default", "pretty", "ascii", "latin")
_PRETTY = frozenset("._~!$&'()+,;=@")


def _text(value: object) -> str:
    return printing.to_s(value)


def append(value: object, more: object) -> str:
    """Return the text with another after it."""
    return _text(value) + _text(more)


def prepend(value: object, more: object) -> str:
    """Return the text with another before it."""
    return _text(more) + _text(value)


def replace(value: object, old: object, new: object = "") -> str:
    """Return the text with every ``old`` replaced, unless that would make it endless."""
    text, old, new = _text(value), _text(old), _text(new)
    if (text.count(old) if old else len(text) + 1) * len(new) > OUTPUT:
        raise LimitReached("a value grows too large", token=None)
    return text.replace(old, new)


def replace_first(value: object, old: object, new: object = "") -> str:
    """Return the text with the first ``old`` replaced."""
    return _text(value).replace(_text(old), _text(new), 1)


def split(value: object, separator: object = " ") -> list[str]:
    """Return the parts of a text, without empty ones at its end."""
    text, between = _text(value), _text(separator)
    if not between:
        return list(text)
    parts = text.split() if between == " " else text.split(between)
    while parts and not parts[-1]:
        parts.pop()
    return parts


def truncate(value: object, length: object = 50, ending: object = "...") -> str:
    """Return a text cut to so many characters, its ending counted."""
    text, limit, tail = _text(value), to_integer(length), _text(ending)
    return text if len(text) <= limit else text[: max(limit - len(tail), 0)] + tail


def truncatewords(value: object, number: object = 15, ending: object = "...") -> str:
    """Return the first words of a text, the whole text where it has no more."""
    text, limit = _text(value), max(to_integer(number), 1)
    words = text.split(maxsplit=limit)
    whole = len(words) + text[-1:].isspace() <= limit
    return text if whole else " ".join(words[:limit]) + _text(ending)


def slice_(value: Any, start: object, length: object = 1) -> Any:
    """Return a part of a text or a list; a start below zero counts from the end."""
    items = value if isinstance(value, list) else _text(value)
    first = to_integer(start)
    first += len(items) if first < 0 else 0
    if not 0 <= first <= len(items):
        return items[:0]
    return items[first : first + max(to_integer(length), 0)]


def slugify(value: object, mode: object = None) -> str | None:
    """Return the text as a slug, in one of Jekyll's modes."""
    if value is None:
        return None
    text, mode = _text(value), _text(mode) or "default"
    if mode not in _SLUG_MODES:
        return text.lower()
    if mode == "latin":
        text = "".join(map(_transliterated, unicodedata.normalize("NFC", text)))
    if mode == "raw":
        slug = _WHITE.sub("-", text)
    elif mode == "ascii":
        slug = re.sub(r"[^A-Za-z0-9]+", "-", text)
    else:
        kept = _PRETTY if mode == "pretty" else frozenset()
        slug = "".join(char if _in_word(char) or char in kept else "\0" for char in text)
        slug = re.sub("\0+", "-", slug)
    return re.sub(r"^-|-$", "", slug, flags=re.M).lower()


def _transliterated(char: str) -> str:
    """Return a Latin letter without its marks; what is not Latin becomes a question mark."""
    if char.isascii():
        return char
    return unidecode(char) if unicodedata.name(char, "").startswith("LATIN") else "?"


def _in_word(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] in "LM" or category == "Nd"


def xml_escape(value: object) -> str:
    """Return the text for an attribute or an element of XML."""
    return html.escape(_text(value), quote=False).translate(_QUOTES)


def escape(value: object) -> str:
    """Return the text for HTML, with the references that Ruby writes."""
    return html.escape(_text(value), quote=False).translate(_REFERENCES)


def escape_once(value: object) -> str:
    """Return the text for HTML; references that it holds stay as they are."""
    return _UNESCAPED.sub(lambda match: escape(match[0]), _text(value))


def cgi_escape(value: object) -> str:
    """Return the text as a part of a query: blanks become pluses."""
    return quote_plus(_text(value), safe="~")


def uri_escape(value: object) -> str | None:
    """Return the text percent-encoded, its reserved characters as they are."""
    return None if value is None else addresses.encoded_component(_text(value))


def normalize_whitespace(value: object) -> str:
    """Return the text with every run of blanks as one."""
    return _WHITE.sub(" ", _text(value)).strip()


def number_of_words(value: object, mode: object = None) -> int:
    """Return the number of words; modes ``cjk`` and ``auto`` count East Asian characters."""
    text = _text(value)
    characters = len(_CJK.findall(text))
    if mode == "cjk" or (mode == "auto" and characters):
        return characters + len(_CJK.sub(" ", text).split())
    return len(text.split())


def strip_index(value: object) -> str | None:
    """Return an address without ``index.html``."""
    text = _text(value)
    return re.sub(r"/index\.html?\Z", "/", text) if text else None


def inspect(value: object) -> str:
    """Return a value as Ruby shows it to programmers."""
    return xml_escape(printing.inspect(value, printing.Budget()))


def to_integer(value: object) -> int:
    """Return a value as a whole number: true is 1, what is no number 0."""
    if isinstance(value, bool):
        return int(value)
    if value is None:
        return 0
    if isinstance(value, int | float):
        return int(value)
    if isinstance(value, str):
        match = re.match(r"\s*[-+]?\d{1,300}", value)
        return int(match[0]) if match else 0
    raise LiquidTypeError("this is no number", token=None)


def jsonify(value: object) -> str:
    """Return a value as JSON."""
    return printing.to_json(value)


FILTERS: Mapping[str, Callable[..., Any]] = {
    "append": append,
    "prepend": prepend,
    "replace": replace,
    "replace_first": replace_first,
    "split": split,
    "truncate": truncate,
    "truncatewords": truncatewords,
    "slice": slice_,
    "slugify": slugify,
    "xml_escape": xml_escape,
    "escape": escape,
    "h": escape,
    "escape_once": escape_once,
    "cgi_escape": cgi_escape,
    "uri_escape": uri_escape,
    "normalize_whitespace": normalize_whitespace,
    "number_of_words": number_of_words,
    "strip_index": strip_index,
    "inspect": inspect,
    "to_integer": to_integer,
    "jsonify": jsonify,
}
