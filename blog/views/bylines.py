"""Those who wrote a document, by the names that readers see."""

from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse

from blog.models import Document, SiteConfiguration
from blog.models.authorship import author_of, names_in
from blog.models.slugs import slug_of


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
    return [Author(name, slug_of(name)) for name in names_in(line)]
