"""The theme as one stylesheet.

The theme is written as one sheet a component. A browser should get one file, because each
``@import`` or ``link`` is one more round trip before anything is painted. Joining them needs
no build step: it is done once a process, and the digest in the address lets a browser keep
the result for ever.
"""

import gzip
import hashlib
import re
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from blog.media.accent import accent_rules
from blog.models import SiteConfiguration
from blog.site import SiteRequest

SHEETS = settings.BASE_DIR / "static" / "styles"
# The order of the cascade's layers; within a layer the sheets do not depend on their order.
_LAYERS = (
    "layers.css",
    "reset.css",
    "tokens*.css",
    "base.css",
    "layout.css",
    "components/*.css",
    "utilities.css",
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")


@require_safe
def stylesheet(request: SiteRequest, digest: str) -> HttpResponse:
    """Answer with the theme in the site's accent; another release's or accent's ``digest``
    gets the present one, not kept long.
    """
    text = _theme(request.configuration)
    response = HttpResponse(content_type="text/css; charset=utf-8")
    current = digest == _digest(text)
    response["Cache-Control"] = (
        "public, max-age=31536000, immutable" if current else "public, max-age=60"
    )
    patch_vary_headers(response, ["Accept-Encoding"])
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response["Content-Encoding"] = "gzip"
        response.content = _compressed(text)
    else:
        response.content = text.encode()
    return response


def stylesheet_address(site: SiteConfiguration | None = None) -> str:
    """Return the address of the theme as it is now, in the accent of ``site``."""
    return reverse("stylesheet", args=[_digest(_theme(site))])


def _theme(site: SiteConfiguration | None) -> str:
    accent = str(site.setting("accent_color", "")) if site else ""
    theme = _joined(SHEETS) if settings.DEBUG else _joined_once(SHEETS)
    return f"{theme}\n{accent_rules(accent)}".rstrip()


def _joined(folder: Path) -> str:
    sheets = [path for pattern in _LAYERS for path in sorted(folder.glob(pattern))]
    text = "\n".join(path.read_text("utf-8") for path in sheets)
    return _SPACE.sub("\n", _COMMENT.sub("", text)).strip()


_joined_once = cache(_joined)


@lru_cache(maxsize=8)
def _compressed(text: str) -> bytes:
    return gzip.compress(text.encode(), mtime=0)


@lru_cache(maxsize=8)
def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
