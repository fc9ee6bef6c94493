"""Write what a document cites: one Link a URL, one Reference a place."""

from collections.abc import Iterable, Mapping

from blog.markup.article import Citation
from blog.models import Document, Link, Reference
from blog.models.references import digest_of, host_of
from blog.references.backlinks import record_links


def record(document: Document, citations: Iterable[Citation], *, is_new: bool = False) -> None:
    """Make the stored references of ``document`` those of ``citations``; write only what differs.

    Of a document that ``is_new`` none are stored yet, which spares asking. A link keeps the title
    and byline that it was first cited with, unless it had none. What the document links to on
    this site is written too, for the backlinks of the other side.
    """
    record_links(document, is_new=is_new)
    citations = list(citations)
    links = _links(citations)
    wanted = {
        place.position: (
            links[citation.url].pk,
            place.kind,
            citation.title,
            citation.byline,
            place.section,
        )
        for citation in citations
        for place in citation.places
    }
    rows = [] if is_new else document.references.all()
    stored = {
        row.position: (row.link_id, row.kind, row.title, row.byline, row.section) for row in rows
    }
    if wanted == stored:
        return
    changed = [position for position, row in stored.items() if wanted.get(position) != row]
    if changed:
        document.references.filter(position__in=changed).delete()
    Reference.objects.bulk_create(
        Reference(
            document_id=document.pk,
            position=position,
            link_id=link,
            kind=kind,
            title=title,
            byline=byline,
            section=section[:300],
        )
        for position, (link, kind, title, byline, section) in wanted.items()
        if stored.get(position) != wanted[position]
    )


def _links(citations: list[Citation]) -> Mapping[str, Link]:
    """Return the stored link of each cited URL, made or completed where needed."""
    digests = {digest_of(citation.url): citation for citation in citations}
    stored = {link.digest: link for link in Link.objects.filter(digest__in=digests)}
    for digest, link in stored.items():
        _complete(link, digests[digest])
    new = digests.keys() - stored.keys()
    if new:
        Link.objects.bulk_create(
            (_link(digests[digest], digest) for digest in digests if digest in new),
            ignore_conflicts=True,
        )
        # What another process made meanwhile was ignored: only asking tells the keys of all.
        stored |= {link.digest: link for link in Link.objects.filter(digest__in=new)}
    return {link.url: link for link in stored.values()}


def _link(citation: Citation, digest: str) -> Link:
    return Link(
        url=citation.url,
        digest=digest,
        host=host_of(citation.url),
        title=citation.title,
        byline=citation.byline,
    )


def _complete(link: Link, citation: Citation) -> None:
    """Give ``link`` the title and byline that it lacks."""
    missing = {
        name: value
        for name, value in (("title", citation.title), ("byline", citation.byline))
        if value and not getattr(link, name)
    }
    if missing:
        Link.objects.filter(pk=link.pk).update(**missing)


def forget_uncited() -> int:
    """Delete the links that no document cites any more; return how many went."""
    return Link.objects.filter(references__isnull=True).delete()[0]
