"""The addresses in a text that is read away from its page."""

import re
from urllib.parse import urljoin

from django.utils.encoding import iri_to_uri
from selectolax.lexbor import LexborHTMLParser

_ADDRESSES = ("href", "src", "poster", "cite", "data", "data-embed")
_ADDRESSED = ",".join(f"[{name}]" for name in (*_ADDRESSES, "srcset"))
_COMMAS = re.compile(r",\s+")
_SCHEME = re.compile(r"[a-zA-Z][\w+.-]*:")


def absolute_html(html: str, base: str) -> str:
    """Return ``html`` with every address in it made absolute against ``base``, its images
    without the copies for screens: who reads it there may not know what to make of them.
    """
    from_base = LexborHTMLParser(html)
    for node in from_base.css("img[sizes][srcset*='?w=']"):
        del node.attrs["srcset"], node.attrs["sizes"]
    for node in from_base.css(_ADDRESSED):
        for name in _ADDRESSES:
            value = node.attributes.get(name)
            if value:
                node.attrs[name] = _joined(base, value)
        candidates = node.attributes.get("srcset")
        if candidates:
            each = (_candidate(base, one) for one in _COMMAS.split(candidates) if one.strip())
            node.attrs["srcset"] = ", ".join(each)
    body = from_base.body
    return "" if body is None else body.inner_html or ""


def _joined(base: str, address: str) -> str:
    """Return ``address`` with all that it leaves out; one with a scheme as it is written."""
    address = address.strip()
    if _SCHEME.match(address):
        return address
    try:
        return str(iri_to_uri(urljoin(base, address)))
    except ValueError:  # brackets that hold no address of a host: the page has it as written
        return base


def _candidate(base: str, candidate: str) -> str:
    """Return one of the pictures of ``srcset``: its address, and for which screens it is."""
    address, *fit = candidate.split()
    return " ".join([_joined(base, address), *fit])
