"""The ledger of cited links."""

from blog.references.ledger import forget_uncited, record

__all__ = ["forget_uncited", "record"]
