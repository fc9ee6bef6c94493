"""The files of the site as they were brought."""

from collections.abc import Iterator

from blog.models import Asset


def files() -> Iterator[tuple[str, Asset]]:
    """Yield each file that is there with its name in the tree."""
    rows = Asset.objects.exclude(file="").order_by("source_path")
    for asset in rows.iterator(chunk_size=200):
        yield asset.disk_name or asset.source_path, asset


def content_of(asset: Asset) -> bytes:
    """Return the bytes of a file; of one that Liquid filled, those that its author wrote.

    Raises OSError where media storage has lost it.
    """
    file = asset.template or asset.file
    with file.open("rb") as stream:
        content: bytes = stream.read()
    return content
