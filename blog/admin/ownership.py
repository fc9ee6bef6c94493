"""Whose documents a person sees, changes and deletes: an author their own, an editor all."""

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from blog import references
from blog.models import Deleted


class OwnDocuments(admin.ModelAdmin):
    """A ModelAdmin of documents in which authors meet only their own."""

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Return what the person may edit."""
        return super().get_queryset(request).visible_to(request.user)  # type: ignore[attr-defined]

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whether the person may change documents, or this one."""
        return super().has_change_permission(request, obj) and _is_theirs(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whether the person may delete documents, or this one."""
        return super().has_delete_permission(request, obj) and _is_theirs(request, obj)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whether the person may open documents here, or this one."""
        return super().has_view_permission(request, obj) and _is_theirs(request, obj)

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[Any]]:
        """Return what is to go: documents, whose parts and other addresses are not named.

        Whoever may delete a document may delete its parts.
        """
        shown, counts, _needed, protected = super().get_deleted_objects(objs, request)
        documents = [one for one in shown if not isinstance(one, list)]
        own = str(self.opts.verbose_name_plural)
        return documents, {name: n for name, n in counts.items() if name == own}, set(), protected

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        """Delete a document, and the links that nothing cites any more; imports leave it out."""
        Deleted.note([obj])
        super().delete_model(request, obj)
        references.forget_uncited()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Delete documents, and the links that nothing cites any more; imports leave them out."""
        Deleted.note(queryset)
        super().delete_queryset(request, queryset)
        references.forget_uncited()


def is_editor(request: HttpRequest) -> bool:
    """Whether the person may edit the documents of all authors."""
    return request.user.has_perm("blog.edit_all_documents")


def _is_theirs(request: HttpRequest, document: Any) -> bool:
    return document is None or is_editor(request) or document.author_id == request.user.pk
