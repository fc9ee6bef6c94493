"""Who wrote a document, as its readers see it."""

import re

from blog.models.documents import Document

# Several authors are stored as one line; what follows some commas belongs to a name.
_BETWEEN = re.compile(r", (?!(?:Jr|Sr|II|III|IV|M\.?D|Ph\.?D|Esq)\b)")


def author_of(document: Document) -> str:
    """Return the line that names the authors of ``document``, "" where only the site has one."""
    if document.author_name or document.author is None:
        return document.author_name
    return document.author.get_full_name() or document.author.get_username()


def names_in(line: str) -> list[str]:
    """Return the names of authors that one line gives, each once."""
    return list(dict.fromkeys(name for part in _BETWEEN.split(line) if (name := part.strip())))
