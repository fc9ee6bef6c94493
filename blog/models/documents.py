"""Documents: the posts, pages and collection documents of a site, source and rendering."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from blog.models.addresses import address_of
from blog.models.categories import Category, DocumentCategory
from blog.models.querysets import DocumentManager, PageManager, PostManager
from blog.models.tags import Tag, TaggedDocument

# What blog.publishing alone writes, from blog.markup.Article.
RENDERED_FIELDS = (
    "html",
    "excerpt",
    "summary",
    "text",
    "contents",
    "citations",
    "pictures",
    "links",
    "ids",
    "removed",
    "warnings",
)
# The keys by which Jekyll's plugins and themes tie translations together.
_TRANSLATION_KEYS = (
    *("translation_key", "translationKey", "translation_id"),
    *("lang-ref", "lang_ref", "page_id", "ref"),
)


class Document(models.Model):
    """A text with an address. What is above the rendering is the author's; the rendering is
    written by ``blog.publishing.store`` alone.
    """

    class Kind(models.TextChoices):
        """What Jekyll takes the file for."""

        POST = "post", _("post")
        PAGE = "page", _("page")
        COLLECTION = "collection", _("collection document")

    class Status(models.TextChoices):
        """Whether a reader may see it; a published one with a date to come is scheduled."""

        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        HIDDEN = "hidden", _("hidden")

    class Format(models.TextChoices):
        """How the body is read."""

        KRAMDOWN = "kramdown", _("Markdown (kramdown)")
        HTML = "html", _("HTML")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.POST)
    collection = models.CharField(_("collection"), max_length=100, blank=True)
    source_path = models.CharField(_("source file"), max_length=500, unique=True)
    # The name on disk where it differs from the source path, as on a Mac (NFD).
    disk_name = models.CharField(max_length=500, blank=True, editable=False)
    title = models.CharField(_("title"), max_length=500)
    slug = models.CharField(_("slug"), max_length=300, blank=True)
    path = models.CharField(_("address"), max_length=700, unique=True, null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.DRAFT
    )
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    date_offset = models.SmallIntegerField(
        _("offset of the date as written, in minutes"), null=True, blank=True, editable=False
    )
    updated_at = models.DateTimeField(_("updated"), null=True, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("author"),
    )
    author_name = models.CharField(_("author's name"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)
    lang = models.CharField(_("language"), max_length=35, blank=True)
    layout = models.CharField(_("layout"), max_length=100, blank=True)
    # What the front matter says of a series, in a column that can be asked for.
    series = models.CharField(max_length=200, blank=True, db_index=True, editable=False)
    # What the same text in other languages has too (see ``translation_key_of``), "" alone.
    translation_key = models.CharField(max_length=200, blank=True, db_index=True, editable=False)
    comments = models.BooleanField(_("comments"), default=False)
    categories = models.ManyToManyField(
        Category,
        through=DocumentCategory,
        related_name="documents",
        verbose_name=_("categories"),
        blank=True,
    )
    tags = TaggableManager(through=TaggedDocument, blank=True, verbose_name=_("tags"))

    # The source as written. ``front_matter_source`` + ``body`` is the file, byte for byte.
    front_matter_source = models.TextField(_("front matter as written"), blank=True)
    front_matter = models.JSONField(
        _("front matter"), default=dict, blank=True, encoder=DjangoJSONEncoder
    )
    body = models.TextField(_("text"), blank=True)
    format = models.CharField(
        _("format"), max_length=10, choices=Format.choices, default=Format.KRAMDOWN
    )
    imported_digest = models.CharField(max_length=64, blank=True, editable=False)
    edited_at = models.DateTimeField(_("edited here"), null=True, blank=True, editable=False)
    # The file as it changed in the tree after somebody had edited the document here.
    incoming = models.TextField(_("text of the file"), blank=True, editable=False)
    incoming_digest = models.CharField(max_length=64, blank=True, editable=False)
    stored_at = models.DateTimeField(auto_now=True)

    # The rendering: blog.markup.Article, stored.
    html = models.TextField(blank=True, editable=False)
    excerpt = models.TextField(blank=True, editable=False)
    summary = models.TextField(blank=True, editable=False)
    text = models.TextField(blank=True, editable=False)
    contents = models.JSONField(default=list, blank=True, editable=False)
    citations = models.JSONField(default=list, blank=True, editable=False)
    pictures = models.JSONField(default=list, blank=True, editable=False)
    links = models.JSONField(default=list, blank=True, editable=False)
    # Whether Liquid asks for other documents, so that it changes when they do.
    lists_documents = models.BooleanField(default=False, editable=False)
    ids = models.JSONField(default=list, blank=True, editable=False)
    removed = models.JSONField(default=list, blank=True, editable=False)
    warnings = models.JSONField(default=list, blank=True, editable=False)

    objects = DocumentManager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["-published_at", "-pk"]
        permissions = [("edit_all_documents", _("Can edit the documents of all authors"))]
        indexes = [
            # In the order of lists, so that a page of one reads no more rows than it shows.
            models.Index(
                fields=["kind", "status", "-published_at", "-source_path"],
                condition=models.Q(path__isnull=False),
                name="public_documents",
            ),
            # Of these few each change asks. An index of all would not be used: to the database
            # a flag that nearly every row has alike looks as good as none.
            models.Index(
                fields=["lists_documents"],
                condition=models.Q(lists_documents=True),
                name="listing_documents",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the document with the series and the translations that its front matter names."""
        self.series = series_of(self.front_matter)
        self.translation_key = translation_key_of(self.front_matter)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Return the address of the document on this site, percent-encoded."""
        return address_of(self.path or "")

    @property
    def is_post(self) -> bool:
        """Whether the document is a post, drafts included."""
        return self.kind == self.Kind.POST

    @property
    def is_public(self) -> bool:
        """Whether a reader may open it now; ``DocumentQuerySet.public`` says the same of rows."""
        is_due = self.published_at is None or self.published_at <= timezone.now()
        return is_due and self.status == self.Status.PUBLISHED and self.path is not None

    @property
    def shown_categories(self) -> list[Category]:
        """The categories, without a further query where ``with_terms`` brought them."""
        rows = getattr(self, "category_rows", None)
        return list(self.categories.all()) if rows is None else [Category(**row) for row in rows]

    @property
    def shown_tags(self) -> list[Tag]:
        """The tags in the order of their author, found like the categories."""
        rows = getattr(self, "tag_rows", None)
        return list(self.tags.all()) if rows is None else [Tag(**row) for row in rows]

    def local_date(self, zone: ZoneInfo | None) -> dt.datetime | None:
        """Return the date as readers see it: in the site's ``zone``, or, where the site has
        none, in the offset that the front matter wrote.
        """
        if self.published_at is None:
            return None
        return self.published_at.astimezone(zone or self.written_zone)

    @property
    def written_zone(self) -> dt.timezone:
        """The offset in which the front matter wrote the date."""
        return dt.timezone(dt.timedelta(minutes=self.date_offset or 0))


def series_of(front_matter: dict[str, Any]) -> str:
    """Return the name of the series that ``series`` of a front matter gives: a text, a list
    whose first entry counts, or a mapping with ``name`` or ``title``; "" where it gives none.
    """
    value = front_matter.get("series")
    value = value[0] if isinstance(value, list) and value else value
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    named = isinstance(value, str | int | float) and not isinstance(value, bool)
    return " ".join(str(value).split())[:200] if named else ""


def translation_key_of(front_matter: dict[str, Any]) -> str:
    """Return what a text and its translations have in common: a key that the front matter of
    all names, or, with a language, the permalink (jekyll-polyglot); "" where there is nothing.
    """
    names = [*_TRANSLATION_KEYS, *(["permalink"] if front_matter.get("lang") else [])]
    for name in names:
        value = front_matter.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return f"{name} {str(value).strip()}"[:200]
    return ""


class Post(Document):
    """A dated document: the blog itself."""

    objects = PostManager()  # type: ignore[misc]

    class Meta:
        proxy = True
        verbose_name = _("post")
        verbose_name_plural = _("posts")


class Page(Document):
    """A document outside the stream of posts: a page, or a collection's document."""

    objects = PageManager()  # type: ignore[misc]

    class Meta:
        proxy = True
        verbose_name = _("page")
        verbose_name_plural = _("pages")
