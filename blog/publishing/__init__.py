"""From a source to a stored post: the only writer of rendered fields."""

from blog.publishing.front_matter import jsonable
from blog.publishing.storing import AddressTaken, preview, rerender, store, stored_names

__all__ = ["AddressTaken", "jsonable", "preview", "rerender", "store", "stored_names"]
