"""The blog as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlogConfig(AppConfig):
    """Documents, their categories, tags and sources."""

    name = "blog"
    verbose_name = _("Blog")
