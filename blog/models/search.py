"""What search keeps: the tokens of each document that readers may find, and what nobody found."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.models.documents import Document


class TokensField(models.TextField):
    """Tokens with blanks between them: text under FTS5 on SQLite, a tsvector on PostgreSQL.

    The tokens are made by ``blog.search`` of letters and digits alone, so that neither
    database takes one apart, folds it or reads a sign of its syntax in it.
    """

    def db_type(self, connection: Any) -> str | None:
        """Return the column's type."""
        return "tsvector" if connection.vendor == "postgresql" else "text"

    def get_placeholder(self, _value: Any, _compiler: Any, connection: Any) -> str:
        """Return the placeholder of a value that is written."""
        return "%s::tsvector" if connection.vendor == "postgresql" else "%s"


class SearchEntry(models.Model):
    """The tokens of one published document, written by ``blog.search`` alone.

    ``recency`` is the date of the document and, in its last bits, its key: the newer the
    document, the greater the number, so that a database walks the newest first. FTS5's table
    and its triggers, and the GIN index, are made by the migration.
    """

    recency = models.BigIntegerField(primary_key=True)
    document = models.OneToOneField(Document, models.CASCADE, related_name="search_entry")
    tokens = TokensField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.document_id)


class SearchEdition(models.Model):
    """How the entries were written when all of them were written last: by which edition of
    ``blog.search``, and in which time zone, which decides the year of a document. One row.
    """

    edition = models.PositiveSmallIntegerField()
    zone = models.CharField(max_length=100, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.edition} {self.zone}".strip()


class Unfound(models.Model):
    """Words that readers looked for and no document holds; nothing of who asked is kept."""

    words = models.CharField(_("words"), max_length=100, unique=True)
    count = models.PositiveIntegerField(_("times asked"), default=1)
    last_asked_on = models.DateField(_("last asked"))

    class Meta:
        verbose_name = _("search without result")
        verbose_name_plural = _("searches without result")
        ordering = ["-count", "-last_asked_on", "words"]
        default_permissions = ("view", "delete")

    def __str__(self) -> str:
        return self.words
