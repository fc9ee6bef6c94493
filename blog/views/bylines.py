"""Those who wrote a document, by the names that readers see."""

import re
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse

from blog.models import Document, SiteConfiguration
from blog.models.slugs import slug_of
from blog.site import author_of

# Several authors are stored as one line; what follows some commas belongs to a name.
_BETWEEN = re.compile(r", (?!(?:Jr|Sr|II|III|IV|M\.?D|Ph\.?D|Esq)\b)")


class Author(NamedTuple):
    """Someone who wrote public posts; ``rows`` is the condition that these fulfil."""

    name: str
    slug: str
    posts: int = 0
    rows: Q = Q(pk__in=[])

    @property
    def url(self) -> str:
        """The address of the author's page."""
        return reverse("author", args=[self.slug])


def authors_of(document: Document, site: SiteConfiguration) -> list[Author]:
    """Return those who wrote ``document``, the site's author where it names none."""
    return authors_in(author_of(document) or site.author_name)


def authors_in(line: str) -> list[Author]:
    """Return the authors that one line of names names."""
    names = dict.fromkeys(name for part in _BETWEEN.split(line) if (name := part.strip()))
    return [Author(name, slug_of(name)) for name in names]
