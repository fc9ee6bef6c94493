"""What the lists and forms of posts and of pages have in common."""

# ruff: noqa: ARG002 -- Django calls these methods with all arguments, needed or not.

from typing import Any

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import Model, Prefetch, QuerySet
from django.forms import ModelForm, Script
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog import publishing
from blog.admin import actions
from blog.admin.columns import DocumentColumns
from blog.admin.filters import (
    CategoryFilter,
    MissingImageFilter,
    StateFilter,
    TagFilter,
    TroubleFilter,
    YearFilter,
)
from blog.admin.ownership import OwnDocuments, is_editor
from blog.admin.panels import panels
from blog.admin.refusals import REFUSALS, refusal
from blog.admin.signed_out import keeps_typed_text
from blog.models import Category, Document, DocumentCategory, Tag

_HEAVY = (
    "body", "front_matter", "front_matter_source", "html", "text", "excerpt", "summary",
    "contents", "citations", "pictures", "links", "ids",
)  # fmt: skip
_MOST_NAMES = 2000
_SCRIPTS = ("editor", "typed", "preview", "names")


class DocumentList(ChangeList):
    """The list, light: a fixed number of queries, and no texts."""

    def apply_select_related(self, queryset: QuerySet) -> QuerySet:
        """Return the rows with what the columns show."""
        categorised = DocumentCategory.objects.select_related("category")
        return (
            queryset.defer(*_HEAVY)
            .select_related("author")
            .prefetch_related(Prefetch("categorised", categorised))
        )


class DocumentAdmin(DocumentColumns, OwnDocuments, admin.ModelAdmin):
    """Documents: an author's own, an editor's all."""

    list_display = [
        "title",
        "state",
        "date",
        "in_categories",
        "by",
        "comments",
        "trouble",
        "on_site",
    ]
    list_filter = [
        StateFilter, CategoryFilter, TagFilter, YearFilter, "comments", TroubleFilter,
        MissingImageFilter,
    ]  # fmt: skip
    search_fields = ("title", "body", "source_path")
    search_help_text = gettext_lazy("Title, text or source file")
    date_hierarchy = "published_at"
    ordering = ["-published_at", "-source_path"]
    list_per_page = 50
    show_full_result_count = False
    save_on_top = True
    actions = (
        actions.publish, actions.unpublish, actions.open_comments, actions.close_comments,
        actions.render_again,
    )  # fmt: skip
    change_form_template = "admin/blog/document_form.html"

    class Media:
        css = {"all": ["admin_mokcha/editor.css", "admin_mokcha/panels.css"]}
        js = [Script(f"admin_mokcha/{name}.js", defer=True) for name in _SCRIPTS]

    # -- The list ---------------------------------------------------------------------------

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Return the light list."""
        return DocumentList

    # -- The form ---------------------------------------------------------------------------

    def get_urls(self) -> list[URLPattern]:
        """Return Django's routes; a form sent after the session's end keeps what was typed."""
        urls = super().get_urls()
        for url in urls:
            if (url.name or "").endswith(("_add", "_change")):
                url.callback = keeps_typed_text(self.admin_site, url.callback)
        return urls

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """Return the fields; who wrote a text is for editors to say."""
        author = ["author"] if is_editor(request) else []
        more = ("description", "lang", "layout", *author, "author_name", "updated_at")
        return (
            (None, {"fields": ("title", "body", "version")}),
            (_("Publishing"), {"fields": ("status", "published_at", "comments")}),
            (_("Categories and tags"), {"fields": ("category_names", "tag_names")}),
            (_("Address"), {"fields": ("slug", "path"), "classes": ("collapse",)}),
            (_("More"), {"fields": more, "classes": ("collapse",)}),
            (
                _("Other front matter"),
                {"fields": ("other_front_matter",), "classes": ("collapse",)},
            ),
        )

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[ModelForm]:
        """Return the form, which repeats what storing refused the last time."""
        form = super().get_form(request, obj, change, **kwargs)
        refused = getattr(request, "refusal", None)
        return type(form.__name__, (form,), {"refusal": refused}) if refused else form

    @method_decorator(csp_update({"frame-src": [SELF]}))
    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Show or store the form. What cannot be stored is shown again with the reason.

        The preview stands in a frame of the site's own, which no reader's page may have.
        """
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except REFUSALS as error:
            request.refusal = refusal(error, request.user)  # type: ignore[attr-defined]
            return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Show the form with what is known of the document so far."""
        document = context.get("original")
        context |= {
            "panels": panels(document, request.user) if document else None,
            "existing_categories": Category.objects.values_list("name", flat=True)[:_MOST_NAMES],
            "existing_tags": Tag.objects.values_list("name", flat=True)[:_MOST_NAMES],
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def view_on_site(self, obj: Document) -> str | None:
        """Return the address where readers see it, None where they do not."""
        return obj.get_absolute_url() if obj.is_public else None

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Return how a new document begins: a draft of now."""
        return {
            "status": Document.Status.DRAFT,
            "author": request.user.pk,
            **super().get_changeform_initial_data(request),
        }

    # -- Storing ----------------------------------------------------------------------------

    def save_model(self, request: HttpRequest, obj: Document, form: Any, change: bool) -> None:
        """Store the document by the one way there is."""
        if not change and not is_editor(request):
            obj.author = request.user  # type: ignore[assignment]
        before = form.initial.get("path") if change else None
        publishing.store(obj, categories=form.categories, tags=form.tags, edited=True)
        publishing.queue_sizes()
        if before and obj.path and before != obj.path:
            moved = _("The address is %(path)s now; %(before)s leads there.")
            values = {"path": obj.path, "before": before}
            self.message_user(request, moved % values, messages.INFO)
