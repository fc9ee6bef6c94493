"""The feeds of the site and of what gathers posts, each in three forms."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from blog.feeds.entries import newest
from blog.feeds.forms import Channel, atom, json, rss
from blog.models import Category, Post, Tag
from blog.site import SiteRequest

_FORMS = {"atom": atom, "rss": rss, "json": json}


@require_safe
def site_feed(request: SiteRequest, form: str = "atom") -> HttpResponse:
    """Answer with the newest posts of the site, in the ``form`` of a route (see ``_FORMS``)."""
    route = "feed" if form == "atom" else f"{form}_feed"
    channel = Channel(
        str(request.configuration), reverse("home"), reverse(route), settings.WEBSUB_HUB
    )
    return _FORMS[form](request, channel, newest(Post.objects.public()))


@require_safe
def tag_feed(request: SiteRequest, slug: str, form: str = "atom") -> HttpResponse:
    """Answer with the newest posts of one tag."""
    return _term_feed(request, form, get_object_or_404(Tag, slug=slug))


@require_safe
def category_feed(request: SiteRequest, slug: str, form: str = "atom") -> HttpResponse:
    """Answer with the newest posts of one category."""
    return _term_feed(request, form, get_object_or_404(Category, slug=slug))


@require_safe
def author_feed(
    request: SiteRequest, slug: str, find: Callable[[Any], dict[str, Any]], form: str = "atom"
) -> HttpResponse:
    """Answer with the newest posts of one of the authors that ``find`` finds."""
    author = find(request.configuration).get(slug)
    if author is None:
        raise Http404(slug)
    posts = newest(Post.objects.public().filter(author.rows))
    return _feed(request, form, "author", author.name, slug, posts)


@require_safe
def series_feed(
    request: SiteRequest, slug: str, find: Callable[[str], list[str]], form: str = "atom"
) -> HttpResponse:
    """Answer with the newest parts of a series; ``find`` finds its name, however written."""
    names = find(slug)
    if not names:
        raise Http404(slug)
    posts = newest(Post.objects.public().filter(series__in=names))
    return _feed(request, form, "series", names[0], slug, posts, page="one_series")


def _term_feed(request: SiteRequest, form: str, term: Any) -> HttpResponse:
    posts = newest(Post.objects.public().having(term, many=False))
    if not posts.exists():
        raise Http404(term.slug)
    return _feed(request, form, term._meta.model_name, term.name, term.slug, posts)


def _feed(
    request: SiteRequest,
    form: str,
    kind: str,
    name: str,
    slug: str,
    posts: QuerySet[Any],
    *,
    page: str = "",
) -> HttpResponse:
    """Answer with the feed of one of a ``kind``, whose page is of the route ``page``."""
    route = f"{kind}_feed" if form == "atom" else f"{kind}_{form}_feed"
    channel = Channel(
        f"{name} · {request.configuration}",
        reverse(page or kind, args=[slug]),
        reverse(route, args=[slug]),
        settings.WEBSUB_HUB,
    )
    return _FORMS[form](request, channel, posts)
