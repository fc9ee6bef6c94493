"""Comments as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommentsConfig(AppConfig):
    """Threads, moderation and notification on django-comments-xtd."""

    name = "comments"
    verbose_name = _("Comments")

    def ready(self) -> None:
        """Guard every road that a comment may come by."""
        from django_comments.signals import comment_will_be_posted

        from comments.moderation import guard

        comment_will_be_posted.connect(guard, dispatch_uid="comments.guard")
