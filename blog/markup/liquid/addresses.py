"""Addresses as Jekyll's ``relative_url`` and ``absolute_url`` make them."""

import posixpath
import re
import unicodedata
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, unquote_to_bytes

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PARTS = re.compile(r"([^?#]*)(\?[^#]*)?(#.*)?\Z", re.S)
_HOST = re.compile(r"([a-z][a-z0-9+.-]*://[^/?#]*)(.*)\Z", re.I | re.S)
_SAFE = "/:@!$&'()*+,;=~-._"


def is_absolute(address: str) -> bool:
    """Say whether an address begins with a scheme."""
    return bool(_SCHEME.match(address))


def relative_url(address: str, site: Any) -> str:
    """Return ``address`` below the site's ``baseurl``, percent-encoded."""
    if is_absolute(address):
        return address
    base = _setting(site, "baseurl").removesuffix("/")
    return normalized(_slashed(base) + _slashed(address))


def absolute_url(address: str, site: Any) -> str:
    """Return ``address`` with the site's ``url`` and ``baseurl``."""
    if is_absolute(address):
        return address
    host = _setting(site, "url")
    relative = relative_url(address, site)
    return normalized(host + relative) if host else relative


def _setting(site: Any, name: str) -> str:
    value = site.get(name) if isinstance(site, Mapping) else None
    return value if isinstance(value, str) else ""


def _slashed(part: str) -> str:
    return part if not part or part.startswith("/") else f"/{part}"


def normalized(address: str) -> str:
    """Return an address in its normal form: encoded, NFKC, without dots in its path."""
    match = _HOST.match(address)
    host, rest = (match[1].lower(), match[2] or "/") if match else ("", address)
    parts = _PARTS.match(rest)
    if not parts:
        return address
    path = _dotless(_encoded(parts[1], _SAFE))
    query = "?" + _encoded(parts[2][1:], _SAFE + "?") if parts[2] else ""
    fragment = "#" + _encoded(parts[3][1:], _SAFE + "?") if parts[3] else ""
    return host + path + query + fragment


def _encoded(part: str, safe: str) -> str:
    """Percent-encode what needs it; what is encoded already stays so."""
    try:
        decoded = unicodedata.normalize("NFKC", unquote_to_bytes(part).decode())
    except UnicodeDecodeError:
        return quote(part, safe=safe + "%")
    kept = re.search(r"%(?:2f|3f|23|25)", part, re.I)
    return (
        quote(unicodedata.normalize("NFC", part), safe=safe + "%")
        if kept
        else quote(decoded, safe=safe)
    )


def _dotless(path: str) -> str:
    if "/." not in path:
        return path
    plain = posixpath.normpath(path)
    return plain + ("/" if path.endswith(("/", "/.", "/..")) and plain != "/" else "")


def encoded_component(text: str) -> str:
    """Return ``text`` as ``uri_escape`` makes it: reserved characters stay."""
    return quote(unicodedata.normalize("NFKC", text), safe=_SAFE + "?#[]%")
