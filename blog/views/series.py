"""Series: a list of all, and each with its parts in their order."""

from typing import Any

from django.db.models import Count, Max
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from blog.models import Post
from blog.models.slugs import slug_of
from blog.site import SiteRequest, absolute
from blog.views.addresses import address
from blog.views.introductions import more_than_introduces
from blog.views.lists import page_links, portion_of

_PARTS_A_PAGE = 100


def _all() -> list[dict[str, Any]]:
    """Return the series of public posts, the one that went on last first."""
    posts = Post.objects.public().exclude(series="").order_by()
    rows = posts.values("series").annotate(posts=Count("pk"), latest=Max("published_at"))
    return [
        {"name": row["series"], "posts": row["posts"], "url": series_url(row["series"])}
        for row in rows.order_by("-latest", "series")
    ]


def series_url(name: str) -> str:
    """Return the address of the series ``name``."""
    return reverse("one_series", args=[slug_of(name)])


def series_named(slug: str) -> list[str]:
    """Return the names of the series whose page has ``slug``, the one that went on last first."""
    return [one["name"] for one in _all() if slug_of(one["name"]) == slug]


@require_safe
def all_series(request: SiteRequest) -> HttpResponse:
    """Show every series with the number of its parts."""
    context = {"all_series": _all(), "canonical": absolute(reverse("series"))}
    return render(request, "blog/all_series.html", context)


@require_safe
def one_series(request: SiteRequest, slug: str) -> HttpResponseBase:
    """Show the parts of one series, the first first."""
    names = series_named(slug_of(slug))
    if not names or more_than_introduces(request.path_info):
        return address(request, request.path_info.lstrip("/"))
    url = series_url(names[0])
    if slug_of(slug) != slug:
        return redirect(url, permanent=True)
    posts = Post.objects.public().filter(series__in=names).for_lists()
    rows = posts.order_by("published_at", "source_path")
    portion = portion_of(rows, request.GET.get("page", 1), _PARTS_A_PAGE)
    feed = reverse("series_feed", args=[slug])
    context = {"name": names[0], "portion": portion, "feed": feed}
    return render(request, "blog/series.html", context | page_links(url, portion))
