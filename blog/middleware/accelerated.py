"""The web server sends files from disk, once Django has said that a reader may have them."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase

_OF_THE_BYTES = frozenset({"content-length", "etag", "last-modified"})


class AcceleratedFilesMiddleware:
    """Answer with ``X-Accel-Redirect`` (nginx) in place of the file's bytes.

    ``ACCEL_REDIRECT`` is the internal address below which the server finds ``MEDIA_ROOT``.
    """

    def __init__(self, next_handler: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not settings.ACCEL_REDIRECT:
            raise MiddlewareNotUsed
        self.next_handler = next_handler

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer ``request``; only whole files of ``MEDIA_ROOT`` are left to the server."""
        response = self.next_handler(request)
        name = _stored_name(response)
        if not name:
            return response
        response.close()
        redirected = HttpResponse(status=response.status_code)
        for header, value in response.items():
            if header.lower() not in _OF_THE_BYTES:
                redirected[header] = value
        redirected["X-Accel-Redirect"] = settings.ACCEL_REDIRECT + quote(name)
        return redirected


def _stored_name(response: HttpResponseBase) -> str:
    """Return the name of the file that ``response`` sends, below ``MEDIA_ROOT``; else ""."""
    path = _path(getattr(response, "file_to_stream", None))
    if not isinstance(response, FileResponse) or not isinstance(path, str):
        return ""
    try:
        return Path(path).resolve().relative_to(Path(settings.MEDIA_ROOT).resolve()).as_posix()
    except ValueError:
        return ""


def _path(file: object) -> object:
    """Return where ``file`` lies, None where that is on no disk of this machine."""
    try:
        return getattr(file, "path", None) or getattr(file, "name", None)
    except NotImplementedError:
        return None
