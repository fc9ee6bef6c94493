"""What an author may type for a post or a page."""

import datetime as dt
from typing import Any, ClassVar, cast

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from blog.forms.addresses import AddressField, moved
from blog.forms.fields import NamesField, SourceTextField, YAMLField, ZonedDateTimeField
from blog.forms.front_matter import changes_of, field_keys, other_front_matter, reasons
from blog.forms.versions import VersionedForm
from blog.jekyll import front_matter
from blog.models import Document, Page, Post, SiteConfiguration
from blog.publishing.front_matter import jsonable


class DocumentForm(VersionedForm):
    """A document's source, field by field; ``save`` leaves storing to ``blog.publishing``.

    ``refusal`` is what storing refused the last time: the field and what to tell its author.
    """

    refusal: ClassVar[tuple[str, str] | None] = None

    body = SourceTextField(
        label=_("text"),
        widget=forms.Textarea(attrs={"rows": 24, "class": "source body"}),
        help_text=_("Markdown as kramdown reads it; Liquid runs first."),
    )
    category_names = NamesField(
        label=_("categories"),
        existing="existing-categories",
        help_text=_("Names parted by commas; a blank belongs to a name. The order is kept."),
    )
    tag_names = NamesField(
        label=_("tags"),
        existing="existing-tags",
        help_text=_("Names parted by commas; a blank belongs to a name: 애플 실리콘, Big Data"),
    )
    published_at = ZonedDateTimeField(label=_("date"), required=False)
    updated_at = ZonedDateTimeField(
        label=_("updated"),
        required=False,
        help_text=_("What readers see as the date of the last change; often empty."),
    )
    path = AddressField(label=_("address"))
    other_front_matter = YAMLField(
        label=_("other front matter"),
        help_text=_(
            "YAML. What has a field above is changed there and refused here; every other key "
            "stands here, and its place and comments in the file are kept."
        ),
    )

    class Meta:
        model = Document
        fields = [
            "title", "body", "status", "published_at", "updated_at", "comments", "description",
            "lang", "layout", "slug", "path", "author", "author_name",
        ]  # fmt: skip
        widgets = {
            "description": forms.Textarea(attrs={"rows": 2}),
            "lang": forms.TextInput(attrs={"placeholder": "ko"}),
        }
        help_texts = {
            "slug": _("The last part of the address. Empty: made from the title."),
            "lang": _("The language of this text where it is not the site's: ko, en, ja …"),
            "author_name": _("What readers see as the author; empty: the name of the account."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take Django's arguments and fill in what the model does not hold as typed."""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.label = capfirst(field.label or "")
        if "title" in self.fields and not self.instance.pk:
            self.fields["title"].widget.attrs["autofocus"] = True
        self._show_zone()
        self._show_names()
        if "author_name" in self.fields and "author" not in field_keys(self.instance):
            self.fields["author_name"].disabled = True
            self.fields["author_name"].help_text = _("Written as “author” in the front matter.")
        if "author" in self.fields:
            writers = Q(is_staff=True) | Q(pk=self.instance.author_id)
            people = get_user_model().objects.filter(writers)
            cast(forms.ModelChoiceField, self.fields["author"]).queryset = people
        if "path" in self.fields:
            cast(AddressField, self.fields["path"]).so_far = self.instance.path
        if "other_front_matter" in self.fields:
            self.initial.setdefault("other_front_matter", other_front_matter(self.instance))
            cast(YAMLField, self.fields["other_front_matter"]).taken = reasons(self.instance)

    def _show_zone(self) -> None:
        offset = dt.timezone(dt.timedelta(minutes=self.instance.date_offset or 0))
        zone = SiteConfiguration.current().time_zone or offset
        for name in {"published_at", "updated_at"} & self.fields.keys():
            cast(ZonedDateTimeField, self.fields[name]).zone = zone
        if "published_at" in self.fields:
            sentence = _("Time zone: %(zone)s. A date to come schedules what is published.")
            self.fields["published_at"].help_text = sentence % {"zone": zone}

    def _show_names(self) -> None:
        document = self.instance
        shown: dict[str, list[str]] = {"category_names": [], "tag_names": []}
        if document.pk:
            categorised = document.categorised.select_related("category")
            shown["category_names"] = [row.category.name for row in categorised]
            shown["tag_names"] = [row.tag.name for row in document.tagged.select_related("tag")]
        for name in shown.keys() & self.fields.keys():
            self.initial.setdefault(name, shown[name])
            cast(NamesField, self.fields[name]).known = shown[name]

    def clean(self) -> dict[str, Any]:
        """Date what is published without a date, and repeat what storing refused."""
        cleaned = super().clean() or self.cleaned_data
        is_published = cleaned.get("status") == Document.Status.PUBLISHED
        if self.instance.is_post and is_published and "published_at" in cleaned:
            now = timezone.now().replace(microsecond=0)
            cleaned["published_at"] = cleaned["published_at"] or now
        if self.refusal:
            self.add_error(*self.refusal)
        return cleaned

    def is_multipart(self) -> bool:
        """Return True: percent-encoding would make three bytes of each one of a Korean text,
        and a long one too large for the server to take.
        """
        return True

    def validate_unique(self) -> None:
        """Leave the address to ``blog.publishing``, which names who has it."""

    @property
    def categories(self) -> list[str]:
        """The names of the categories."""
        return self._names("category_names")

    @property
    def tags(self) -> list[str]:
        """The names of the tags."""
        return self._names("tag_names")

    def _names(self, name: str) -> list[str]:
        return self.cleaned_data[name] if name in self.changed_data else self.initial[name]

    def save(self, commit: bool = False) -> Document:  # noqa: ARG002 -- Django's signature
        """Return the document with what was typed; nothing is written, ``commit`` or not."""
        document = super().save(commit=False)
        body_before = self.initial.get("body") or ""
        if "body" not in self.changed_data:
            document.body = body_before
        elif "\r\n" in body_before:
            document.body = document.body.replace("\n", "\r\n")
        document.path = self._path(document)
        self._write_front_matter(document)
        return document

    def _path(self, document: Document) -> str | None:
        """Return the address: the one typed, or the one so far with the slug as it is now."""
        before, slug_before = self.initial.get("path"), self.initial.get("slug")
        if "path" in self.changed_data or "slug" not in self.changed_data:
            return document.path
        return moved(before, slug_before, document.slug)

    def _write_front_matter(self, document: Document) -> None:
        """Set in the front matter what publishing does not know to have changed."""
        changes: dict[str, Any] = {}
        if "other_front_matter" in self.changed_data:
            changes |= changes_of(document, self.cleaned_data["other_front_matter"])
        if "path" in self.changed_data:
            changes["permalink"] = document.path
        if "slug" in self.changed_data and "slug" in document.front_matter:
            changes["slug"] = document.slug or None
        if changes:
            raw = front_matter.update(document.front_matter_source, changes)
            document.front_matter_source = raw
            document.front_matter = jsonable(front_matter.split(raw).values)


class PostForm(DocumentForm):
    """A post."""

    class Meta(DocumentForm.Meta):
        model = Post


class PageForm(DocumentForm):
    """A page, or a document of a collection; a date is its author's choice."""

    class Meta(DocumentForm.Meta):
        model = Page

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take Django's arguments; what is new is a page."""
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.instance.kind = Document.Kind.PAGE
