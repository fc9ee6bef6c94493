"""Every request knows the site's configuration, and runs in its time zone."""

import datetime as dt
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from blog import caching
from blog.models import SiteConfiguration
from blog.site import with_pages

# What a probe asks must answer without a database, or say itself that there is none.
WITHOUT_DATABASE = frozenset({"/healthz", "/readyz"})


class ConfigurationMiddleware:
    """Put the ``SiteConfiguration`` on the request.

    One small query a request, and no copy kept: several processes and machines agree on a
    changed configuration at once.
    """

    def __init__(self, next_handler: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.next_handler = next_handler

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer ``request`` with its ``configuration`` known."""
        configuration = self._configuration(request)
        request.configuration = configuration  # type: ignore[attr-defined]
        with timezone.override(configuration.time_zone or dt.UTC):
            return self.next_handler(request)

    @staticmethod
    def _configuration(request: HttpRequest) -> SiteConfiguration:
        if request.path_info in WITHOUT_DATABASE:
            return SiteConfiguration()
        stored = with_pages(SiteConfiguration.objects.for_pages())
        return caching.with_generation(stored).first() or SiteConfiguration()
