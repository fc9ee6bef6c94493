"""Background jobs, for those who look after the site."""

from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult


class Job(DBTaskResult):
    """A job in the queue, or one that was done in the last days."""

    class Meta:
        proxy = True
        verbose_name = _("background job")
        verbose_name_plural = _("background jobs")
        default_permissions = ()

    def __str__(self) -> str:
        return self.task_path.rpartition(".")[2]
