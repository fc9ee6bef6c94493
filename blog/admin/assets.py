"""Images and other files."""

import re
from typing import Any
from urllib.parse import quote

from django.contrib import admin, messages
from django.db.models import Count, Model, QuerySet
from django.forms import Script
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from blog import publishing
from blog.admin.filters import MissingFileFilter
from blog.admin.links import seen_by
from blog.forms.assets import AssetForm
from blog.models import Asset, Deleted, PictureSizes

_SIGNS = re.compile(r"([\\\[\]])")
# Kept as they are in an address inside Markdown; 한글 is kept too.
_SAFE = "/:@!$&'*+,;=~-._"


def markdown(asset: Asset) -> str:
    """Return what an author writes to show ``asset``."""
    alt = _SIGNS.sub(r"\\\1", " ".join(asset.alt.split()))
    path = "".join(c if ord(c) > 127 else quote(c, safe=_SAFE) for c in asset.path or "")
    return f"![{alt}]({path})"


@admin.register(Asset)
class AssetAdmin(admin.ModelAdmin):
    """Files: an image is brought here once, and shown by its address."""

    form = AssetForm
    fields = ("upload", "path", "alt", "to_copy", "facts", "shown_by")
    readonly_fields = ("to_copy", "facts", "shown_by")
    list_display = ("source_path", "is_there", "path", "content_type", "measures", "uses")
    list_filter = (MissingFileFilter, "kind", "content_type")
    search_fields = ("source_path", "path", "alt")
    # What readers see comes before layouts and data.
    ordering = ("-kind", "source_path")
    list_per_page = 100
    show_full_result_count = False

    class Media:
        css = {"all": ["admin_mokcha/panels.css"]}
        js = [Script("admin_mokcha/copy.js", defer=True)]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Return the files with the number of documents that show them."""
        return super().get_queryset(request).annotate(documents=Count("used_by"))

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whether the person may bring this file anew: a missing one, or an image that no other
        author's document shows. Layouts, includes and the like are only read here.
        """
        may = super().has_change_permission(request, obj)
        return may and _is_an_image(obj) and _is_theirs(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whether the person may delete this file."""
        return super().has_delete_permission(request, obj) and _is_theirs(request, obj)

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Return the file with the documents that the person may know of."""
        asset = super().get_object(request, *args, **kwargs)
        if asset is not None:
            asset.known_uses = asset.used_by.filter(pk__in=seen_by(request.user).values("pk"))
        return asset

    def save_model(self, request: HttpRequest, obj: Asset, form: Any, change: bool) -> None:
        """Store the file; the documents that missed it are rendered again with its size."""
        super().save_model(request, obj, form, change)
        if "upload" in form.changed_data and change:
            documents = obj.used_by.all()
            count = documents.count()
            publishing.rerender(documents)
            if count:
                message = _("%d documents that show it were rendered again.") % count
                self.message_user(request, message)
        publishing.queue_sizes()

    def delete_model(self, request: HttpRequest, obj: Asset) -> None:
        """Delete a file; imports leave it out."""
        Deleted.note([obj])
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Delete files; imports leave them out."""
        Deleted.note(queryset)
        super().delete_queryset(request, queryset)

    def response_add(
        self, request: HttpRequest, obj: Asset, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Show the stored image with its Markdown, which is what it was brought for."""
        if not {"_addanother", "_popup"} & request.POST.keys():
            url = reverse("admin:blog_asset_change", args=[obj.pk])
            sentence = _("Stored: %(file)s. Its Markdown stands below.")
            self.message_user(request, sentence % {"file": obj}, messages.SUCCESS)
            return HttpResponseRedirect(url)
        return super().response_add(request, obj, post_url_continue)

    @admin.display(description=_("there"), boolean=True)
    def is_there(self, asset: Asset) -> bool:
        """Return whether somebody brought the file."""
        return bool(asset.file)

    @admin.display(description=_("measures"))
    def measures(self, asset: Asset) -> str:
        """Return width and height in pixels."""
        return f"{asset.width} × {asset.height}" if asset.width else ""

    @admin.display(description=_("documents"), ordering="documents")
    def uses(self, asset: Any) -> int:
        """Return the number of documents that show the file."""
        return asset.documents

    @admin.display(description=_("Markdown"))
    def to_copy(self, asset: Asset) -> SafeString | str:
        """Return what an author writes to show the image, ready to copy."""
        if not asset.file:
            return "–"
        return render_to_string("admin/blog/to_copy.html", {"markdown": markdown(asset)})

    @admin.display(description=_("file"))
    def facts(self, asset: Asset) -> SafeString | str:
        """Return the image as it is stored, and what is known of it."""
        if not asset.pk:
            return "–"
        context = {"asset": asset, "copies": _copies(asset)}
        return render_to_string("admin/blog/asset_facts.html", context)

    @admin.display(description=_("shown by"))
    def shown_by(self, asset: Any) -> SafeString | str:
        """Return the documents that show the file."""
        uses = getattr(asset, "known_uses", ())
        return render_to_string("admin/blog/shown_by.html", {"documents": uses})


def _is_an_image(asset: Any) -> bool:
    if asset is None:
        return True
    brought = not asset.file or asset.guessed_type().startswith("image/")
    return brought and asset.kind == Asset.Kind.STATIC


def _is_theirs(request: HttpRequest, asset: Any) -> bool:
    if asset is None or not asset.file or request.user.has_perm("blog.edit_all_documents"):
        return True
    return not asset.used_by.exclude(author=request.user).exists()


def _copies(asset: Asset) -> list[dict[str, Any]]:
    """Return the copies of the image that is there now, the narrowest first."""
    sizes = PictureSizes.objects.filter(asset=asset, digest=asset.digest).first()
    made = sorted(sizes.made.items(), key=lambda item: int(item[0])) if sizes else []
    return [{"width": width, **forms} for width, forms in made]
