"""The names of a document's categories and tags, as stored and as written."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from blog.models import Category, Document, DocumentCategory, Tag, TaggedDocument


def stored_names(document: Document) -> tuple[list[str], list[str]]:
    """Return the names of the categories and of the tags of ``document``, in their order."""
    if not document.pk:
        return [], []
    categories = document.categorised.values_list("category__name", flat=True)
    tags = document.tagged.values_list("tag__name", flat=True)
    return list(categories), list(tags)


def distinct(names: Iterable[str]) -> list[str]:
    """Return ``names`` in NFC, without blanks around them, each once, cut to what fits."""
    tidied = (unicodedata.normalize("NFC", str(name)).strip()[:200] for name in names)
    return list(dict.fromkeys(name for name in tidied if name))


def write_names(
    document: Document,
    names: Mapping[str, list[str]],
    names_before: Mapping[str, list[str]],
) -> None:
    """Store the ``categories`` and ``tags`` of ``names`` where they are others than before."""
    if names["categories"] != names_before["categories"]:
        if names_before["categories"]:
            document.categorised.all().delete()
        DocumentCategory.objects.bulk_create(
            DocumentCategory(document=document, category=row, position=position)
            for position, row in enumerate(_named(Category, names["categories"]))
        )
    if names["tags"] != names_before["tags"]:
        if names_before["tags"]:
            document.tagged.all().delete()
        TaggedDocument.objects.bulk_create(
            TaggedDocument(content_object=document, tag=row) for row in _named(Tag, names["tags"])
        )


def _named(model: type[Any], names: Sequence[str]) -> list[Any]:
    """Return the categories or tags called ``names``, in their order, new ones made."""
    found = {row.name: row for row in model.objects.filter(name__in=names)} if names else {}
    return [found.get(name) or model.objects.get_or_create(name=name)[0] for name in names]
