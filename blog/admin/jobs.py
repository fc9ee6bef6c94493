"""Background jobs: what waits, what was done, what failed and why."""

# ruff: noqa: ARG002 -- Django calls these methods with all arguments, needed or not.

import datetime as dt

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from blog.admin.lists import NamedList
from blog.admin.permissions import NobodyAdds, NobodyDeletes
from blog.models import Job

_WHAT = {
    "size_in_background": gettext_lazy("sizes of pictures"),
    "draw_card": gettext_lazy("picture for sharing"),
    "come_out": gettext_lazy("a scheduled text appears"),
    "tell_hub": gettext_lazy("the hub is told of feeds that changed"),
}
_STATUS = {
    TaskResultStatus.READY: gettext_lazy("waits"),
    TaskResultStatus.RUNNING: gettext_lazy("is being done"),
    TaskResultStatus.SUCCESSFUL: gettext_lazy("done"),
    TaskResultStatus.FAILED: gettext_lazy("failed"),
}

# Its own list speaks of classes and identifiers.
admin.site.unregister(DBTaskResult)


class StatusFilter(admin.SimpleListFilter):
    """How far jobs are."""

    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Return the states in the order in which a job goes through them."""
        return [(status.value, str(words)) for status, words in _STATUS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Return the jobs in the state that is wished for."""
        return queryset.filter(status=self.value()) if self.value() else queryset


@admin.register(Job)
class JobAdmin(NamedList, NobodyAdds, NobodyDeletes):
    """Jobs, the newest first: what happens on the site adds them, and finished ones go by
    themselves. One that failed may be put back into the queue.
    """

    list_display = ("what", "state", "put_in", "ended", "reason")
    list_display_links = None
    list_filter = (StatusFilter,)
    list_per_page = 100
    show_full_result_count = False
    ordering = ("-enqueued_at",)
    actions = ("do_again",)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whether the person looks after the site; a job itself is not changed."""
        return bool(request.user.is_active and getattr(request.user, "is_superuser", False))

    has_view_permission = has_module_permission = has_change_permission

    @admin.display(description=gettext_lazy("job"))
    def what(self, job: Job) -> str | Promise:
        """Return what the job does."""
        return _WHAT.get(str(job), str(job))

    @admin.display(description=gettext_lazy("state"), ordering="status")
    def state(self, job: Job) -> str | Promise:
        """Return how far it is."""
        return _STATUS[TaskResultStatus(job.status)]

    @admin.display(description=gettext_lazy("put in"), ordering="enqueued_at")
    def put_in(self, job: Job) -> dt.datetime:
        """Return when it came into the queue."""
        return job.enqueued_at

    @admin.display(description=gettext_lazy("ended"), ordering="finished_at")
    def ended(self, job: Job) -> dt.datetime | None:
        """Return when it was done, or failed."""
        return job.finished_at

    @admin.display(description=gettext_lazy("why"))
    def reason(self, job: Job) -> str:
        """Return the last line of what went wrong."""
        return (job.traceback.strip().splitlines() or [""])[-1][:300]

    @admin.action(description=gettext_lazy("Do failed jobs again"))
    def do_again(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Put those of the jobs that failed back into the queue."""
        count = queryset.filter(status=TaskResultStatus.FAILED).update(
            status=TaskResultStatus.READY, worker_ids=[], started_at=None, finished_at=None
        )
        message = _("%d jobs wait again.") % count
        self.message_user(request, message, messages.SUCCESS if count else messages.INFO)
