"""Lists that are looked at, with nothing in them to select for a change."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse


class NamedList(admin.ModelAdmin):
    """A list under its own name, where Django's heading would say what to select."""

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the list."""
        title = self.opts.verbose_name_plural
        return super().changelist_view(request, {"title": title, **(extra_context or {})})
