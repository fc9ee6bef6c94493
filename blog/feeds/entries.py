"""What a feed says of its posts, in whatever form."""

import posixpath
import re
from collections import Counter
from typing import Any

from django.db.models import QuerySet
from django.utils.encoding import iri_to_uri
from django.utils.feedgenerator import Enclosure

from blog.feeds.addresses import absolute_html
from blog.models import Category, Document, Post, SiteConfiguration, Tag
from blog.models.authorship import author_of
from blog.models.querysets import DocumentQuerySet
from blog.sharing import SharedPicture, named_pictures
from blog.site import absolute, address_of, language_of

_MOST_ENTRIES = 20
# Characters that XML 1.0 has no way to write.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def newest(posts: DocumentQuerySet) -> QuerySet[Any]:
    """Return the newest of ``posts`` with what an entry says, found before that is looked up."""
    some = posts.newest_first()[:_MOST_ENTRIES].values("pk")
    rows = Post.objects.filter(pk__in=some).newest_first().for_lists()
    return rows.defer(None).defer("body", "text", "front_matter_source")


def entries(posts: QuerySet[Any], site: SiteConfiguration) -> list[dict[str, Any]]:
    """Return the entries of ``posts``, named as Django's generators of feeds want them."""
    rows = list(posts)
    pictures = named_pictures(rows, site)
    found = [_entry(post, site, pictures.get(post.source_path)) for post in rows]
    ids = Counter(entry["atom_id"] for entry in found)
    for entry in found:
        if ids[entry["atom_id"]] > 1:
            entry["atom_id"] = entry["link"]
    return found


def writable(text: str) -> str:
    """Return ``text`` without the characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


def _entry(
    post: Document, site: SiteConfiguration, picture: SharedPicture | None
) -> dict[str, Any]:
    url = absolute(post.get_absolute_url())
    terms: list[Category | Tag] = [*post.shown_categories, *post.shown_tags]
    names = (writable(term.name) for term in terms)
    return {
        "title": writable(post.title).strip(),
        "link": url,
        "unique_id": url,
        "atom_id": _atom_id(post, url),
        "description": writable(post.description or post.summary).strip(),
        "content": writable(absolute_html(post.html, url)),
        "author_name": writable(author_of(post) or site.author_name).strip() or str(site),
        "pubdate": post.local_date(site.time_zone),
        "updateddate": post.updated_at or post.local_date(site.time_zone),
        "stored_at": post.stored_at,
        "categories": [name for name in dict.fromkeys(names) if name],
        "language": language_of(post, site),
        "picture": picture,
        "enclosures": [_enclosure(picture)] if picture and picture.size else [],
    }


def _atom_id(post: Document, url: str) -> str:
    """Return the id that jekyll-feed gives a post, its address with the slug for the last part:
    who followed the site before it moved here is not told of everything once more.
    """
    folder = posixpath.dirname((post.path or "").rstrip("/"))
    return absolute(address_of(posixpath.join(folder, post.slug))) if post.slug else url


def _enclosure(picture: SharedPicture) -> Enclosure:
    return Enclosure(iri_to_uri(picture.url), str(picture.size), picture.type)
