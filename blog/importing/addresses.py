"""The addresses of a tree beside those of its documents: reserved ones, former ones."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from django.db import transaction

from blog.importing.feeds import is_feed, is_site_map, term_of_feed
from blog.importing.report import ImportProblem, RedirectReport
from blog.importing.terms import Term, list_of, page_of
from blog.jekyll.document import Document as JekyllDocument
from blog.models import Asset, Document, Redirect
from blog.models.slugs import slug_of

# Mokcha's own pages whose place no text can take (see blog/urls.py).
_RESERVED = re.compile(
    r"/(?:(?:index\.html)?|(?:authors|categories|series|tags)/[^/]+/(?:feed\.xml|rss\.xml|feed\.json)"
    r"|archive/[1-9]\d{3}/(?:\d\d/)?"
    r"|feed\.xml|rss\.xml|feed\.json|sitemap(?:-[^/]+)?\.xml|robots\.txt|healthz|readyz"
    r"|theme\.[^/]*\.css|kept(?:/|\.js)|(?:admin|_static|comments)(?:/.*)?)"
)
LISTS = frozenset(
    f"/{name}/"
    for name in ("archive", "authors", "categories", "feeds", "search", "series", "sources", "tags")
)
"""Mokcha's lists; the text of an imported page at one of them introduces the list."""

MOVED = "/pages/"
"""Where pages live whose own address only Mokcha can answer at."""

_ALLOWED = re.compile(r"https?://|(?![a-z][a-z0-9+.-]*:)", re.I)
_LONGEST = 700
_AT_ONCE = 500


def is_reserved(path: str) -> bool:
    """Whether Mokcha answers at ``path`` itself (design: fixed addresses)."""
    return _RESERVED.fullmatch(path) is not None


def moved_address(path: str, source: str) -> str:
    """Return where a page lives whose own address is reserved."""
    return f"{MOVED}{slug_of(path.strip('/') or source.rpartition('/')[2].partition('.')[0])}/"


class _Wanted(NamedTuple):
    """Where an address should lead: to the document of a source, or to ``target``."""

    source: str
    target: str
    reason: str


