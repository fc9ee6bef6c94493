"""The files of a site: pictures, downloads, and pictures that are missing."""

import re
from collections.abc import Iterator
from typing import IO, Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date

from blog.models import Asset, Document
from blog.site import SiteRequest
from blog.views.picture_sizes import copy_response, is_asked_for
from blog.views.placeholder import lines_of

# A file of the author's that a browser runs as a document gets an origin of its own: its
# scripts work, but reach neither the session nor the admin of the site.
_SANDBOX = "sandbox allow-scripts allow-forms allow-popups allow-modals allow-downloads"
_DRAWN = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
_RUNS_AS_DOCUMENT = re.compile(r"html|xml|svg")
_CACHE = "public, max-age=86400, stale-while-revalidate=604800"
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
_CHUNK = 64 * 1024


def assets_with_users(*, public: bool = False) -> QuerySet[Any]:
    """Return the files that have an address, each with ``is_private``: whether documents
    show it and none of them is public. ``public`` leaves the private ones out.
    """
    users = Document.objects.filter(assets=OuterRef("pk"))
    shown = Document.objects.public().filter(assets=OuterRef("pk"))
    assets = Asset.objects.annotate(is_private=Exists(users) & ~Exists(shown))
    return assets.filter(is_private=False) if public else assets


def asset_response(request: SiteRequest, asset: Any) -> HttpResponseBase:
    """Answer with the file; a private one to the staff alone; a missing picture with a drawn
    placeholder that carries its alternative text.
    """
    if asset.is_private and not request.user.is_staff:
        raise Http404(asset.path)
    if not asset.file:
        return _missing(request, asset)
    by_browser = is_asked_for(request)
    response = (by_browser and copy_response(request, asset)) or _original(request, asset)
    response["X-Content-Type-Options"] = "nosniff"
    if asset.is_private:
        response["Cache-Control"] = "private, no-store"
    if by_browser:
        patch_vary_headers(response, ["Accept"])
        # A proxy of ours that keeps answers (see nginx.conf) does not tell browsers apart.
        response["X-Accel-Expires"] = "0"
    return response


def _original(request: SiteRequest, asset: Any) -> HttpResponseBase:
    response = _ranged(request, asset) or _whole(asset)
    response["Cache-Control"] = _CACHE
    response["Accept-Ranges"] = "bytes"
    response["Last-Modified"] = http_date(asset.stored_at.timestamp())
    response["ETag"] = _etag(asset)
    if _RUNS_AS_DOCUMENT.search(response["Content-Type"]):
        response["Content-Security-Policy"] = _SANDBOX
    return response


def _etag(asset: Any) -> str:
    return f'"{asset.digest or asset.pk}"'


def _content_type(asset: Any) -> str:
    kind = asset.content_type or asset.guessed_type()
    is_text = kind.startswith("text/") and "charset" not in kind
    return f"{kind}; charset=utf-8" if is_text else kind


def _opened(asset: Any) -> IO[bytes]:
    try:
        return asset.file.open("rb")
    except FileNotFoundError as error:
        raise Http404(asset.path) from error


def _whole(asset: Any) -> HttpResponseBase:
    name = asset.path.rpartition("/")[2]
    return FileResponse(_opened(asset), content_type=_content_type(asset), filename=name)


def _ranged(request: SiteRequest, asset: Any) -> HttpResponseBase | None:
    """Answer a request for one range (RFC 9110, 14.2), None where the whole file is due."""
    wanted = _RANGE.fullmatch(request.headers.get("Range", ""))
    condition = request.headers.get("If-Range", _etag(asset))
    if wanted is None or wanted.group() == "bytes=-" or condition != _etag(asset):
        return None
    size = asset.file.size
    start, end = _bounds(wanted.group(1), wanted.group(2), size)
    if start > end:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response = StreamingHttpResponse(
        _part(_opened(asset), start, end - start + 1), status=206, content_type=_content_type(asset)
    )
    response["Content-Range"] = f"bytes {start}-{end}/{size}"
    response["Content-Length"] = str(end - start + 1)
    return response


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    if not first:
        return max(0, size - int(last)), size - 1 if int(last) else -1
    return int(first), min(int(last), size - 1) if last else size - 1


def _part(file: IO[bytes], start: int, length: int) -> Iterator[bytes]:
    with file:
        file.seek(start)
        while length > 0 and (chunk := file.read(min(_CHUNK, length))):
            length -= len(chunk)
            yield chunk


def _missing(request: SiteRequest, asset: Any) -> HttpResponse:
    if not asset.guessed_type().startswith("image/"):
        raise Http404(asset.path)
    said = asset.alt or asset.path.rpartition("/")[2]
    context = {"said": said, "lines": lines_of(said)}
    # A page that shows the picture gets the drawing in its place; who asks for the file itself
    # is told that it is missing.
    is_shown = request.headers.get("Sec-Fetch-Dest") == "image"
    status = 200 if is_shown else 404
    response = render(request, "blog/missing.svg", context, "image/svg+xml", status=status)
    patch_vary_headers(response, ["Sec-Fetch-Dest"])
    response["Content-Security-Policy"] = _DRAWN
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-cache"
    return response
