"""Which documents show which files; a picture that nobody has brought yet has a row too."""

import unicodedata
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from blog.markup.article import Picture
from blog.models import Asset, Document


def site_path(address: str, base_url: str = "", hosts: Iterable[str] = ()) -> str | None:
    """Return the path on this site that ``address`` means (decoded, NFC, below ``base_url``),
    or None where it leads elsewhere. Relative addresses are not resolved.
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    if parts.scheme not in {"", "http", "https"}:
        return None
    if parts.netloc and parts.hostname not in set(hosts):
        return None
    path = unicodedata.normalize("NFC", unquote(parts.path))
    if base_url and (path == base_url or path.startswith(base_url + "/")):
        path = path[len(base_url) :] or "/"
    return path if path.startswith("/") else None


def missing_source(path: str) -> str:
    """Return the place in the tree where the file of a missing picture would lie."""
    return path.lstrip("/")[:500]


def record_uses(
    document: Document,
    pictures: Iterable[Picture],
    paths: Iterable[str],
    *,
    is_new: bool = False,
) -> None:
    """Note that ``document`` shows ``pictures``, whose paths on this site are ``paths``; of one
    that ``is_new`` nothing was noted yet.

    A missing picture gets an asset without a file, so that its address answers with its
    alternative text and an author finds what to bring.
    """
    shown = {path: picture for path, picture in zip(paths, pictures, strict=True) if path}
    found = Asset.objects.filter(path__in=shown) if shown else ()
    assets = {asset.path: asset for asset in found}
    for path, picture in shown.items():
        if path not in assets and picture.missing:
            assets[path], _ = Asset.objects.get_or_create(
                source_path=missing_source(path), defaults={"path": path[:700], "alt": picture.alt}
            )
    before = set() if is_new else set(document.assets.values_list("pk", flat=True))
    after = {asset.pk for asset in assets.values()}
    if before != after:
        document.assets.set(after)
