"""What a card says."""

import hashlib
from typing import NamedTuple

# Pixels: the size that Open Graph's readers ask for.
SIZE = (1200, 630)
# To be raised when the drawing changes, so that every card gets a new address.
_EDITION = 1


class Card(NamedTuple):
    """The words of a card; ``accent`` is a colour (``#rrggbb``), "" for the theme's."""

    title: str
    site: str
    section: str = ""
    date: str = ""
    accent: str = ""


def digest_of(card: Card) -> str:
    """Return what names the picture of ``card``: other words or colours, another name."""
    return hashlib.sha256(repr((_EDITION, *card)).encode()).hexdigest()[:16]
