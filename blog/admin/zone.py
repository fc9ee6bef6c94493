"""Dates in lists are those of the site's zone."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.utils import timezone

from blog.models import SiteConfiguration


class InSiteZone(admin.ModelAdmin):
    """A ModelAdmin whose list, its years and its days are read in the site's zone.

    A TemplateResponse is filled after the view has returned, so it is rendered here.
    """

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Answer with the list, or do an action."""
        with timezone.override(SiteConfiguration.current().time_zone or "UTC"):
            response = super().changelist_view(request, extra_context)
            return response.render() if isinstance(response, SimpleTemplateResponse) else response

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Answer with what was done to one object."""
        with timezone.override(SiteConfiguration.current().time_zone or "UTC"):
            response = super().history_view(request, object_id, extra_context)
            return response.render() if isinstance(response, SimpleTemplateResponse) else response
