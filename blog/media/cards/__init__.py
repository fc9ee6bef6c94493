"""Social cards: the picture that other sites show beside a link to a text without one."""

from blog.media.cards.card import SIZE, Card, digest_of
from blog.media.cards.storing import drawn
from blog.media.cards.subjects import card_of, card_of_site, section_of

__all__ = [
    "SIZE",
    "Card",
    "card_of",
    "card_of_site",
    "digest_of",
    "drawn",
    "section_of",
]