class RedirectWriter:
    """Collects the other addresses of a tree and writes those that nothing lives at."""

    def __init__(self, term_of: Callable[[JekyllDocument], Term | None]) -> None:
        """Start with none; ``term_of`` knows the theme's pages of tags and categories."""
        self._term_of = term_of
        self._wanted: dict[str, _Wanted] = {}
        self._terms: dict[str, Term] = {}
        self._feeds: dict[str, Term | None] = {}
        self._problems: list[ImportProblem] = []
        self.changed = False

    def add(self, source: JekyllDocument, *, spellings: bool = True) -> None:
        """Note the addresses that should lead to ``source``, or from it elsewhere; ``spellings``
        are those that Jekyll might have given it, which a text written here never had.
        """
        reasons = Redirect.Reason
        if source.redirect_to and source.url:
            wrong = _wrong_target(source.redirect_to, source.url)
            if wrong:
                line = source.front_matter.line_of("redirect_to")
                self._problems.append(ImportProblem(source.source, wrong, line))
                return
            self._note(source.url, "", source.redirect_to, reasons.MOVED)
            for path in source.redirect_from:
                self._note(path, "", source.redirect_to, reasons.FRONT_MATTER)
            return
        if source.kind == "draft" or not source.url:
            return
        term = self._term_of(source)
        for path in source.redirect_from:
            # The theme's page of a term is not stored to be read: its address leads on.
            document, target = ("", source.url) if term else (source.source, "")
            self._note(path, document, target, reasons.FRONT_MATTER)
        if term:
            self._terms[source.url] = term
            return
        for path in source.alternative_urls if spellings else ():
            self._note(path, source.source, "", reasons.OTHER_SPELLING)

    def forget(self, sources: Sequence[str]) -> None:
        """Lead nowhere to ``sources``, which no reader may open after all."""
        if sources:
            kept = {path: one for path, one in self._wanted.items() if one.source not in sources}
            self._wanted = kept

    def add_for_machines(self, source: JekyllDocument) -> None:
        """Let the address of a theme's feed lead to Mokcha's of the same posts, and that of a
        site map to Mokcha's.
        """
        if not source.url:
            return
        if is_feed(source):
            term = self._terms.pop(source.url, None)
            self._feeds[source.url] = term_of_feed(source) or term
        elif is_site_map(source):
            self._note(source.url, "", "/sitemap.xml", Redirect.Reason.FORMER)

    def add_stored(self, rows: Any) -> None:
        """Note the redirects that an export wrote into the tree."""
        for row in rows if isinstance(rows, list) else []:
            if isinstance(row, dict) and isinstance(row.get("from"), str):
                source, target = str(row.get("document") or ""), str(row.get("to") or "")
                reason = str(row.get("reason") or Redirect.Reason.FORMER)
                if reason in Redirect.Reason.values and (source or target):
                    self._note(row["from"], source, "" if source else target, reason)

    def _note(self, path: str, document: str, target: str, reason: str) -> None:
        if is_reserved(path) or path in LISTS or len(path) > _LONGEST or "://" in path:
            return
        if path == target:  # a page of Mokcha's own stands where the theme's stood
            return
        known = self._wanted.get(path)
        # What an author wrote counts more than a spelling that we thought of.
        if known is None or known.reason == Redirect.Reason.OTHER_SPELLING != reason:
            self._wanted[path] = _Wanted(document, target, reason)

    def write(self) -> tuple[list[RedirectReport], list[ImportProblem]]:
        """Store what is new, and return every redirect that answers now."""
        for path, term in self._terms.items():
            self._note(path, "", page_of(term) or list_of(term), Redirect.Reason.FORMER)
        for path, feed_term in self._feeds.items():
            page = (page_of(feed_term) if feed_term else None) or "/"
            self._note(path, "", f"{page}feed.xml", Redirect.Reason.FORMER)
        reports: list[RedirectReport] = []
        problems = list(self._problems)
        waiting = iter(self._wanted.items())
        while batch := dict(islice(waiting, _AT_ONCE)):
            with transaction.atomic():
                self._write_some(batch, reports, problems)
        return reports, problems

    def _write_some(
        self,
        wanted: Mapping[str, _Wanted],
        reports: list[RedirectReport],
        problems: list[ImportProblem],
    ) -> None:
        taken = _taken(wanted)
        stored = {row.path: row for row in Redirect.objects.filter(path__in=wanted)}
        documents = _documents({one.source for one in wanted.values() if one.source})
        new = []
        for path, (source, target, reason) in wanted.items():
            is_spelling = reason == Redirect.Reason.OTHER_SPELLING
            if path in taken:
                if not is_spelling:
                    sentence = f"{path} cannot lead elsewhere: something lives there"
                    problems.append(ImportProblem(source, sentence))
                continue
            if source and source not in documents:
                continue
            row = stored.get(path) or Redirect(path=path)
            if (row.document_id, row.target, row.reason) != (
                documents.get(source), target, reason,
            ):  # fmt: skip
                row.document_id, row.target, row.reason = documents.get(source), target, reason
                new.append(row)
            if not is_spelling:
                reports.append(RedirectReport(path, target or source))
        self._store(new)

    def _store(self, rows: list[Redirect]) -> None:
        self.changed = self.changed or bool(rows)
        changed = [row for row in rows if row.pk]
        Redirect.objects.bulk_create(row for row in rows if not row.pk)
        if changed:
            Redirect.objects.bulk_update(changed, ["document", "target", "reason"])


def _wrong_target(target: str, url: str) -> str:
    """Return what is wrong with a ``redirect_to`` at ``url``, "" where nothing is."""
    if target == url:
        return f"redirect_to leads back to {url}; name another address, or take it away"
    if not _ALLOWED.match(target):
        return f"redirect_to leads to no web address ({target[:80]}); write it with https://"
    return ""


def _documents(sources: Iterable[str]) -> dict[str, int]:
    rows = Document.objects.filter(source_path__in=sources)
    return dict(rows.values_list("source_path", "pk"))


def _taken(paths: Iterable[str]) -> set[str]:
    """Return those of ``paths`` that a document or a file lives at."""
    documents = Document.objects.filter(path__in=paths)
    files = Asset.objects.filter(path__in=paths).exclude(file="")
    return {str(row.path) for rows in (documents, files) for row in rows.only("path")}
