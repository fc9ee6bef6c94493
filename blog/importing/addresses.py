"""The addresses of a tree beside those of its documents: reserved ones, former ones."""

import re
from collections.abc import Iterable

from blog.importing.report import ImportProblem, RedirectReport
from blog.jekyll.document import Document as JekyllDocument
from blog.models import Asset, Document, Redirect
from blog.models.slugs import slug_of

_RESERVED = re.compile(
    r"/(?:(?:index\.html)?|(?:tags|categories|archive|search|sources)(?:/.*|\.html)?"
    r"|feed\.xml|rss\.xml|feed\.json|sitemap\.xml|robots\.txt|healthz/?|readyz/?"
    r"|(?:admin|static|comments|preview)(?:/.*)?)"
)
_FEEDS = re.compile(r"/(?:.*/)?(?:atom|feed|rss|index)(?:\.xml|/)")


def is_reserved(path: str) -> bool:
    """Whether Mokcha answers at ``path`` itself (design: fixed addresses)."""
    return _RESERVED.fullmatch(path) is not None


def moved_address(path: str, source: str) -> str:
    """Return where a page lives whose own address is reserved."""
    return f"/pages/{slug_of(path.strip('/') or source.rpartition('/')[2].partition('.')[0])}/"


class RedirectWriter:
    """Collects the other addresses of a tree and writes those that nothing lives at."""

    def __init__(self) -> None:
        """Start with none."""
        self._wanted: dict[str, tuple[str, str, str]] = {}

    def add(self, source: JekyllDocument) -> None:
        """Note the addresses that should lead to ``source``, or from it elsewhere."""
        reasons = Redirect.Reason
        if source.redirect_to and source.url:
            self._note(source.url, "", source.redirect_to, reasons.MOVED)
            for path in source.redirect_from:
                self._note(path, "", source.redirect_to, reasons.FRONT_MATTER)
            return
        if source.kind == "draft" or not source.url:
            return
        for path in source.redirect_from:
            self._note(path, source.source, "", reasons.FRONT_MATTER)
        for path in source.alternative_urls:
            self._note(path, source.source, "", reasons.OTHER_SPELLING)

    def add_feed(self, path: str) -> None:
        """Let the address of a theme's feed lead to Mokcha's."""
        if _FEEDS.fullmatch(path):
            self._note(path, "", "/feed.xml", Redirect.Reason.FORMER)

    def _note(self, path: str, document: str, target: str, reason: str) -> None:
        if not is_reserved(path) and len(path) <= 700 and "://" not in path:
            known = self._wanted.get(path)
            # What an author wrote counts more than a spelling that we thought of.
            if known is None or known[2] == Redirect.Reason.OTHER_SPELLING != reason:
                self._wanted[path] = (document, target, reason)

    def write(self) -> tuple[list[RedirectReport], list[ImportProblem]]:
        """Store what is new, and return every redirect that answers now."""
        taken = _taken(self._wanted)
        stored = {row.path: row for row in Redirect.objects.filter(path__in=self._wanted)}
        documents = dict(
            Document.objects.filter(
                source_path__in={document for document, *_ in self._wanted.values() if document}
            ).values_list("source_path", "pk")
        )
        reports, problems = [], []
        for path, (source, target, reason) in self._wanted.items():
            if path in taken or (source and source not in documents):
                if reason != Redirect.Reason.OTHER_SPELLING and path in taken:
                    problems.append(
                        ImportProblem(
                            source, f"{path} cannot lead elsewhere: something lives there"
                        )
                    )
                continue
            _write_one(stored.get(path), path, documents.get(source), target, reason)
            if reason != Redirect.Reason.OTHER_SPELLING:
                reports.append(RedirectReport(path, target or source))
        return reports, problems


def _write_one(
    row: Redirect | None, path: str, document: int | None, target: str, reason: str
) -> None:
    if row is None:
        Redirect.objects.create(path=path, document_id=document, target=target, reason=reason)
    elif (row.document_id, row.target, row.reason) != (document, target, reason):
        row.document_id, row.target, row.reason = document, target, reason
        row.save()


def _taken(paths: Iterable[str]) -> set[str]:
    """Return those of ``paths`` that a document or a file lives at."""
    taken = set(Document.objects.filter(path__in=paths).values_list("path", flat=True))
    return taken | set(
        Asset.objects.filter(path__in=paths).exclude(file="").values_list("path", flat=True)
    )
