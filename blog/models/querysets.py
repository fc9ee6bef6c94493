"""What the public may see, said once."""

import datetime as dt
from typing import Any, Self

from django.db import models
from django.utils import timezone

from blog.models.categories import Category
from blog.models.rows import Rows
from blog.models.tags import Tag

# Columns that lists never show and that make a row heavy.
_HEAVY = (
    "body", "incoming", "front_matter", "front_matter_source", "html", "text", "contents",
    "citations", "pictures", "links", "ids", "removed", "warnings",
)  # fmt: skip


class DocumentQuerySet(models.QuerySet[Any]):
    """Questions that pages, feeds and the site map ask."""

    def public(self, now: dt.datetime | None = None) -> Self:
        """Return what a reader may open: published, due, and with an address."""
        due = models.Q(published_at__isnull=True) | models.Q(
            published_at__lte=now or timezone.now()
        )
        return self.filter(due, status="published", path__isnull=False)

    def newest_first(self) -> Self:
        """Return the rows as a blog shows them; those of one moment in a fixed order."""
        return self.order_by("-published_at", "-source_path")

    def for_lists(self) -> Self:
        """Return the rows light, with what a list shows of each."""
        return self.defer(*_HEAVY).select_related("author").with_terms()

    def with_terms(self) -> Self:
        """Return the rows with their ``shown_categories`` and ``shown_tags``, in one query."""
        categories = Category.objects.filter(categorised__document=models.OuterRef("pk"))
        tags = Tag.objects.filter(tagged__content_object=models.OuterRef("pk"))
        return self.annotate(
            category_rows=Rows(categories.order_by("position", "name"), "name", "slug"),
            tag_rows=Rows(tags.order_by("tagged__pk"), "name", "slug"),
        )

    def having(self, term: Category | Tag, *, many: bool) -> Self:
        """Return the rows that have ``term``. Where ``many`` have it, a walk through the order
        of lists meets the first ones soon; where few have it, they are looked up.
        """
        if isinstance(term, Tag):
            links, field = term.tagged, "content_object"
        else:
            links, field = term.categorised, "document"
        if many:
            return self.filter(models.Exists(links.filter(**{field: models.OuterRef("pk")})))
        return self.filter(pk__in=links.values(field))

    def visible_to(self, user: Any) -> Self:
        """Return what ``user`` may edit: an editor everything, an author what is theirs."""
        if user.has_perm("blog.edit_all_documents"):
            return self
        return self.filter(author=user)


class DocumentManager(models.Manager.from_queryset(DocumentQuerySet)):  # type: ignore[misc]
    """All documents."""


class PostManager(DocumentManager):
    """Posts alone."""

    def get_queryset(self) -> DocumentQuerySet:
        """Return posts only."""
        return super().get_queryset().filter(kind="post")


class PageManager(DocumentManager):
    """Pages and the documents of collections."""

    def get_queryset(self) -> DocumentQuerySet:
        """Return what is no post."""
        return super().get_queryset().exclude(kind="post")
