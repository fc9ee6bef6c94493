"""From a source to a stored post: the only writer of rendered fields."""

from blog.publishing.following import announce_site, take_back
from blog.publishing.front_matter import jsonable
from blog.publishing.names import stored_names
from blog.publishing.pictures import queue_sizes, size_pictures
from blog.publishing.reindexing import queue_reindex
from blog.publishing.renaming import carrying, follow_names, merge
from blog.publishing.storing import AddressTaken, preview, refresh_lists, rerender, store
from blog.publishing.surroundings import own_hosts

__all__ = [
    "AddressTaken",
    "announce_site",
    "carrying",
    "follow_names",
    "jsonable",
    "merge",
    "own_hosts",
    "preview",
    "queue_reindex",
    "queue_sizes",
    "refresh_lists",
    "rerender",
    "size_pictures",
    "store",
    "stored_names",
    "take_back",
]
