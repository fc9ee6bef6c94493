"""What a browser may do before it has read the page: fetch the one sheet, and the next page.

Both are headers, so that they are kept with a page; a proxy that speaks 103 Early Hints makes
them of the first.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from blog.speculation import rules_address

_OTHERS = ("/admin/", "/comments/")


class HintsMiddleware:
    """Add ``Link`` and ``Speculation-Rules`` to the public pages of the site.

    A page for somebody with a session is marked as private: no copy of it stays on a device
    or a proxy that others use.
    """

    def __init__(self, next_handler: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.next_handler = next_handler

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer ``request``, with hints where it is for a page."""
        response = self.next_handler(request)
        if not _is_page(request, response):
            return response
        response["Link"] = f"<{request.stylesheet}>; rel=preload; as=style"  # type: ignore[attr-defined]
        response["Speculation-Rules"] = f'"{rules_address()}"'
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


def _is_page(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether ``response`` is a page that shows the theme (see ``blog.views.context``)."""
    is_html = response.get("Content-Type", "").startswith("text/html")
    is_public = hasattr(request, "stylesheet") and not request.path_info.startswith(_OTHERS)
    return is_html and is_public and response.status_code == 200
