"""Filters of the lists of documents and files."""

# ruff: noqa: ARG002 -- Django calls these methods with all arguments, needed or not.

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet, TextField
from django.db.models.functions import Cast, ExtractYear
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.models import Category, Tag

_MOST = 40


class StateFilter(admin.SimpleListFilter):
    """By status, a published document with a date to come being scheduled."""

    title = _("status")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return the four states."""
        return [
            ("public", _("published")),
            ("scheduled", _("scheduled")),
            ("draft", _("draft")),
            ("hidden", _("hidden")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Return the documents in the chosen state."""
        state = self.value()
        if state == "public":
            return queryset.public()  # type: ignore[attr-defined]
        if state == "scheduled":
            return queryset.filter(status="published", published_at__gt=timezone.now())
        return queryset.filter(status=state) if state in {"draft", "hidden"} else queryset


class _NameFilter(admin.SimpleListFilter):
    """By a name that documents carry: the ones used most, and the one chosen."""

    model: Any
    relation: str

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the names that the listed documents carry."""
        mine = model_admin.get_queryset(request).order_by()
        rows = (
            self.model.objects.filter(**{f"{self.relation}__in": mine})
            .annotate(uses=Count(self.relation))
            .order_by("-uses", "name")
            .values_list("slug", "name")
        )
        names = list(rows[:_MOST])
        chosen = request.GET.get(str(self.parameter_name))
        if chosen and chosen not in dict(names):
            names += self.model.objects.filter(slug=chosen).values_list("slug", "name")
        return names

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Return the documents that carry the chosen name."""
        return (
            queryset.filter(**{f"{self.field}__slug": self.value()}) if self.value() else queryset
        )

    field: str


class CategoryFilter(_NameFilter):
    """By category."""

    title = _("category")
    parameter_name = "category"
    model, relation, field = Category, "documents", "categories"


class TagFilter(_NameFilter):
    """By tag."""

    title = _("tag")
    parameter_name = "tag"
    model, relation, field = Tag, "tagged__content_object", "tags"


class YearFilter(admin.SimpleListFilter):
    """By the year of the date, in the site's zone."""

    title = _("year")
    parameter_name = "year"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the years there are, the latest first."""
        dated = model_admin.get_queryset(request).filter(published_at__isnull=False).order_by()
        years = dated.annotate(year=ExtractYear("published_at")).values_list("year", flat=True)
        return [(str(year), str(year)) for year in sorted(set(years.distinct()), reverse=True)]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Return the documents of the chosen year."""
        year = self.value() or ""
        return queryset.filter(published_at__year=int(year)) if year.isdecimal() else queryset


class _YesFilter(admin.SimpleListFilter):
    """Whether something is so; only "yes" narrows the list."""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return the one choice beside all."""
        return [("yes", _("Yes"))]


class TroubleFilter(_YesFilter):
    """Documents with warnings, or with markup that was taken out."""

    title = _("warnings or removed markup")
    parameter_name = "trouble"

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Return the documents that need a look: harmless remarks are none of the warnings."""
        if not self.value():
            return queryset
        told = queryset.alias(told=Cast("warnings", TextField()))
        return told.filter(Q(told__contains='"kind": "trouble"') | ~Q(removed=[]))


class MissingImageFilter(_YesFilter):
    """Documents that show an image nobody has brought."""

    title = _("missing images")
    parameter_name = "missing"

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Return the documents with such an image."""
        return queryset.filter(assets__file="").distinct() if self.value() else queryset


class MissingFileFilter(_YesFilter):
    """Files that documents show and nobody has brought."""

    title = _("missing")
    parameter_name = "missing"

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Return the rows without a file."""
        return queryset.filter(file="") if self.value() else queryset
