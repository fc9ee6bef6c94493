"""The static files of a tree: images and whatever else Jekyll copies as it is."""

from dataclasses import dataclass
from pathlib import Path

from blog.jekyll.entries import Entry


@dataclass(frozen=True, slots=True)
class Asset:
    """A static file: its path below the tree (NFC), its address, where it lies, its bytes."""

    source: str
    url: str
    path: Path
    size: int


def asset(entry: Entry, url: str) -> Asset:
    """Return the static file in ``entry``. Raises OSError where it vanished."""
    return Asset(entry.source, url, entry.path, entry.path.stat().st_size)
