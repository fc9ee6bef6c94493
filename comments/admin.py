"""The moderation queue, and the list of those whose comments are refused."""

from collections.abc import Callable, Iterator
from typing import Any

import django_comments_xtd.admin  # noqa: F401 - registers what is taken off below
from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_comments.models import CommentFlag
from django_comments_xtd.models import BlackListedDomain, XtdComment

from comments import moderation
from comments.models import Block, Comment
from comments.registry import commentable
from comments.signals import comment_removed

# The admin of django-comments-xtd edits rows past our rules.
for _model in (XtdComment, CommentFlag, BlackListedDomain):
    admin.site.unregister(_model)

State = Comment.State
_VERDICTS = {
    State.APPROVED.value: moderation.approve,
    State.REMOVED.value: moderation.remove,
}


class StateFilter(admin.SimpleListFilter):
    """What waits, unless something else is asked for: the list is a queue."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, Any]]:
        return [(State.APPROVED, _("approved")), (State.REMOVED, _("removed")), ("all", _("all"))]

    def choices(self, changelist: Any) -> Iterator[Any]:
        first, *rest = super().choices(changelist)
        yield {**first, "display": _("waiting")}
        yield from rest

    def queryset(self, _request: HttpRequest, queryset: Any) -> Any:
        questions = {
            "all": queryset.all,
            State.APPROVED.value: queryset.approved,
            State.REMOVED.value: queryset.removed,
        }
        return questions.get(self.value() or "", queryset.waiting)()


class CommentAdminForm(forms.ModelForm):
    """A moderator's verdict; the words of others stay as they are."""

    verdict = forms.ChoiceField(label=_("state"))

    class Meta:
        model = Comment
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        state = self.instance.state
        choices = [choice for choice in State.choices if choice[0] in {state, *_VERDICTS}]
        self.fields["verdict"] = forms.ChoiceField(label=_("state"), choices=choices, initial=state)


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):
    """Comments with what a moderator needs to judge them, and the verdicts as actions."""

    form = CommentAdminForm
    list_display = ("writer", "text", "stands_on", "sent", "state_name", "address")
    list_display_links = ("writer",)
    list_filter = (StateFilter,)
    list_per_page = 50
    date_hierarchy = "submit_date"
    ordering = ("-submit_date", "-pk")
    search_fields = ("user_name", "user_email", "user_url", "comment", "ip_address")
    actions = ("approve", "reject", "remove", "mark_as_spam")
    readonly_fields = ("writer", "text", "stands_on", "sent", "email", "website", "address")
    fields = ("verdict", *readonly_fields)

    class Media:
        css = {"all": ["comments/admin.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return Comment.objects.moderated_by(request.user).prefetch_related("content_object")

    def view_on_site(self, comment: Comment) -> str:
        """Return where the comment stands; Django's own way there asks the sites framework."""
        return comment.get_absolute_url()

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the row itself may go: never one with replies, which would lose their place."""
        if obj is not None and Comment.objects.filter(parent_id=obj.pk).exclude(pk=obj.pk).exists():
            return False
        return super().has_delete_permission(request, obj)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def has_block_permission(self, request: HttpRequest) -> bool:
        """Whether the user may refuse people on the whole site."""
        return request.user.has_perm("comments.add_block")

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Delete the row, and say so where readers saw it."""
        if obj.is_shown:
            moderation.announce(comment_removed, obj)
        super().delete_model(request, obj)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, _change: bool) -> None:
        """Carry out the verdict; nothing else of a comment can be changed."""
        if verdict := _VERDICTS.get(form.cleaned_data["verdict"]):
            verdict([obj], request.user)

    @admin.display(description=_("writer"), ordering="user_name")
    def writer(self, comment: Comment) -> str:
        """Name of the writer."""
        return comment.name

    @admin.display(description=_("comment"))
    def text(self, comment: Comment) -> str:
        """The whole text, escaped."""
        return SafeString(linebreaks(comment.comment, autoescape=True))

    @admin.display(description=_("stands on"))
    def stands_on(self, comment: Comment) -> str:
        """The text commented on, as a link to the comment's place on its page."""
        rules = commentable.of(comment.content_object)
        if rules is None:
            return "–"
        title = rules.title(comment.content_object)
        return format_html('<a href="{}">{}</a>', comment.get_absolute_url(), title)

    @admin.display(description=_("sent"), ordering="submit_date")
    def sent(self, comment: Comment) -> str:
        """When it was sent."""
        return date_format(localtime(comment.submit_date), "SHORT_DATETIME_FORMAT")

    @admin.display(description=_("e-mail address"))
    def email(self, comment: Comment) -> str:
        """The address that the writer gave, for moderators alone."""
        return comment.user_email or "–"

    @admin.display(description=_("website"))
    def website(self, comment: Comment) -> str:
        """The writer's own address as text: a moderator should not have to open it."""
        return comment.user_url or "–"

    @admin.display(description=_("IP address"), ordering="ip_address", empty_value="–")
    def address(self, comment: Comment) -> str | None:
        """Where it came from."""
        return comment.ip_address

    @admin.display(description=_("state"))
    def state_name(self, comment: Comment) -> Any:
        """Waiting, approved or removed."""
        return comment.state.label

    @admin.action(description=_("Approve the selected comments"), permissions=["change"])
    def approve(self, request: HttpRequest, queryset: Any) -> None:
        """Show them to readers."""
        self._judge(request, queryset, moderation.approve)

    @admin.action(description=_("Reject the selected comments that wait"), permissions=["change"])
    def reject(self, request: HttpRequest, queryset: Any) -> None:
        """Take what waits out of the queue; what is shown stays."""
        self._judge(request, queryset.waiting(), moderation.remove)

    @admin.action(description=_("Remove the selected comments"), permissions=["change"])
    def remove(self, request: HttpRequest, queryset: Any) -> None:
        """Take them from readers and from the queue."""
        self._judge(request, queryset, moderation.remove)

    @admin.action(
        description=_("Mark the selected comments as spam and block their senders"),
        permissions=["change", "block"],
    )
    def mark_as_spam(self, request: HttpRequest, queryset: Any) -> None:
        """Remove them and refuse more from the same addresses."""
        if self.has_block_permission(request):
            self._judge(request, queryset, moderation.remove_and_block)

    def _judge(
        self, request: HttpRequest, queryset: Any, verdict: Callable[[Any, Any], int]
    ) -> None:
        count = verdict(queryset, request.user)
        text = ngettext("%d comment was changed.", "%d comments were changed.", count) % count
        self.message_user(request, text, messages.SUCCESS)


@admin.register(Block)
class BlockAdmin(admin.ModelAdmin):
    """Who is refused, and until when."""

    list_display = ("value", "kind", "until", "created_at")
    list_filter = ("kind",)
    search_fields = ("value",)
