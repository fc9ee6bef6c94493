"""The ledger of cited links: one Link a URL, one Reference each time a document cites it."""

import hashlib
from typing import Any
from urllib.parse import urlsplit

from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.models.documents import Document


def digest_of(url: str) -> str:
    """Return the key of ``url``, of one length however long it is: SHA-256 in hex."""
    return hashlib.sha256(url.encode()).hexdigest()


class Link(models.Model):
    """One URL outside the site, normalised, without fragment."""

    url = models.TextField(_("address"))
    digest = models.CharField(max_length=64, unique=True, editable=False)
    host = models.CharField(_("host"), max_length=255, blank=True, db_index=True, editable=False)
    title = models.TextField(_("title"), blank=True)
    byline = models.TextField(_("byline"), blank=True)

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["host", "url"]

    def __str__(self) -> str:
        return self.title or self.url

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the link with its key and host."""
        self.digest = digest_of(self.url)
        self.host = host_of(self.url)
        super().save(*args, **kwargs)


def host_of(url: str) -> str:
    """Return the host of ``url`` in lower case, "" where it has none or is malformed."""
    try:
        return (urlsplit(url).hostname or "")[:255]
    except ValueError:
        return ""


class Reference(models.Model):
    """A document citing a link, once."""

    class Kind(models.TextChoices):
        """How the document cites it."""

        SOURCE = "source", _("source")
        LINK = "link", _("link")
        IMAGE = "image", _("image")
        FOOTNOTE = "footnote", _("footnote")
        DEFINITION = "definition", _("definition")

    document = models.ForeignKey(Document, models.CASCADE, related_name="references")
    link = models.ForeignKey(Link, models.CASCADE, related_name="references")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    title = models.TextField(_("title"), blank=True)
    byline = models.TextField(_("byline"), blank=True)
    section = models.CharField(_("section"), max_length=300, blank=True)
    position = models.PositiveIntegerField(_("position"))

    class Meta:
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        ordering = ["document", "position"]
        constraints = [
            models.UniqueConstraint(fields=["document", "position"], name="one_reference_a_place")
        ]

    def __str__(self) -> str:
        return self.title or self.link.url


class InternalLink(models.Model):
    """That a document links to a place on this site: the other side of it is a backlink."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="internal_links")
    # As the text has it, reduced to what all spellings of an address share.
    place = models.CharField(max_length=700, db_index=True)

    class Meta:
        verbose_name = _("link inside the site")
        verbose_name_plural = _("links inside the site")
        constraints = [
            models.UniqueConstraint(fields=["document", "place"], name="one_link_to_a_place")
        ]

    def __str__(self) -> str:
        return f"{self.document}: {self.place}"
