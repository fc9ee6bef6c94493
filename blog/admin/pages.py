"""Pages, and the documents of collections."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from blog.admin.documents import DocumentAdmin
from blog.forms.defaults import new_document
from blog.forms.documents import PageForm
from blog.models import Page


@admin.register(Page)
class PageAdmin(DocumentAdmin):
    """Pages and the documents of collections."""

    form = PageForm
    list_display = [
        "title",
        "path",
        "kind",
        "state",
        "date",
        "by",
        "comments",
        "trouble",
        "on_site",
    ]
    list_filter = ["kind", *DocumentAdmin.list_filter]
    ordering = [
        "source_path",
    ]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Return how a new page begins."""
        return {**new_document("pages"), **super().get_changeform_initial_data(request)}
