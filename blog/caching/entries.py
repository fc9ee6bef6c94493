"""One kept page: its headers, and its body once for each way of travelling."""

import datetime as dt
import gzip
import hashlib
import math
from base64 import urlsafe_b64encode
from typing import NamedTuple

import brotli

# The ways in which a body may travel, the smallest first; their names are HTTP's.
ENCODINGS = ("br", "gzip")
# A page is rendered when a reader asks for it: more than this costs more than it saves.
_BROTLI_QUALITY = 5
_GZIP_LEVEL = 6
# A smaller body fits one packet as it is.
_WORTH_COMPRESSING = 800


class Entry(NamedTuple):
    """What a reader gets: ``bodies`` by encoding ("" is the page as it is), ``digest`` of the
    page. ``changed`` is a whole second, for Last-Modified: the first after it was rendered.
    """

    headers: list[tuple[str, str]]
    bodies: dict[str, bytes]
    digest: str
    changed: int
    expires: float

    @property
    def size(self) -> int:
        """The memory that the bodies take."""
        return sum(map(len, self.bodies.values()))

    def etag(self, encoding: str) -> str:
        """Return the strong validator of the body in ``encoding`` (RFC 9110, 8.8.3)."""
        return f'"{self.digest}-{encoding}"' if encoding else f'"{self.digest}"'


def entry_of(
    headers: list[tuple[str, str]], body: bytes, rendered: dt.datetime, expires: dt.datetime
) -> Entry:
    """Return the page made of ``body``, compressed where that is worth it."""
    digest = urlsafe_b64encode(hashlib.sha256(body).digest()[:15]).decode()
    bodies = {"": body}
    if len(body) >= _WORTH_COMPRESSING:
        bodies |= {
            "br": brotli.compress(body, brotli.MODE_TEXT, _BROTLI_QUALITY),
            "gzip": gzip.compress(body, _GZIP_LEVEL, mtime=0),
        }
    return Entry(headers, bodies, digest, math.ceil(rendered.timestamp()), expires.timestamp())
