"""A site with a ``baseurl`` lives below it."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import (
    Http404,
    HttpRequest,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
)
from django.urls import get_resolver, get_script_prefix, set_script_prefix
from django.utils.cache import patch_cache_control
from django.utils.encoding import iri_to_uri

# What is asked at the root of a host, wherever the site on it lives.
_AT_ROOT = frozenset({"/healthz", "/readyz", "/robots.txt"})
# Seconds: a browser shall not lead below a base for ever that the site may leave.
_REMEMBERED = 3600
_LEADS_BELOW = frozenset({"/", "/admin", "/admin/"})


class BaseUrlMiddleware:
    """Serve the site below ``baseurl``: ``reverse`` prefixes it, routes never see it.

    ``/`` leads there, and an address that somebody wrote without the base to where it lives,
    as every former address does.
    """

    def __init__(self, next_handler: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.next_handler = next_handler

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer ``request`` below the base, or lead there."""
        base: str = request.configuration.base_url  # type: ignore[attr-defined]
        if not base:
            return self.next_handler(request)
        if request.path_info in _LEADS_BELOW:
            return _moved(base + request.path_info)
        if request.path_info == base:
            return _moved(base + "/")
        return self._below(request, base)

    def _below(self, request: HttpRequest, base: str) -> HttpResponseBase:
        outer = get_script_prefix()
        set_script_prefix(base + "/")
        try:
            if request.path_info.startswith(base + "/"):
                request.path_info = request.path_info[len(base) :]
            elif request.path_info not in _AT_ROOT:
                return self._led_below(request, base)
            return self.next_handler(request)
        finally:
            set_script_prefix(outer)

    def _led_below(self, request: HttpRequest, base: str) -> HttpResponseBase:
        """Lead to where the address lives below ``base``; what lives nowhere is not found."""
        beside = request.get_full_path()
        if request.method in {"GET", "HEAD"}:
            answer = self.next_handler(request)
            if answer.status_code < HTTPStatus.MULTIPLE_CHOICES:
                return _moved(base + beside)
            if answer.has_header("Location"):
                return answer
        not_found: Callable[..., HttpResponseBase] = get_resolver().resolve_error_handler(404)
        return not_found(request, exception=Http404(request.path_info))


def _moved(address: str) -> HttpResponsePermanentRedirect:
    answer = HttpResponsePermanentRedirect(iri_to_uri(address))
    patch_cache_control(answer, max_age=_REMEMBERED)
    return answer
