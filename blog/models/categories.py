"""Categories: ordered, of any script, spaces kept."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from blog.models.slugs import slug_of


class Category(models.Model):
    """A category of posts; its name is written as the author wrote it."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    slug = models.SlugField(_("slug"), max_length=220, unique=True, allow_unicode=True, blank=True)
    description = models.TextField(_("description"), blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the category, with a slug no other has."""
        self.slug = self.slug or self._free_slug()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Return the address of the page that lists this category's posts."""
        return reverse("category", args=[self.slug])

    def _free_slug(self) -> str:
        base = slug_of(self.name)
        others = Category.objects.exclude(pk=self.pk).filter(slug__startswith=base)
        taken = set(others.values_list("slug", flat=True))
        slug, number = base, 2
        while slug in taken:
            slug, number = f"{base}-{number}", number + 1
        return slug


class DocumentCategory(models.Model):
    """That a document stands in a category, at the place where its author wrote it."""

    document = models.ForeignKey("Document", models.CASCADE, related_name="categorised")
    category = models.ForeignKey(Category, models.CASCADE, related_name="categorised")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("category of a document")
        verbose_name_plural = _("categories of a document")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "category"], name="category_once_a_document"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document}: {self.category}"
