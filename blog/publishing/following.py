"""What follows, in the background, when readers see something else: its card is drawn, the
hub is told. A draft causes nothing; a scheduled document does at its minute.
"""

from collections.abc import Mapping, Sequence

from django.utils import timezone
from django_tasks import task

from blog import websub
from blog.jobs import enqueue
from blog.media import cards
from blog.models import Category, Document, SiteConfiguration, Tag
from blog.models.authorship import author_of, names_in
from blog.models.slugs import slug_of
from blog.publishing.names import stored_names

Names = Mapping[str, Sequence[str]]
# What feeds show of a document, its categories and tags apart.
_SHOWN = (
    *("title", "html", "summary", "description", "path", "lang", "author_name", "author_id"),
    *("published_at", "updated_at", "front_matter"),
)


def follow(
    document: Document,
    before: Document | None,
    names: Names,
    names_before: Names,
    site: SiteConfiguration,
) -> None:
    """Let what follows from storing ``document`` be done once it is committed; ``before`` is
    what was stored until now.
    """
    was, is_public = before is not None and before.is_public, document.is_public
    if is_public:
        enqueue(draw_card, document.pk)
    is_same = was == is_public and names == names_before and _shown(document) == _shown(before)
    if (was or is_public) and not is_same:
        _announce(site, [(document, names), (before or document, names_before)])


def schedule(document: Document) -> None:
    """Let a document that will be public appear to subscribers when its time comes."""
    due = document.published_at
    if document.status == Document.Status.PUBLISHED and due and due > timezone.now():
        enqueue(come_out.using(run_after=due), document.pk)


def take_back(document: Document) -> None:
    """Let subscribers know of a document that is about to be deleted."""
    if document.is_public:
        _announce(SiteConfiguration.current(), [(document, _names(document))])


def announce_site() -> None:
    """Let subscribers know that any of the site's posts may be new."""
    websub.announce(SiteConfiguration.current().base_url)


@task
def draw_card(pk: int) -> None:
    """Draw the card of a document, if it is public and has none yet."""
    document = Document.objects.public().filter(pk=pk).first()
    if document is None:
        return
    card = cards.card_of(document, SiteConfiguration.current(), cards.section_of(document))
    cards.drawn(card).close()


@task
def come_out(pk: int) -> None:
    """Do what follows when the time of a scheduled document has come, unless it was moved."""
    document = Document.objects.public().filter(pk=pk).first()
    if document is not None:
        enqueue(draw_card, pk)
        _announce(SiteConfiguration.current(), [(document, _names(document))])


def _announce(site: SiteConfiguration, states: Sequence[tuple[Document, Names]]) -> None:
    """Let subscribers know of a post by its ``states``, as it is now and as it was before."""
    if not states[0][0].is_post:
        return
    tags = {name for _document, names in states for name in names["tags"]}
    categories = {name for _document, names in states for name in names["categories"]}
    documents = [document for document, _names in states]
    authors = {name for one in documents for name in names_in(author_of(one) or site.author_name)}
    websub.announce(
        site.base_url,
        tag=Tag.objects.filter(name__in=tags).values_list("slug", flat=True),
        category=Category.objects.filter(name__in=categories).values_list("slug", flat=True),
        author=map(slug_of, authors),
        series=(slug_of(one.series) for one in documents if one.series),
    )


def _names(document: Document) -> Names:
    categories, tags = stored_names(document)
    return {"categories": categories, "tags": tags}


def _shown(document: Document | None) -> list[object]:
    return [getattr(document, name, None) for name in _SHOWN]
