"""The record of imports, and documents that changed both here and in the tree."""

# ruff: noqa: ARG002 -- Django calls these methods with all arguments, needed or not.

import difflib
from typing import Any

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.admin.import_reports import STATUS_LABELS, report_context
from blog.admin.lists import NamedList
from blog.admin.ownership import is_editor
from blog.admin.permissions import NobodyAdds, NobodyChanges, NobodyDeletes
from blog.importing.conflicts import NotTaken, keep_edited, take_incoming
from blog.models import Conflict, Deleted, Import
from blog.wording import said


@admin.register(Import)
class ImportAdmin(NamedList, NobodyAdds, NobodyChanges, NobodyDeletes):
    """What each import did, to read."""

    list_display = ("path", "started_at", "by", "documents")
    list_select_related = ("user",)
    fields = ("path", "started_at", "finished_at", "by", "findings")
    readonly_fields = fields
    show_full_result_count = False

    class Media:
        css = {"all": ["admin_mokcha/imports.css"]}

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Editors: a report tells of everybody's texts."""
        return is_editor(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whoever may read reports."""
        return is_editor(request)

    @admin.display(description=gettext_lazy("by"))
    def by(self, row: Import) -> str:
        """Return who imported."""
        return str(row.user or row.user_name)

    @admin.display(description=gettext_lazy("documents"))
    def documents(self, row: Import) -> str:
        """Return how many documents ended how."""
        counts = row.counts.items()
        return ", ".join(
            f"{STATUS_LABELS.get(status, status)} {number}" for status, number in counts
        )

    @admin.display(description=gettext_lazy("what to look at"))
    def findings(self, row: Import) -> SafeString:
        """Return how much came, and what the report says, the most important first."""
        return render_to_string("admin/blog/import_report.html", report_context(row))


def _marked(line: str) -> str:
    """Return a line of a difference, as one that only one side has."""
    element = {"-": "del", "+": "ins"}.get(line[:1])
    return format_html("<{0}>{1}</{0}>", SafeString(element), line) if element else line


@admin.register(Conflict)
class ConflictAdmin(NamedList, NobodyAdds, NobodyDeletes):
    """Documents whose file changed in the tree after they had been edited here: imports find
    them, and taking one side settles them.
    """

    list_display = ("title", "source_path", "edited_at")
    fields = ("title", "source_path", "edited_at", "difference")
    readonly_fields = fields
    actions = ("keep", "take")
    change_form_template = "admin/blog/conflict.html"

    class Media:
        css = {"all": ["admin_mokcha/imports.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return those that ``request``'s author may edit."""
        return Conflict.objects.exclude(incoming="").visible_to(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Who may write posts; the list holds those that are theirs to edit."""
        return request.user.has_perm("blog.change_post")

    has_change_permission = has_view_permission

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whoever may settle conflicts."""
        return self.has_view_permission(request)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show both texts under what there is to do."""
        context = {"title": _("Settle a conflict"), **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Write nothing: the actions settle a conflict."""

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Settle the conflict by the button that was pressed, and return to the list."""
        settle = self.take if "_take" in request.POST else self.keep
        if {"_take", "_keep"} & set(request.POST):
            settle(request, self.get_queryset(request).filter(pk=obj.pk))
        return HttpResponseRedirect(reverse("admin:blog_conflict_changelist"))

    @admin.display(description=gettext_lazy("here (−) and in the file (+)"))
    def difference(self, row: Conflict) -> SafeString:
        """Return the lines that differ."""
        here = (row.front_matter_source + row.body).splitlines()
        lines = difflib.unified_diff(here, row.incoming.splitlines(), lineterm="", n=2)
        shown = format_html_join("\n", "{}", ((_marked(line),) for line in list(lines)[2:]))
        return format_html('<pre class="conflict-lines">{}</pre>', shown)

    @admin.action(description=gettext_lazy("Keep what was edited here"))
    def keep(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        """Let what is here stand."""
        for row in rows:
            keep_edited(row)
        self.message_user(request, _("What was edited here stands."), messages.SUCCESS)

    @admin.action(description=gettext_lazy("Take the text of the file"))
    def take(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        """Replace what is here by the file's text."""
        for row in rows:
            try:
                take_incoming(row)
            except NotTaken as error:
                why = "; ".join(said(sentence) for sentence in error.args)
                self.message_user(request, f"{row.source_path}: {why}", messages.ERROR)
            else:
                sentence = _("%s is what the file says.") % row.source_path
                self.message_user(request, sentence, messages.SUCCESS)


@admin.register(Deleted)
class DeletedAdmin(NamedList, NobodyAdds, NobodyDeletes):
    """Imported texts that were deleted here: an import brings one back that is taken off."""

    list_display = ("title", "source_path", "since")
    list_display_links = None
    search_fields = ("title", "source_path")
    actions = ("bring_back",)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Editors."""
        return is_editor(request)

    has_change_permission = has_module_permission = has_view_permission

    @admin.action(description=gettext_lazy("Let the next import bring them back"))
    def bring_back(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        """Take the texts off the list."""
        rows.delete()
        self.message_user(request, _("The next import brings them back."), messages.SUCCESS)
