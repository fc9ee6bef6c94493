"""Which release answers: kept pages of another one would show its templates."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

_SHOWS = ("blog/**/*.py", "comments/**/*.py", "templates/**/*", "static/**/*", "blog/**/*.mo")
_SETTINGS = ("SITE_URL", "LANGUAGE_CODE", "STATIC_URL", "MEDIA_URL", "SECRET_KEY")


@cache
def release() -> str:
    """Return a digest of the code, templates, static files and settings that make a page."""
    digest = hashlib.sha256()
    root = Path(settings.BASE_DIR)
    for path in sorted(path for pattern in _SHOWS for path in root.glob(pattern)):
        if path.is_file():
            digest.update(str(path.relative_to(root)).encode() + path.read_bytes())
    for name in _SETTINGS:
        digest.update(str(getattr(settings, name)).encode())
    return digest.hexdigest()[:16]
