"""Tags by django-taggit, written with commas: a space belongs to the name."""

import re
from collections.abc import Iterable

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from blog.models.slugs import slug_of

_COMMAS = re.compile(r"[,、，]")


def tags_from_string(text: str) -> list[str]:
    """Return the names typed in ``text``, split at commas (those of Korean and Chinese too)."""
    names = (" ".join(name.split()) for name in _COMMAS.split(text or ""))
    return list(dict.fromkeys(name for name in names if name))


def string_from_tags(tags: Iterable["Tag"]) -> str:
    """Return what an author would type for ``tags``, in their order."""
    return ", ".join(tag.name for tag in tags)


class Tag(TagBase):
    """A tag; names that differ in case or in a sign are different tags, as in Jekyll."""

    name = models.CharField(_("name"), unique=True, max_length=200)
    slug = models.SlugField(_("slug"), unique=True, max_length=220, allow_unicode=True)

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]

    def slugify(self, tag: str, i: int | None = None) -> str:
        """Return the slug of ``tag``, the ``i``-th of that spelling."""
        return slug_of(tag) if i is None else f"{slug_of(tag)}-{i + 1}"

    def get_absolute_url(self) -> str:
        """Return the address of the page that lists this tag's posts."""
        return reverse("tag", args=[self.slug])


class TaggedDocument(ItemBase):
    """That a document has a tag; the order of rows is the author's order."""

    content_object = models.ForeignKey("Document", models.CASCADE, related_name="tagged")
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="tagged")

    class Meta:
        verbose_name = _("tagged document")
        verbose_name_plural = _("tagged documents")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="tag_once_a_document")
        ]
