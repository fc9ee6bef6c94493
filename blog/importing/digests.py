"""Digests that tell whether a document would come out as it is stored."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from blog.jekyll.document import Document
from blog.jekyll.site import Tree
from blog.publishing import jsonable

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


def digest_of(source: Document, environment: str, facts: Sequence[Any]) -> str:
    """Return a digest in two halves: of the text, and of what else its rendering depends on."""
    text = hashed([source.kind, source.front_matter.raw, source.front_matter.body])
    return text[:32] + hashed([RENDERING, environment, *facts])[:32]


def split_digest(digest: str) -> tuple[str, str]:
    """Return the halves of a digest."""
    return digest[:32], digest[32:]


def environment_of(tree: Tree) -> str:
    """Return a digest of what every rendering depends on: settings, data, includes."""
    return hashed([tree.config, tree.data, tree.includes])
