"""The site's own configuration: what _config.yml and _data say."""

from typing import Any, Self
from zoneinfo import ZoneInfo

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.models.ordered_json import OrderedJSONField


class SiteQuerySet(models.QuerySet[Any]):
    """The one row, as it is asked for."""

    def for_pages(self) -> Self:
        """Return the row with what pages show of it, ``_data`` being large, and no more."""
        return self.defer("data", "imported").annotate(
            said_navigation=models.F("data__navigation"), said_authors=models.F("data__authors")
        )


class SiteConfiguration(models.Model):
    """The one row that says what the site is called and how it is rendered.

    ``config`` is Jekyll's configuration with its defaults filled in, ``data`` what lies in
    ``_data``; the files that they came from are kept as assets, for export.
    """

    title = models.CharField(_("name of the site"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)
    author_name = models.CharField(_("author's name"), max_length=200, blank=True)
    lang = models.CharField(_("language"), max_length=35, blank=True)
    config = OrderedJSONField(
        _("configuration"), default=dict, blank=True, encoder=DjangoJSONEncoder
    )
    # What the last import read; what differs from it was changed here.
    imported = models.JSONField(default=dict, blank=True, editable=False, encoder=DjangoJSONEncoder)
    data = OrderedJSONField(_("data"), default=dict, blank=True, encoder=DjangoJSONEncoder)
    stored_at = models.DateTimeField(auto_now=True)

    objects = SiteQuerySet.as_manager()

    # What ``for_pages`` reads of ``data``.
    said_navigation: Any = None
    said_authors: Any = None

    class Meta:
        verbose_name = _("site")
        verbose_name_plural = _("site")

    def __str__(self) -> str:
        return self.title or "Mokcha"

    @classmethod
    def current(cls) -> "SiteConfiguration":
        """Return the site's configuration; an unsaved, empty one before anything was stored."""
        return cls.objects.first() or cls()

    @property
    def base_url(self) -> str:
        """The path that the site lives below: "" or ``/blog``, without a slash at its end."""
        path = str(self.config.get("baseurl") or "").strip("/")
        return f"/{path}" if path else ""

    @property
    def time_zone(self) -> ZoneInfo | None:
        """The zone that dates are shown in, or None where the site names none it knows."""
        name = self.config.get("timezone")
        try:
            return ZoneInfo(str(name)) if name else None
        except (KeyError, ValueError, OSError):
            return None

    def setting(self, name: str, default: Any = None) -> Any:
        """Return a value of ``_config.yml``, ``default`` where it is absent or empty."""
        value = self.config.get(name)
        return default if value in (None, "") else value
