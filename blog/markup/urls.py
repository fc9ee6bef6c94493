"""Addresses: which are safe to follow, which lead out, when two are one, where bare ones stand."""

import re
import unicodedata
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit, urlunsplit

LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp"})
DEFAULT_PORTS = {"http": "80", "https": "443", "ftp": "21"}
PATH_SAFE = "/:@!$&'()*+,;=~-._%"

_SPACE_AND_CONTROLS = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_SCHEME = re.compile(r"([^/?#:]*):")
_PICTURE_DATA = re.compile(r"data:image/(?:png|jpe?g|gif|webp|avif|bmp|svg\+xml|x-icon)[;,]", re.I)
# Not: localhost, a bare name, private networks, names that are kept for examples of networks.
_PUBLIC_HOST = re.compile(
    r"^(?!127\.|10\.|0\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)(?!.*\.(?:local|localhost|internal"
    r"|test|invalid|example)$).*[.:]"
)
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
_BARE = re.compile(
    r"https?://(?:[a-z0-9._~%!$&'*+,;=:@-]{1,255}|[^\s<>\"'`()\[\]/?#]{1,255})"
    r"(?:[/?#](?:(?![,;]https?://)[^\s<>\"`]){0,2000})?",
    re.I,
)
_TRAILING = ".,;:!?'\"*_~…。、，．！？；：」』”’》〉】"
_PAIRS = {")": "(", "]": "[", "}": "{", "）": "（", "」": "「"}
# Particles and endings that Korean writes onto the word before, an address too.
_PARTICLE = re.compile(
    r"(?:을|를|은|는|이|가|의|에|와|과|도|로|만|으로|에서|에게|부터|까지|처럼|보다|라고|이라고|라는"
    r"|이라는|이며|이고|이다|입니다|이에요|예요|에는|에도|에서는|로는|으로는|에서도|참고|참조)$"
)
_LONG_PARTICLE = re.compile(r"(?:에서는?|에서도|으로는?|이라[고는]|입니다|까지|부터|처럼)$")
_HANGUL = range(0xAC00, 0xD7A4)


class BareLink(NamedTuple):
    """An address standing in text as it is: where it begins and ends, and itself."""

    start: int
    end: int
    url: str


def scheme(address: str) -> str:
    """Return the scheme of an address in lower case, "" for a relative one.

    White space and invisible characters are passed over, as browsers do.
    """
    found = _SCHEME.match(_SPACE_AND_CONTROLS.sub("", address))
    return found[1].lower() if found else ""


def is_safe_link(address: str) -> bool:
    """Say whether a link may keep its address: relative, or of a scheme that only leads."""
    return scheme(address) in LINK_SCHEMES | {""} and _is_readable(address)


def _is_readable(address: str) -> bool:
    """Say whether an address can be taken apart: "http://[" cannot, and bleach refuses it."""
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


def is_safe_picture(address: str) -> bool:
    """Say whether an image may keep its address: like a link, or the picture itself as data."""
    return is_safe_link(address) or bool(_PICTURE_DATA.match(address.strip()))


def is_web(address: str) -> bool:
    """Say whether an address names a host on the web, with or without its scheme."""
    return bool(re.match(r"(?:https?:)?//[^/?#\s]", address.strip(), re.I))


def host(address: str) -> str:
    """Return the host of an address in lower case without port, "" where it has none."""
    try:
        return (urlsplit(address.strip()).hostname or "").rstrip(".")
    except ValueError:
        return ""


def is_external(address: str, hosts: frozenset[str]) -> bool:
    """Say whether an address leads out of the site that lives at these hosts."""
    return is_web(address) and host(address) not in hosts


def is_citable(address: str, hosts: frozenset[str]) -> bool:
    """Say whether an address leads out to a host that others can reach too."""
    name = host(address)
    return is_external(address, hosts) and bool(_PUBLIC_HOST.search(name))


def fragment(address: str) -> str:
    """Return the fragment of an address, decoded and in composed form (NFC)."""
    return unicodedata.normalize("NFC", unquote(address.partition("#")[2]))


def normalised(address: str) -> str:
    """Return the one spelling of a web address, without fragment.

    Scheme and host in lower case (international hosts in their ASCII form), no default
    port, no empty path, everything outside ASCII percent-encoded, escapes in capitals
    (RFC 3986, 6.2.2 and 6.2.3). The query stays: it may name the document. What cannot be
    read as an address comes back as it is.
    """
    text = address.strip()
    try:
        parts = urlsplit(f"https:{text}" if text.startswith("//") else text)
        port = parts.port
    except ValueError:
        return text
    name = _ascii_host(parts.hostname or "")
    name = f"[{name}]" if ":" in name else name
    if port and DEFAULT_PORTS.get(parts.scheme) != str(port):
        name = f"{name}:{port}"
    user = parts.netloc.rpartition("@")[0]
    netloc = f"{user}@{name}" if user else name
    path = _encoded(parts.path or "/")
    return urlunsplit((parts.scheme, netloc, path, _encoded(parts.query, extra="?"), ""))


def _ascii_host(name: str) -> str:
    try:
        return name.encode("idna").decode("ascii") if not name.isascii() else name
    except UnicodeError:
        return name


def _encoded(part: str, extra: str = "") -> str:
    text = quote(unicodedata.normalize("NFC", part), safe=PATH_SAFE + extra + "[]|^\\{}")
    return _ESCAPE.sub(lambda match: match[0].upper(), text)


def bare_links(text: str) -> list[BareLink]:
    """Return the web addresses that stand in plain text, Korean particles left outside."""
    found = (_BARE.finditer(text)) if "://" in text else ()
    links = (BareLink(match.start(), 0, _trimmed(match[0])) for match in found)
    return [link._replace(end=link.start + len(link.url)) for link in links if host(link.url)]


def _trimmed(url: str) -> str:
    """Take off an address what belongs to the sentence around it."""
    before = None
    while url != before:
        before = url
        url = url.rstrip(_TRAILING)
        last = url[-1:]
        if last in _PAIRS and url.count(last) > url.count(_PAIRS[last]):
            url = url[:-1]
        url = _without_particle(url)
    return url


def _without_particle(url: str) -> str:
    """Take a Korean particle off: any after ASCII, after Hangul only where it is sure."""
    found = re.search(r"[가-힣]+$", url)
    if not found:
        return url
    run, before = found[0], url[found.start() - 1 : found.start()]
    if before.isalnum() or before == "/":
        whole = _PARTICLE.fullmatch(run)
        if whole and (before != "/" or len(run) == 1):
            return url[: found.start()]
    long = _LONG_PARTICLE.search(run)
    if long and long.start() > 0:
        return url[: -len(long[0])]
    if len(run) > 1 and run[-1] in "을은를는" and _closed(run[-2]) is (run[-1] in "을은"):
        return url[:-1]
    return url


def _closed(syllable: str) -> bool:
    """Say whether a Hangul syllable ends in a consonant, which decides its particle's form."""
    return ord(syllable) in _HANGUL and (ord(syllable) - _HANGUL.start) % 28 > 0
