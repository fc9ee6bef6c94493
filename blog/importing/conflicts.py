"""Documents that changed here and in the tree: taking one side or the other."""

from django.db import transaction

from blog.importing.importer import import_text
from blog.models import Document
from blog.publishing import rerender
from blog.publishing.surroundings import kind_of


class NotTaken(ValueError):
    """The text of the file cannot be imported; its arguments are sentences that say why."""


def keep_edited(document: Document) -> None:
    """Let what was edited here stand; the file's text goes until it changes again."""
    Document.objects.filter(pk=document.pk).update(
        imported_digest=document.incoming_digest, incoming="", incoming_digest=""
    )


def take_incoming(document: Document) -> None:
    """Replace what was edited here by the file's text. Raises NotTaken; nothing changed then."""
    rows = Document.objects.filter(pk=document.pk)
    with transaction.atomic():
        rows.update(edited_at=None, imported_digest="", incoming="", incoming_digest="")
        report = import_text(document.source_path, document.incoming, kind_of(document))
        if report.status == "failed":
            raise NotTaken(*(warning["message"] for warning in report.warnings))
        rerender(rows)  # with the includes and data of the stored site
        rows.update(imported_digest=document.incoming_digest)
