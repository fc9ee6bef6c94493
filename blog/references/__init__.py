"""The ledger of cited links, and of links between documents."""

from blog.references.backlinks import linking_to, place_of
from blog.references.ledger import forget_uncited, record

__all__ = ["forget_uncited", "linking_to", "place_of", "record"]
