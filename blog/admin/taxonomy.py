"""Categories and tags."""

# ruff: noqa: ARG002 -- Django calls these methods with all arguments, needed or not.

from typing import Any
from urllib.parse import unquote

from django.contrib import admin, messages
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from blog import publishing
from blog.models import Category, Redirect, Tag


def _path_of(name: Any) -> str:
    """Return the address of a name's page as redirects have it: as it is read."""
    return unquote(name.get_absolute_url())


class _NameAdmin(admin.ModelAdmin):
    """Names that documents carry, each with the number of its documents.

    A name may change; its slug stays, so that the address of its page does.
    """

    relation: str
    field: str
    parameter: str
    search_fields = ("name", "slug")
    actions = ("merge",)
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
        """Store the name; what its documents say of it, and how they are found, follows."""
        renamed = change and "name" in form.changed_data
        before = publishing.carrying([obj]) if renamed else {}
        super().save_model(request, obj, form, change)
        publishing.follow_names(before)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        """Delete the name, from its documents too."""
        before = publishing.carrying([obj])
        super().delete_model(request, obj)
        publishing.follow_names(before)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Delete the names, from their documents too."""
        before = publishing.carrying(queryset)
        super().delete_queryset(request, queryset)
        publishing.follow_names(before)

    @admin.action(
        permissions=["change", "delete"],
        description=_("Make one of the selected: the one that most texts carry"),
    )
    def merge(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Give the name that is used most to all documents of the others; theirs lead there."""
        kept, *others = queryset.order_by("-uses", "pk")
        former = [_path_of(other) for other in others]
        count = publishing.merge(kept, others)
        for path in former:
            Redirect.objects.update_or_create(
                path=path,
                defaults={"target": _path_of(kept), "reason": Redirect.Reason.MOVED},
            )
        message = ngettext(
            "“%(name)s” stands for all now; %(count)d text changed.",
            "“%(name)s” stands for all now; %(count)d texts changed.",
            count,
        )
        self.message_user(request, message % {"name": kept.name, "count": count}, messages.SUCCESS)
        self.log_change(request, kept, [{"changed": {"fields": ["documents"]}}])

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
