"""Lists of posts: home, categories, tags."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any, cast

from django.core.paginator import Page as Portion
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from blog import caching
from blog.models import Post, Redirect
from blog.models.addresses import address_of
from blog.site import (
    SiteRequest,
    absolute,
    generation_of,
    page_address,
    page_size,
)
from blog.views.articles import article_response
from blog.views.beside import article_at
from blog.views.collation import initial, sort_key
from blog.views.covers import covered, with_image
from blog.views.introductions import document_at
from blog.views.profile import site_profile
from blog.views.terms import anchored, counted, named

_PLURALS = {"tag": "tags", "category": "categories"}
# As many posts of a term as are not looked up one by one.
_MANY = 1000
_OWN_IDS = frozenset({"main", "q"})  # of the page around a list


def portion_of(
    rows: QuerySet[Any] | Sequence[Any], number: Any, size: int, count: int | None = None
) -> Portion[Any]:
    """Return one page of ``rows``, whose ``count`` may be known; a page that does not exist is
    not found.
    """
    paginator = Paginator(rows, size)
    if count is not None:
        paginator.count = count
    if not str(number).isdecimal() or not 1 <= int(number) <= paginator.num_pages:
        raise Http404(f"page {number} of {paginator.num_pages}")
    return paginator.page(int(number))


def page_links(address: str, portion: Portion[Any], query: str = "") -> dict[str, Any]:
    """Return the addresses around ``portion`` of a list that is paged by ``?page=``."""

    def link(number: int) -> str:
        asked = [part for part in (query, f"page={number}" if number > 1 else "") if part]
        return address + ("?" + "&".join(asked) if asked else "")

    return _links(portion, link)


def _links(portion: Portion[Any], link: Any) -> dict[str, Any]:
    shown = portion.paginator.get_elided_page_range(portion.number, on_each_side=1, on_ends=1)
    pages = [(page, link(page) if isinstance(page, int) else "") for page in shown]
    newer = link(portion.number - 1) if portion.has_previous() else ""
    older = link(portion.number + 1) if portion.has_next() else ""
    canonical = absolute(link(portion.number))
    return {"pages": pages, "newer_page": newer, "older_page": older, "canonical": canonical}


@require_safe
def home(request: SiteRequest, number: int = 1) -> HttpResponse:
    """Show the newest posts, paged by the site's ``paginate_path``."""
    site = request.configuration
    posts = with_image(Post.objects.public().newest_first().for_lists())
    count = caching.kept(generation_of(site), "posts", Post.objects.public().count)
    portion = portion_of(posts, number, page_size(site), count)
    portion.object_list = covered(portion, site)
    context = {"portion": portion, "profile": site_profile(site) if number == 1 else None}
    context |= _links(portion, lambda page: page_address(site, page))
    return render(request, "blog/home.html", context)


@require_safe
def categories(request: SiteRequest) -> HttpResponse:
    """Show the categories in the order that their editor gave them, then of their names."""
    by_hand = ("position", "name")
    return _terms(request, "category", by_hand, lambda term, name: (term.position, name))


@require_safe
def tags(request: SiteRequest) -> HttpResponse:
    """Show the tags as the index of a book: by their first letters, in the reader's order."""
    return _terms(request, "tag", ("-posts", "name"), lambda _term, name: name)


def _terms(
    request: SiteRequest, kind: str, anchoring: Iterable[str], order: Callable[[Any, Any], Any]
) -> HttpResponse:
    """Show all terms of ``kind``; those that come first by ``anchoring`` get the anchors that
    several could have.
    """
    introduction, language = document_at(request.path_info), get_language() or ""
    taken = {*_OWN_IDS, *(introduction.ids if introduction else ())}
    terms = anchored(counted(kind).order_by(*anchoring), taken)
    terms.sort(key=lambda term: order(term, sort_key(term.name, language)))
    letters = groupby(terms, lambda term: initial(term.name))
    context = {
        "terms": terms,
        "letters": [(letter, list(group)) for letter, group in letters],
        "introduction": introduction,
        "canonical": absolute(reverse(_PLURALS[kind])),
    }
    return render(request, f"blog/{_PLURALS[kind]}.html", context)


@require_safe
def category(request: SiteRequest, slug: str) -> HttpResponse:
    """Show the posts of one category."""
    return _term(request, "category", slug)


@require_safe
def tag(request: SiteRequest, slug: str) -> HttpResponse:
    """Show the posts of one tag."""
    return _term(request, "tag", slug)


def _former(path: str) -> str:
    """Return where the page of a term that no post has leads. Raises Http404 for no such page."""
    row = Redirect.objects.filter(path=path, document=None).first()
    if row is None:
        raise Http404(path)
    return address_of(row.target) if row.target.startswith("/") else row.target


def _posts_of(term: Any, number: Any, size: int) -> Portion[Any]:
    """Return one page of the posts of ``term``, found before what a list shows of them is."""
    reached = (int(number) if str(number).isdecimal() else 1) * size
    posts = Post.objects.public().having(term, many=term.posts > max(_MANY, 20 * reached))
    portion = portion_of(posts.newest_first(), number, size, term.posts)
    newest = cast(QuerySet[Any], portion.object_list)
    found = Post.objects.filter(pk__in=newest.values("pk"))
    portion.object_list = with_image(found.newest_first().for_lists())
    return portion


def _term(request: SiteRequest, kind: str, asked: str) -> HttpResponse:
    site = request.configuration
    term = caching.kept(generation_of(site), (kind, asked), lambda: named(kind, asked))
    own = document_at(request.path_info)
    if term is None or term.slug != asked or (own is not None and own.kind != "page"):
        # What an author made for a term stands where no post has the term; else it introduces
        # the list, but for a post, which keeps its address.
        page = article_at(request.path_info, site)
        if page is not None:
            return article_response(request, page)
        return redirect(term or _former(request.path_info), permanent=True)
    portion = _posts_of(term, request.GET.get("page", 1), page_size(site))
    portion.object_list = covered(portion.object_list, site)
    address = term.get_absolute_url()
    context = {
        "term": term,
        "kind": kind,
        "portion": portion,
        "introduction": own if portion.number == 1 else None,
        "feed": reverse(f"{kind}_feed", args=[term.slug]),
    }
    return render(request, "blog/term.html", context | page_links(address, portion))
