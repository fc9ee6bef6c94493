"""Cards in media storage, each under the digest of what it says."""

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage

from blog.media.cards.card import Card, digest_of
from blog.media.cards.drawing import draw


def drawn(card: Card) -> File:
    """Return the picture of ``card``, opened; it is drawn where it is not stored yet."""
    digest = digest_of(card)
    name = f"cards/{digest[:2]}/{digest}.png"
    if not default_storage.exists(name):
        # Who drew the same at the same moment drew the same picture; either file will do.
        name = default_storage.save(name, ContentFile(draw(card)))
    return default_storage.open(name, "rb")
