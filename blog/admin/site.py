"""The site's configuration, and rendering everything again after it changed."""

# ruff: noqa: ARG002 -- Django calls these methods with all arguments, needed or not.

import time
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog import publishing
from blog.admin.ownership import is_editor
from blog.forms.site import PRESENTED, SiteForm
from blog.models import Document, SiteConfiguration

_SECONDS = 10
_AT_ONCE = 20


@admin.register(SiteConfiguration)
class SiteConfigurationAdmin(admin.ModelAdmin):
    """The one row; its list leads to it at once."""

    form = SiteForm
    fieldsets = (
        (None, {"fields": ("title", "description", "author_name", "lang")}),
        (gettext_lazy("Look"), {"fields": PRESENTED}),
        (gettext_lazy("Other settings"), {"fields": ("settings",), "classes": ("collapse",)}),
    )
    change_form_template = "admin/blog/site_form.html"

    class Media:
        css = {"all": ["admin_mokcha/panels.css"]}

    def get_urls(self) -> list[URLPattern]:
        """Return Django's routes and the one that renders everything again."""
        view = self.admin_site.admin_view(self.render_all)
        return [path("render/", view, name="blog_render_all"), *super().get_urls()]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the form of the one row."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        site = SiteConfiguration.objects.first()
        name = "admin:blog_siteconfiguration_"
        url = reverse(f"{name}change", args=[site.pk]) if site else reverse(f"{name}add")
        return HttpResponseRedirect(url)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whether there is no row yet, and the person may make it."""
        return super().has_add_permission(request) and not SiteConfiguration.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody deletes the site."""
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Store the configuration and say what follows from it."""
        super().save_model(request, obj, form, change)
        publishing.queue_reindex()
        if form.changed_data and Document.objects.exists():
            sentence = _("Texts stored before still look as they did: render all again below.")
            self.message_user(request, sentence, messages.WARNING)

    def render_all(self, request: HttpRequest) -> HttpResponse:
        """Render stored documents again for some seconds; say how to go on where more is left."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not (self.has_change_permission(request) and is_editor(request)):
            raise PermissionDenied
        after = request.POST.get("after", "")
        last, done, changed = render_after(int(after) if after.isdecimal() else 0)
        left = Document.objects.filter(pk__gt=last).count()
        values = {"done": done, "changed": changed, "left": left}
        sentence = _("%(done)d rendered again, %(changed)d of them look different now.")
        self.message_user(request, sentence % values, messages.SUCCESS)
        url = reverse("admin:blog_siteconfiguration_changelist")
        if not left:
            return HttpResponseRedirect(url)
        self.message_user(request, _("%(left)d are left: go on below.") % values, messages.WARNING)
        site = SiteConfiguration.current()
        url = reverse("admin:blog_siteconfiguration_change", args=[site.pk]) if site.pk else url
        return HttpResponseRedirect(f"{url}?after={last}")


def render_after(pk: int, seconds: float = _SECONDS) -> tuple[int, int, int]:
    """Render the documents behind ``pk`` again, for ``seconds`` at most; return the last one's
    key, how many were rendered, and how many changed.
    """
    end, done, changed = time.monotonic() + seconds, 0, 0
    documents = Document.objects.order_by("pk")
    while batch := list(documents.filter(pk__gt=pk)[:_AT_ONCE]):
        changed += publishing.rerender(batch)
        done, pk = done + len(batch), batch[-1].pk
        if time.monotonic() > end:
            break
    return pk, done, changed
