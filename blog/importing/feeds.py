"""The feeds and site maps of a theme: which texts of a tree are one, and of which posts."""

import re

from blog.importing.terms import Term
from blog.jekyll.document import Document

_NAMED = re.compile(r"/(?:.*/)?(?:atom|feed|rss|index)(?:\.xml|/)")
_EXTENSIONS = {".xml", ".rss", ".atom"}
# The elements that RSS 2.0, Atom and RSS 1.0 begin with.
_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")
_SITE_MAP = re.compile(r"<(?:urlset|sitemapindex)[\s>]")
_OF_TERM = re.compile(
    r"\bsite\.(tags|categories)(?:\.([\w-]+)|\[\s*['\"]([^'\"]+)['\"]\s*\])"
    r"|\.(tags|categories)\s+contains\s+['\"]([^'\"]+)['\"]"
)
_KINDS = {"tags": "tag", "categories": "category"}


def is_feed(source: Document) -> bool:
    """Whether ``source`` is a feed, by its address or by what it writes."""
    if _NAMED.fullmatch(source.url or ""):
        return True
    return source.ext.lower() in _EXTENSIONS and bool(_ROOT.search(source.front_matter.body))


def is_site_map(source: Document) -> bool:
    """Whether ``source`` tells search engines of pages; Mokcha's map knows them all."""
    return source.ext.lower() == ".xml" and bool(_SITE_MAP.search(source.front_matter.body))


def term_of_feed(source: Document) -> Term | None:
    """Return the one tag or category whose posts the feed ``source`` picks, None for all posts."""
    terms = {
        (_KINDS[found[1] or found[4]], found[2] or found[3] or found[5])
        for found in _OF_TERM.finditer(source.front_matter.body)
    }
    return terms.pop() if len(terms) == 1 else None
