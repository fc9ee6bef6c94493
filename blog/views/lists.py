"""Lists of posts: home, categories, tags."""

import unicodedata
from typing import Any

from django.core.paginator import Page as Portion
from django.core.paginator import Paginator
from django.db.models import Count, F, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from blog.models import Category, Post, Tag
from blog.site import SiteRequest, absolute, page_address, page_size


def portion_of(rows: QuerySet[Any], number: Any, size: int) -> Portion[Any]:
    """Return one page of ``rows``; a page that does not exist is not found."""
    paginator = Paginator(rows, size)
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
    return {"pages": pages, "newer_page": newer, "older_page": older}


@require_safe
def home(request: SiteRequest, number: int = 1) -> HttpResponse:
    """Show the newest posts, paged by the site's ``paginate_path``."""
    site = request.configuration
    posts = Post.objects.public().newest_first().for_lists()
    portion = portion_of(posts, number, page_size(site))
    context = {"portion": portion, "canonical": absolute(page_address(site, number))}
    context |= _links(portion, lambda page: page_address(site, page))
    return render(request, "blog/home.html", context)


def _public_posts(path: str) -> Q:
    """Return the condition that the documents at ``path`` are public posts."""
    now = timezone.now()
    due = Q(**{f"{path}__published_at__isnull": True}) | Q(**{f"{path}__published_at__lte": now})
    fields = {"kind": "post", "status": "published", "path__isnull": False}
    return due & Q(**{f"{path}__{field}": value for field, value in fields.items()})


def _counted(terms: QuerySet[Any], path: str) -> QuerySet[Any]:
    """Return the ``terms`` that public posts have, each with the number of them."""
    posts = Count(path, filter=_public_posts(path), distinct=True)
    return terms.annotate(posts=posts).filter(posts__gt=0)


@require_safe
def categories(request: SiteRequest) -> HttpResponse:
    """Show the categories, in the order that their editor gave them."""
    terms = _counted(Category.objects.order_by("position", "name"), "documents")
    return render(request, "blog/categories.html", {"terms": terms})


@require_safe
def tags(request: SiteRequest) -> HttpResponse:
    """Show the tags, those of most posts first."""
    terms = _counted(Tag.objects.all(), "tagged__content_object")
    return render(request, "blog/tags.html", {"terms": terms.order_by("-posts", F("name").asc())})


@require_safe
def category(request: SiteRequest, slug: str) -> HttpResponse:
    """Show the posts of one category."""
    return _term(request, Category, "categories", slug)


@require_safe
def tag(request: SiteRequest, slug: str) -> HttpResponse:
    """Show the posts of one tag."""
    return _term(request, Tag, "tags", slug)


def _term(request: SiteRequest, model: Any, field: str, slug: str) -> HttpResponse:
    name = model._meta.model_name
    composed = unicodedata.normalize("NFC", slug)
    if composed != slug:
        return redirect(name, composed, permanent=True)
    term = model.objects.filter(slug=slug).first()
    posts = Post.objects.public().filter(**{field: term}).newest_first().for_lists()
    portion = portion_of(posts, request.GET.get("page", 1), page_size(request.configuration))
    if term is None or not portion.paginator.count:
        raise Http404(slug)
    address = reverse(name, args=[slug])
    context = {
        "term": term,
        "kind": name,
        "portion": portion,
        "feed": reverse(f"{name}_feed", args=[slug]),
        "canonical": absolute(address),
    }
    return render(request, "blog/term.html", context | page_links(address, portion))
