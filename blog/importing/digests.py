"""What tells whether a document would come out, or came out, as it is stored."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from blog.jekyll.document import Document as JekyllDocument
from blog.jekyll.site import Tree
from blog.models import Document
from blog.publishing import jsonable, stored_names

# What follows from the text, and what tells of an import.
_UNSEEN = {"front_matter", "imported_digest", "stored_at"}
# Raised when the rendering changes, so that the next import renders everything again.
RENDERING = 5

FACTS = (
    "url", "title", "slug", "categories", "tags", "comments", "published", "output", "lang",
    "layout", "redirect_to",
)  # fmt: skip
"""The fields of a document that a row is made of beside its text."""


def hashed(value: Any) -> str:
    """Return the SHA-256 of ``value`` in hex; names that are not UTF-8 count as they are."""
    text = json.dumps(jsonable(value), cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def digest_of(source: JekyllDocument, environment: str, facts: Sequence[Any]) -> str:
    """Return a digest in two halves: of the text, and of what else its rendering depends on."""
    text = hashed([source.kind, source.front_matter.raw, source.front_matter.body])
    return text[:32] + hashed([RENDERING, environment, *facts])[:32]


def split_digest(digest: str) -> tuple[str, str]:
    """Return the halves of a digest."""
    return digest[:32], digest[32:]


def environment_of(tree: Tree) -> str:
    """Return a digest of what every rendering depends on: settings, data, includes."""
    return hashed([tree.config, tree.data, tree.includes])


def state_of_same(document: Document | None, digest: str) -> list[Any] | None:
    """Return the state of ``document`` where its text is the one that ``digest`` stands for."""
    if document is None or split_digest(document.imported_digest)[0] != split_digest(digest)[0]:
        return None
    return state_of(document)


def state_of(document: Document) -> list[Any]:
    """Return all that a row and its names say, but for when and why it was written."""
    fields = (field.attname for field in document._meta.concrete_fields)
    told = [getattr(document, name) for name in fields if name not in _UNSEEN]
    return [*told, stored_names(document)]
