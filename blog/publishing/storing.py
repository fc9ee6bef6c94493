"""The only writer of rendered fields: store a document, preview one, render again.

A document's rendering, its references, the files that it shows and its former addresses
change in one transaction, or not at all.
"""

import dataclasses
import logging
from collections.abc import Iterable, Sequence
from typing import Any, Literal, cast
from urllib.parse import urljoin

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from blog import references, search
from blog.markup import MarkupError, parse, render
from blog.markup.article import Article, Source, Surroundings
from blog.media import record_uses, site_path
from blog.models import (
    Asset,
    Document,
    Redirect,
    SiteConfiguration,
)
from blog.models.documents import RENDERED_FIELDS
from blog.publishing.following import follow, schedule
from blog.publishing.front_matter import write_front_matter
from blog.publishing.names import distinct, stored_names, write_names
from blog.publishing.placing import place
from blog.publishing.surroundings import StoredSite, asks_for_documents

# What a refused author is told of the document or file that has the address.
_NAMED = ("source_path",)

logger = logging.getLogger(__name__)


class AddressTaken(ValueError):
    """Another document or file lives at the address."""

    def __init__(self, path: str, other: Document | Asset) -> None:
        """Name the address and who has it."""
        self.path, self.other = path, other
        super().__init__(
            f"{path} is already the address of {other.source_path}: "
            "give this document another permalink, slug or date."
        )


def store(
    document: Document,
    *,
    categories: Sequence[str] | None = None,
    tags: Sequence[str] | None = None,
    edited: bool = False,
    surroundings: Surroundings | None = None,
    article: Article | None = None,
    site: SiteConfiguration | None = None,
) -> Document:
    """Render ``document`` and write it with everything that follows from it.

    ``categories`` and ``tags`` are names in their order, None to leave them. With ``edited``
    the front matter as written follows the fields that changed, and the document counts as
    edited here. ``surroundings`` are those of the site as stored where none are given, and
    ``article`` is what they made of the document where that is known already; ``site`` spares
    reading the configuration for each of many documents.
    Raises AddressTaken, and blog.markup.MarkupError for a body that cannot be rendered.
    """
    with transaction.atomic():
        before = Document.objects.filter(pk=document.pk).first() if document.pk else None
        is_new = before is None
        stored_categories, stored_tags = stored_names(document)
        categories = stored_categories if categories is None else distinct(categories)
        tags = stored_tags if tags is None else distinct(tags)
        names_before = {"categories": stored_categories, "tags": stored_tags}
        site = site or SiteConfiguration.current()
        place(document, site, categories)
        _check_address(document)
        names = {"categories": categories, "tags": tags}
        if edited:
            write_front_matter(document, before, names, names_before, site)
            document.edited_at = timezone.now()
        by_hand = surroundings is None
        if surroundings is None:
            surroundings = StoredSite(site).around(document, categories, tags)
        article = fill(document, surroundings, article)
        document.save()
        write_names(document, names, names_before)
        references.record(document, article.references, is_new=is_new)
        _record_pictures(document, article, site, surroundings, is_new=is_new)
        search.index(document, site.time_zone, (categories, tags), is_new=is_new)
        _keep_former_address(document, before)
        schedule(document)
        if by_hand:
            refresh_lists(document)
            follow(document, before, names, names_before, site)
    return document


def refresh_lists(changed: Document) -> int:
    """Render the documents again whose Liquid asks for others, ``changed`` being one of these;
    return how many changed.
    """
    return rerender(Document.objects.filter(lists_documents=True).exclude(pk=changed.pk))


def preview(
    document: Document, *, categories: Sequence[str] = (), tags: Sequence[str] = ()
) -> Document:
    """Fill the rendered fields of ``document`` as ``store`` would, and write nothing."""
    site = SiteConfiguration.current()
    place(document, site, list(categories))
    fill(document, StoredSite(site).around(document, list(categories), list(tags)))
    return document


