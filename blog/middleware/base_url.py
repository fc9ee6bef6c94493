"""A site with a ``baseurl`` lives below it."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import get_resolver, get_script_prefix, set_script_prefix

# What is asked at the root of a host, wherever the site on it lives.
_AT_ROOT = frozenset({"/healthz", "/readyz", "/robots.txt"})
_LEADS_BELOW = frozenset({"/", "/admin", "/admin/"})


class BaseUrlMiddleware:
    """Serve the site below ``baseurl``: ``reverse`` prefixes it, routes never see it.

    ``/`` leads there. The redirect is a temporary one, because a baseurl may change.
    """

    def __init__(self, next_handler: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.next_handler = next_handler

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer ``request`` below the base, or lead there."""
        base: str = request.configuration.base_url  # type: ignore[attr-defined]
        if not base:
            return self.next_handler(request)
        if request.path_info in _LEADS_BELOW:
            return HttpResponseRedirect(base + request.path_info)
        if request.path_info == base:
            return HttpResponseRedirect(base + "/")
        return self._below(request, base)

    def _below(self, request: HttpRequest, base: str) -> HttpResponseBase:
        outer = get_script_prefix()
        set_script_prefix(base + "/")
        try:
            if request.path_info.startswith(base + "/"):
                request.path_info = request.path_info[len(base) :]
            elif request.path_info not in _AT_ROOT:
                not_found: Callable[..., HttpResponseBase] = get_resolver().resolve_error_handler(
                    404
                )
                return not_found(request, exception=Http404(request.path_info))
            return self.next_handler(request)
        finally:
            set_script_prefix(outer)
