"""The tags and categories that a tree has pages of its own for."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from blog.jekyll.document import Document as JekyllDocument
from blog.models import Category, Post, Tag
from blog.models.slugs import slug_of

_TERMS = {
    "tag": ("tag", "tags", "tag_name", "tag-name", "tagname"),
    "category": ("category", "categories", "cat", "category_name", "category-name"),
}
Term = tuple[str, str]
"""``tag`` or ``category``, and its name."""


class Terms:
    """The tags and categories of a site's posts, asked for their pages.

    ``used`` gives the names of those that posts have, by ``tags`` or ``categories``; it is
    called once for each, and only for a tree with such pages.
    """

    def __init__(self, used: Callable[[str], Iterable[str]]) -> None:
        """Ask ``used`` when a page needs it."""
        self._slugs = cache(lambda names: {slug_of(name) for name in used(names)})

    def of(self, source: JekyllDocument) -> Term | None:
        """Return the tag or category whose page ``source`` is by its theme's layout alone.

        None for any other document. A title counts as the name only where a post has it.
        """
        if source.kind == "post" or source.front_matter.body.strip():
            return None
        named = _named_term(source)
        term = named or _titled_term(source)
        if named or term is None:
            return named
        return term if slug_of(term[1]) in self._slugs(_field(term)) else None


def _named_term(source: JekyllDocument) -> Term | None:
    """Return what a document is named for by a key of its front matter."""
    own = source.front_matter.values
    for kind, keys in _TERMS.items():
        if any(word in source.layout.lower() for word in (kind, "archive", "term")):
            for key in keys:
                if isinstance(own.get(key), str) and own[key].strip():
                    return kind, own[key].strip()
    return None


def _titled_term(source: JekyllDocument) -> Term | None:
    """Return what a document is named for by its title, its layout being one of single terms."""
    layout, title = source.layout.lower(), source.front_matter.values.get("title")
    for kind in _TERMS:
        if kind in layout and layout not in {"tags", "categories"} and title:
            return kind, str(title).strip()
    return None


def page_of(term: Term) -> str | None:
    """Return Mokcha's page of ``term``, None where no public post has it."""
    kind, name = term
    model: Any = Tag if kind == "tag" else Category
    posts = Post.objects.public()
    for row in (
        model.objects.filter(name=name).first(),
        model.objects.filter(slug=slug_of(name)).first(),
    ):
        if row is not None and posts.filter(**{_field(term): row}).exists():
            return f"/{_field(term)}/{row.slug}/"
    return None


def list_of(term: Term) -> str:
    """Return Mokcha's list of all tags, or of all categories."""
    return f"/{_field(term)}/"


def _field(term: Term) -> str:
    return "tags" if term[0] == "tag" else "categories"
