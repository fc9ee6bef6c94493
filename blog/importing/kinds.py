"""What becomes of a file with front matter: an article, a text served as it is, or neither."""

import re

from blog.importing.feeds import is_feed, is_site_map
from blog.jekyll.document import Document

_PAGES = frozenset({".html", ".htm", ".xhtml"})
_THEME = frozenset(
    {".css", ".scss", ".sass", ".less", ".styl", ".js", ".mjs", ".ts", ".coffee", ".map", ".php"}
)
_TYPES = {
    ".csv": "text/csv",
    ".ics": "text/calendar",
    ".vcf": "text/vcard",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".xsl": "application/xml",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".opml": "text/x-opml",
    ".svg": "image/svg+xml",
}

_LISTS_POSTS = re.compile(
    r"\{[%{][^{}]*\b(?:paginator\b|site\.(?:posts|categories|tags|related_posts)\b)"
)


def is_rendered(source: Document) -> bool:
    """Whether the document is a text that becomes an article.

    A post, or what a collection holds, is one in any language: of those that only a plugin
    converts, Jekyll shows the source.
    """
    ext = source.ext.lower()
    if source.format == "kramdown" or ext in _PAGES:
        return True
    return source.kind != "page" and ext not in _THEME and ext not in _TYPES


def is_shown_raw(source: Document) -> bool:
    """Whether an article shows a source that neither Jekyll nor Mokcha converts."""
    return source.format == "html" and source.ext.lower() not in _PAGES


def text_type(source: Document) -> str | None:
    """Return the type under which the text of a page is served, None for what a theme needs.

    No browser runs any of them under the name of the site: what can hold scripts gets an
    origin of its own.
    """
    ext = source.ext.lower()
    return None if ext in _THEME else _TYPES.get(ext, "text/plain")


def has_a_twin(source: Document) -> bool:
    """Whether Mokcha makes such a text itself."""
    return is_feed(source) or is_site_map(source)


def lists_posts(source: Document) -> bool:
    """Whether a page lists the posts of the site, as Mokcha's own lists do."""
    return _LISTS_POSTS.search(source.front_matter.body) is not None
