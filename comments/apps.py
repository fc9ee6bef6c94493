"""Comments as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommentsConfig(AppConfig):
    """Threads, moderation and notification on django-comments-xtd."""

    name = "comments"
    verbose_name = _("Comments")
