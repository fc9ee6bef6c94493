"""Who wrote a document, as its readers see it."""

import re
from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model

from blog.models.documents import Document

# Several authors are stored as one line; what follows some commas belongs to a name.
_BETWEEN = re.compile(r", (?!(?:Jr|Sr|II|III|IV|M\.?D|Ph\.?D|Esq)\b)")


def author_of(document: Document) -> str:
    """Return the line that names the authors of ``document``, "" where only the site has one."""
    if document.author_name or document.author is None:
        return document.author_name
    return document.author.get_full_name() or document.author.get_username()


def with_lines(rows: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    """Yield ``rows`` with ``author_name`` and ``author`` of documents, each with ``line``: what
    ``author_of`` says of such a document.
    """
    rows = list(rows)
    wanted = {row["author"] for row in rows if row["author"] and not row["author_name"]}
    known = get_user_model().objects.in_bulk(wanted) if wanted else {}
    for row in rows:
        document = Document(author_name=row["author_name"], author=known.get(row["author"]))
        yield row | {"line": author_of(document)}


def names_in(line: str) -> list[str]:
    """Return the names of authors that one line gives, each once."""
    return list(dict.fromkeys(name for part in _BETWEEN.split(line) if (name := part.strip())))
