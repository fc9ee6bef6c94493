"""Admin with what is written first; the settings name it by ``blog.apps.MokchaAdminConfig``."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest

_APPS = ("blog", "comments")
_MODELS = (
    *("Post", "Page", "Asset", "Category", "Tag", "Link", "Unfound", "Redirect"),
    *("SiteConfiguration", "Import", "Conflict", "Deleted", "Job"),
)


class MokchaAdminSite(AdminSite):
    """Django's, where an author finds texts above what keeps the site."""

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Return what ``request``'s person may see, in the order in which it is wanted."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda model: _place(model["object_name"], _MODELS))
        return sorted(apps, key=lambda app: _place(app["app_label"], _APPS))


def _place(name: str, order: tuple[str, ...]) -> int:
    return order.index(name) if name in order else len(order)
