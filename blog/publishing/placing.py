"""Where a document made here lives: its slug, its place in the tree, its address."""

import datetime as dt
from collections.abc import Sequence
from itertools import count

from django.utils import timezone

from blog.jekyll.addresses import Addresses
from blog.jekyll.config import DEFAULTS
from blog.jekyll.document import Document as JekyllDocument
from blog.jekyll.permalink import style_template
from blog.models import Document, SiteConfiguration
from blog.models.slugs import slug_of

_SUFFIX = {Document.Format.KRAMDOWN: "md", Document.Format.HTML: "html"}


def place(document: Document, site: SiteConfiguration, categories: Sequence[str]) -> None:
    """Give ``document`` what it lacks of slug, date, source path and address.

    What it has stays: an address is for ever, unless the author writes another. A draft has
    no address until it is published; a post that becomes one, or ceases to be, moves between
    ``_drafts`` and ``_posts``.
    """
    document.slug = document.slug or slug_of(document.title or "untitled")
    published = document.status != Document.Status.DRAFT
    if document.is_post and published and document.published_at is None:
        document.published_at = timezone.now().replace(microsecond=0)
    if not document.source_path or _is_in_the_wrong_folder(document):
        document.source_path = _free_source_path(document, site)
    if not document.path and document.status == Document.Status.PUBLISHED:
        document.path = address_of(document, site, categories)


def address_of(document: Document, site: SiteConfiguration, categories: Sequence[str]) -> str:
    """Return the address that Jekyll would give ``document`` by the site's ``permalink``."""
    if not document.is_post:
        return f"/{document.slug}/"
    return jekyll_address(document, site, categories) or f"/{document.slug}/"


def jekyll_address(
    document: Document, site: SiteConfiguration, categories: Sequence[str], permalink: str = ""
) -> str:
    """Return the address that Jekyll gives the file of ``document``, whose front matter says
    ``permalink`` or nothing of it.
    """
    moment = document.published_at or timezone.now()
    style = style_template(str(site.setting("permalink", "date")))
    collections = site.setting("collections", {})
    collections = collections if isinstance(collections, dict) else {}
    posts = {"permalink": style, **(collections.get("posts") or {})}
    config = {**DEFAULTS, **site.config, "collections": {**collections, "posts": posts}}
    other = f"collection:{document.collection}" if document.collection else "page"
    described = JekyllDocument(
        source=document.source_path,
        kind="post" if document.is_post else other,
        slug=document.slug,
        ext="." + document.source_path.rpartition(".")[2],
        format="html" if document.format == Document.Format.HTML else "kramdown",
        date=moment,
        categories=list(categories),
        lang=document.lang,
        permalink=permalink,
    )
    addresses = Addresses(config, site.time_zone or dt.UTC, moment)
    return addresses.addressed(described, document.source_path).url


def _day(document: Document, site: SiteConfiguration) -> dt.datetime:
    """Return the date that the address is made of: the site's zone decides, UTC without one."""
    moment = document.published_at or timezone.now()
    return moment.astimezone(site.time_zone or dt.UTC)


def _is_in_the_wrong_folder(document: Document) -> bool:
    folder = document.source_path.rpartition("/")[0].rpartition("/")[2]
    if document.status == Document.Status.DRAFT:
        return document.is_post and folder == "_posts"
    return document.is_post and folder == "_drafts"


def _free_source_path(document: Document, site: SiteConfiguration) -> str:
    suffix = _SUFFIX[Document.Format(document.format)]
    folder = document.source_path.rpartition("_")[0] if document.source_path else ""
    if not document.is_post:
        stem = f"_{document.collection}/{document.slug}" if document.collection else document.slug
    elif document.status == Document.Status.DRAFT:
        stem = f"{folder}_drafts/{document.slug}"
    else:
        stem = f"{folder}_posts/{_day(document, site):%Y-%m-%d}-{document.slug}"
    taken = set(
        Document.objects.filter(source_path__startswith=stem)
        .exclude(pk=document.pk)
        .values_list("source_path", flat=True)
    )
    names = (f"{stem}{'' if n == 1 else f'-{n}'}.{suffix}" for n in count(1))
    return next(name for name in names if name not in taken)
