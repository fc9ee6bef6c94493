"""From a source to a stored post: the only writer of rendered fields."""

from blog.publishing.storing import AddressTaken, fill, preview, rerender, store

__all__ = ["AddressTaken", "fill", "preview", "rerender", "store"]