def rerender(documents: Iterable[Document]) -> int:
    """Render stored ``documents`` again from their sources; return how many changed.

    One that cannot be rendered any more stays as it is, and the log says so: what else is
    being stored is not to blame for a list that grew too long.
    """
    site = SiteConfiguration.current()
    stored = StoredSite(site)
    changed = 0
    for document in documents:
        try:
            changed += _rendered_anew(document, stored)
        except MarkupError as error:
            logger.warning("%s cannot be rendered again: %s", document.source_path, error)
    return changed


def _rendered_anew(document: Document, stored: StoredSite) -> bool:
    """Render ``document`` and store what is new of it; return whether anything was."""
    with transaction.atomic():
        before = [getattr(document, name) for name in RENDERED_FIELDS]
        names = stored_names(document)
        surroundings = stored.around(document, *names)
        article = fill(document, surroundings)
        if before == [getattr(document, name) for name in RENDERED_FIELDS]:
            return False
        document.save(update_fields=[*RENDERED_FIELDS, "stored_at"])
        references.record(document, article.references)
        _record_pictures(document, article, stored.site, surroundings)
        search.index(document, stored.site.time_zone, names)
        return True


def fill(document: Document, surroundings: Surroundings, article: Article | None = None) -> Article:
    """Set the rendered fields of ``document`` from ``article``, or from its body rendered;
    return the article.
    """
    if article is None:
        first_line = document.front_matter_source.count("\n") + 1
        form = cast(Literal["kramdown", "html"], document.format)
        source = Source(document.body, document.source_path, first_line, form)
        article = render(parse(source, surroundings))
    document.lists_documents = asks_for_documents(document.body)
    document.html = article.html
    document.excerpt, document.summary = article.excerpt, article.summary
    document.text = article.text
    document.contents = _plain(article.contents)
    document.citations = _plain(article.references)
    document.pictures = _plain(article.pictures)
    document.links, document.ids = list(article.links), list(article.ids)
    document.removed, document.warnings = _plain(article.removed), _plain(article.warnings)
    return article


def _plain(values: Iterable[object]) -> list[dict]:
    return [_listed(dataclasses.asdict(value)) for value in values]  # type: ignore[call-overload]


def _listed(value: Any) -> Any:
    """Return ``value`` as JSON will give it back: lists for tuples."""
    if isinstance(value, dict):
        return {key: _listed(item) for key, item in value.items()}
    return [_listed(item) for item in value] if isinstance(value, tuple | list) else value


def _check_address(document: Document) -> None:
    if document.path is None:
        return
    other = (
        Document.objects.filter(path=document.path).exclude(pk=document.pk).only(*_NAMED).first()
        or Asset.objects.filter(path=document.path).exclude(file="").only(*_NAMED).first()
    )
    if other is not None:
        raise AddressTaken(document.path, other)


def _record_pictures(
    document: Document,
    article: Article,
    site: SiteConfiguration,
    surroundings: Surroundings,
    *,
    is_new: bool = False,
) -> None:
    page = (site.base_url + document.path) if document.path else ""
    paths = [
        site_path(_seen_from(page, picture.src), site.base_url, surroundings.hosts) or ""
        for picture in article.pictures
    ]
    record_uses(document, article.pictures, paths, is_new=is_new)


def _seen_from(page: str, address: str) -> str:
    """Return ``address`` as it is understood on ``page``; what is no address stays."""
    try:
        return urljoin(page, address.strip())
    except ValueError:
        return address


def _keep_former_address(document: Document, before: Document | None) -> None:
    """Let the address that a published document had lead to where it lives now."""
    if document.path:
        own = Q(document=document) | Q(reason=Redirect.Reason.OTHER_SPELLING)
        Redirect.objects.filter(own, path=document.path).delete()
    if before and before.path and before.path != document.path:
        Redirect.objects.update_or_create(
            path=before.path,
            defaults={"document": document, "target": "", "reason": Redirect.Reason.FORMER},
        )
