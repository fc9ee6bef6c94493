"""What can be done to several documents at once; each tells how many it changed."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from blog import publishing
from blog.admin.refusals import REFUSALS
from blog.models import Document
from blog.wording import said

Change = Callable[[Document], None]


def _publish(document: Document) -> None:
    document.status = Document.Status.PUBLISHED
    if document.is_post and document.published_at is None:
        document.published_at = timezone.now().replace(microsecond=0)


def _unpublish(document: Document) -> None:
    document.status = Document.Status.DRAFT


def _open(document: Document) -> None:
    document.comments = True


def _close(document: Document) -> None:
    document.comments = False


def _store(documents: Iterable[Document], change: Change) -> tuple[list[Document], list[str]]:
    """Change and store each document; return those stored, and what was refused."""
    stored, refused = [], []
    for document in documents:
        change(document)
        try:
            publishing.store(document, edited=True)
            stored.append(document)
        except REFUSALS as error:
            refused.append(f"{document.title}: {said(str(error))}")
    return stored, refused


def _apply(model_admin: Any, request: HttpRequest, documents: QuerySet, change: Change) -> None:
    """Store the changed documents, write the log, and say how many there were."""
    stored, refused = _store(documents.defer(None), change)
    done = str(dict(model_admin.get_action_choices(request)).get(request.POST.get("action"), ""))
    for document in stored:
        model_admin.log_change(request, document, done)
    count = len(stored)
    message = ngettext("%d document changed.", "%d documents changed.", count) % count
    model_admin.message_user(request, message, messages.SUCCESS)
    for sentence in refused:
        model_admin.message_user(request, sentence, messages.ERROR)


@admin.action(description=_("Publish"), permissions=["change"])
def publish(model_admin: Any, request: HttpRequest, queryset: QuerySet) -> None:
    """Publish what is not yet; a date to come schedules it."""
    _apply(model_admin, request, queryset.exclude(status="published"), _publish)


@admin.action(description=_("Make a draft again"), permissions=["change"])
def unpublish(model_admin: Any, request: HttpRequest, queryset: QuerySet) -> None:
    """Take documents back to drafts; their address is kept for when they return."""
    _apply(model_admin, request, queryset.exclude(status="draft"), _unpublish)


@admin.action(description=_("Open comments"), permissions=["change"])
def open_comments(model_admin: Any, request: HttpRequest, queryset: QuerySet) -> None:
    """Open the threads that are closed."""
    _apply(model_admin, request, queryset.filter(comments=False), _open)


@admin.action(description=_("Close comments"), permissions=["change"])
def close_comments(model_admin: Any, request: HttpRequest, queryset: QuerySet) -> None:
    """Close the threads that are open; what was said stays."""
    _apply(model_admin, request, queryset.filter(comments=True), _close)


@admin.action(description=_("Render again"), permissions=["change"])
def render_again(model_admin: Any, request: HttpRequest, queryset: QuerySet) -> None:
    """Render documents again from their sources."""
    chosen = queryset.defer(None)
    count, changed = chosen.count(), publishing.rerender(chosen)
    message = _("%(count)d rendered again, %(changed)d of them look different now.")
    model_admin.message_user(request, message % {"count": count, "changed": changed})
