"""Names that change for many documents at once: renamed, deleted, or made one of several."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from blog import search
from blog.jekyll.front_matter import FrontMatterError
from blog.models import Document, SiteConfiguration, Tag
from blog.publishing.front_matter import write_front_matter
from blog.publishing.names import stored_names, write_names

_WRITTEN = ["front_matter_source", "front_matter", "edited_at"]


def carrying(names: Iterable[Model]) -> dict[int, dict[str, list[str]]]:
    """Return the documents that carry one of ``names`` (tags, or categories), with all that
    each carries now.

    Ask before the names change, and give the answer to ``follow_names`` afterwards.
    """
    rows = list(names)
    field = "tags__in" if rows and isinstance(rows[0], Tag) else "categories__in"
    documents = Document.objects.filter(**{field: rows}).distinct()
    return {document.pk: _names(document) for document in documents.only("pk")}


def follow_names(before: dict[int, dict[str, list[str]]]) -> None:
    """Let front matter and search follow names that changed since ``carrying`` was asked.

    What readers see of a text is not rendered again: only its names are others.
    """
    site = SiteConfiguration.current()
    for document in Document.objects.filter(pk__in=before):
        try:
            write_front_matter(document, document, _names(document), before[document.pk], site)
        except FrontMatterError:
            continue  # The text cannot be read: it stays as the author wrote it.
        document.edited_at = timezone.now()
        document.save(update_fields=_WRITTEN)
    search.index_all(list(before), zone=site.time_zone)


@transaction.atomic
def merge(kept: Model, others: Iterable[Model]) -> int:
    """Give ``kept`` to each document that carries one of ``others``, in its place; delete those.

    Return how many documents changed.
    """
    gone = [row for row in others if row.pk != kept.pk]
    before = carrying(gone)
    key = "tags" if isinstance(kept, Tag) else "categories"
    spelt = {str(row): str(kept) for row in gone}
    for document in Document.objects.filter(pk__in=before):
        names = before[document.pk]
        merged = list(dict.fromkeys(spelt.get(name, name) for name in names[key]))
        write_names(document, names | {key: merged}, names)
    for row in gone:
        row.delete()
    follow_names(before)
    return len(before)


def _names(document: Document) -> dict[str, list[str]]:
    categories, tags = stored_names(document)
    return {"categories": categories, "tags": tags}
