"""Every address that is no fixed page: documents, their former addresses, files."""

import unicodedata
from typing import Any
from urllib.parse import unquote, urlsplit

from django.http import Http404, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import Resolver404, get_script_prefix, resolve
from django.views.decorators.http import require_safe

from blog.models import Document, Gone, Redirect
from blog.models.addresses import address_of
from blog.site import SiteRequest, page_address, page_number, page_path
from blog.views.articles import article_response
from blog.views.assets import asset_response, assets_with_users
from blog.views.beside import article_at
from blog.views.errors import gone
from blog.views.lists import home
from blog.views.periods import former_period
from blog.views.terms import former_address, former_feed, named

_MOST_HOPS = 5


@require_safe
def address(request: SiteRequest, path: str) -> HttpResponseBase:
    """Answer ``/path``: the document or file that stands there, one redirect to where it
    stands, 410 where a document was deleted, or 404.
    """
    path = "/" + path
    number = page_number(request.configuration, path)
    if number is not None and path == page_path(request.configuration, number):
        return home(request, number)
    return (
        _document(request, path)
        or _asset(request, path)
        or _moved(request, path)
        or _home_page(request, number)
        or _fixed(request, path)
    )


def _home_page(request: SiteRequest, number: int | None) -> HttpResponseBase | None:
    """Lead another spelling of a page of the home page's posts to it."""
    return _to(request, page_address(request.configuration, number)) if number else None


def _document(request: SiteRequest, path: str) -> HttpResponseBase | None:
    """Answer with the document whose very address this is."""
    document = article_at(path, request.configuration)
    if document is None:
        return None
    target = redirect_target(document)
    return _to(request, _pointed(target)) if target else article_response(request, document)


def _asset(request: SiteRequest, path: str) -> HttpResponseBase | None:
    asset = assets_with_users().filter(path=path).first()
    return asset_response(request, asset) if asset else None


def _moved(request: SiteRequest, path: str) -> HttpResponseBase | None:
    """Answer another spelling or a former address with the one that is right now."""
    target = _rightful(path)
    return _to(request, target) if target and target != address_of(path) else None


def _fixed(request: SiteRequest, path: str) -> HttpResponseBase:
    """Lead another spelling of a fixed page to it; nothing else is left to try."""
    for spelling in spellings(path):
        if spelling != path and (target := _fixed_address(spelling)):
            return _to(request, target)
    path = unicodedata.normalize("NFC", path)
    former = former_feed(request.configuration, path)
    former = former or former_address(request.configuration, path)
    former = former or former_period(request.configuration, path)
    if former:
        return _to(request, former)
    if Gone.objects.filter(path__in=spellings(path)).exists():
        return gone(request)
    raise Http404(path)


def _fixed_address(path: str) -> str:
    """Return the address of the fixed page that ``path`` names, "" where it names none."""
    try:
        match = resolve(path)
    except Resolver404:
        return ""
    if match.url_name in {"tag", "category"}:  # in one step to the name as it is spelled
        term = named(match.url_name, match.kwargs["slug"])
        return term.get_absolute_url() if term else ""
    return "" if match.url_name == "address" else address_of(path)


def redirect_target(document: Document) -> str:
    """Return where ``redirect_to`` of the front matter leads, "" where it is absent."""
    target = document.front_matter.get("redirect_to")
    target = target[0] if isinstance(target, list) and target else target
    return target if isinstance(target, str) else ""


def spellings(path: str) -> list[str]:
    """Return the ways to write the address ``path``: NFC, decoded; with and without slash,
    ``.html`` and ``index.html``.
    """
    path = unicodedata.normalize("NFC", path)
    decoded = unicodedata.normalize("NFC", unquote(path))
    ways: dict[str, None] = {}
    for way in (path, decoded):
        stem = way.removesuffix("/index.html").rstrip("/").removesuffix(".html")
        ways |= dict.fromkeys([way, stem + "/", stem, stem + ".html", stem + "/index.html"])
    return [way for way in ways if way]


def _rightful(path: str, hops: int = 0) -> str:
    """Return the address that ``path`` leads to, "" where it leads nowhere."""
    ways = spellings(path)
    for rows in (Document.objects.public(), Redirect.objects, assets_with_users(public=True)):
        found = {row.path: row for row in rows.filter(path__in=ways)}
        row = next((found[way] for way in ways if way in found), None)
        if row is not None:
            return _as_said(row, path, hops) or _end_of(row, hops)
    return ""


def _as_said(row: Any, path: str, hops: int) -> str:
    """Return where the ``redirect_to`` that was asked for by its very address points."""
    is_said = isinstance(row, Redirect) and row.reason == Redirect.Reason.MOVED and row.target
    return _pointed(row.target) if is_said and row.path == path and not hops else ""


def _pointed(target: str) -> str:
    """Return the address that a ``redirect_to`` names, as its author wrote it."""
    _followed(target)  # raises where redirects lead in a circle
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return target
    return _with_rest(address_of(_path_of(target)), target)


def _end_of(row: Any, hops: int) -> str:
    """Return the address that a document, redirect or file stands for."""
    if isinstance(row, Document):
        target = redirect_target(row)
        return _followed(target, hops) if target else row.get_absolute_url()
    if not isinstance(row, Redirect):
        return address_of(row.path)
    if row.document_id is None:
        return _followed(row.target, hops)
    document = Document.objects.public().filter(pk=row.document_id).first()
    return _end_of(document, hops) if document else ""


def _followed(target: str, hops: int = 0) -> str:
    """Return the end of the way that begins at ``target``, so that readers go it in one step."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return target
    if hops >= _MOST_HOPS:
        raise Http404(f"redirects lead in a circle: {target}")
    path = _path_of(target)
    return _with_rest(_rightful(path, hops + 1) or address_of(path), target)


def _path_of(target: str) -> str:
    return "/" + unquote(urlsplit(target).path).removeprefix(get_script_prefix()).lstrip("/")


def _with_rest(address: str, target: str) -> str:
    """Return ``address`` with what ``target`` says after its path."""
    parts = urlsplit(target)
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return address + query + fragment


def _to(request: SiteRequest, target: str) -> HttpResponsePermanentRedirect:
    """Redirect to the address ``target``; what was asked after ``?`` goes along."""
    asked = request.META.get("QUERY_STRING", "")
    if asked and "?" not in target:
        before, hash_sign, fragment = target.partition("#")
        target = f"{before}?{asked}{hash_sign}{fragment}"
    return HttpResponsePermanentRedirect(target)
