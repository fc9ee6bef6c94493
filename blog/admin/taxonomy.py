"""Categories and tags."""

# ruff: noqa: ARG002 -- Django calls these methods with all arguments, needed or not.

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from blog import search
from blog.models import Category, Document, Tag


class _NameAdmin(admin.ModelAdmin):
    """Names that documents carry, each with the number of its documents.

    A name may change; its slug stays, so that the address of its page does.
    """

    relation: str
    field: str
    parameter: str
    search_fields = ("name", "slug")
    list_per_page = 100
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Return the names with the number of documents."""
        return super().get_queryset(request).annotate(uses=Count(self.relation))

    def get_readonly_fields(
        self, request: HttpRequest, obj: Model | None = None
    ) -> tuple[str, ...]:
        """Return the slug, which the first name decides for ever."""
        return ("slug",)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Store the name, and let its documents be found by it."""
        super().save_model(request, obj, form, change)
        if change and "name" in form.changed_data:
            search.index_all(self._carrying([obj]))

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        """Delete the name, and let its documents be found by it no more."""
        carrying = self._carrying([obj])
        super().delete_model(request, obj)
        search.index_all(carrying)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Delete the names, and let their documents be found by them no more."""
        carrying = self._carrying(queryset)
        super().delete_queryset(request, queryset)
        search.index_all(carrying)

    def _carrying(self, names: Iterable[Any]) -> list[int]:
        """Return the keys of the documents that carry one of ``names``."""
        documents = Document.objects.filter(**{f"{self.field}__in": list(names)})
        return list(documents.values_list("pk", flat=True).distinct())

    @admin.display(description=_("documents"), ordering="uses")
    def count(self, name: Any) -> SafeString:
        """Return the number of documents, leading to the list of posts."""
        url = reverse("admin:blog_post_changelist")
        return format_html('<a href="{}?{}={}">{}</a>', url, self.parameter, name.slug, name.uses)


@admin.register(Category)
class CategoryAdmin(_NameAdmin):
    """Categories, in the order that readers see."""

    relation, field, parameter = "documents", "categories", "category"
    list_display = ("name", "slug", "position", "count")
    list_editable = ("position",)
    fields = ("name", "slug", "description", "position")


@admin.register(Tag)
class TagAdmin(_NameAdmin):
    """Tags."""

    relation, field, parameter = "tagged", "tags", "tag"
    list_display = ("name", "slug", "count")
    fields = ("name", "slug")
    ordering = ("name",)
