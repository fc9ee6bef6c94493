"""The archive: posts by the year and month in which readers see them dated."""

import datetime as dt
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Case, Count, When
from django.db.models.functions import Extract, ExtractMonth, ExtractYear
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dates import MONTHS
from django.views.decorators.http import require_safe

from blog import caching
from blog.models import Post
from blog.site import SiteRequest, absolute, generation_of
from blog.views.lists import page_links, portion_of

_POSTS_A_PAGE = 100


def dated_posts(zone: ZoneInfo | None) -> Any:
    """Return the public posts with the ``year`` and ``month`` of their date as readers see it
    (compare ``Document.local_date``).
    """
    posts = Post.objects.public().filter(published_at__isnull=False)
    if zone is not None:
        return posts.annotate(year=_part(ExtractYear, zone), month=_part(ExtractMonth, zone))
    written = posts.exclude(date_offset=None).order_by().values_list("date_offset", flat=True)
    offsets = list(written.distinct())
    return posts.annotate(year=_by(offsets, ExtractYear), month=_by(offsets, ExtractMonth))


def _part(extract: type[Extract], zone: dt.tzinfo) -> Extract:
    return extract("published_at", tzinfo=zone)


def _by(offsets: list[int], extract: type[Extract]) -> Case:
    """Return the part of each date in the offset that its author wrote; there are few."""
    cases = [
        When(date_offset=offset, then=_part(extract, dt.timezone(dt.timedelta(minutes=offset))))
        for offset in offsets
    ]
    return Case(*cases, default=_part(extract, dt.UTC))


@require_safe
def archive(request: SiteRequest) -> HttpResponse:
    """Show the years and months that have posts, with their numbers."""
    site = request.configuration
    posts = dated_posts(site.time_zone)
    counted = posts.values("year", "month").annotate(posts=Count("pk")).order_by("-year", "month")
    rows = caching.kept(generation_of(site), "archive", lambda: list(counted))
    years = [_year(number, list(months)) for number, months in groupby(rows, _year_of)]
    context = {"years": years, "canonical": absolute(reverse("archive"))}
    return render(request, "blog/archive.html", context)


def _year_of(row: dict[str, int]) -> int:
    return row["year"]


def _year(number: int, months: list[dict[str, int]]) -> dict[str, Any]:
    named = [row | {"name": MONTHS[row["month"]]} for row in months]
    return {"number": number, "months": named, "posts": sum(row["posts"] for row in months)}


@require_safe
def archive_period(request: SiteRequest, year: int, month: int | None = None) -> HttpResponse:
    """Show the posts of a year or of a month."""
    if month is not None and not 1 <= month <= 12:
        raise Http404(f"month {month}")
    posts = dated_posts(request.configuration.time_zone).filter(year=year)
    posts = posts if month is None else posts.filter(month=month)
    rows = posts.newest_first().for_lists()
    portion = portion_of(rows, request.GET.get("page", 1), _POSTS_A_PAGE)
    if not portion.paginator.count:
        raise Http404(f"{year}/{month}")
    address = _address(year, month)
    context = {
        "portion": portion,
        "day": dt.date(year, month or 1, 1),
        "month": month,
    }
    return render(request, "blog/archive_period.html", context | page_links(address, portion))


def _address(year: int, month: int | None) -> str:
    if month is None:
        return reverse("archive_year", args=[year])
    return reverse("archive_month", args=[year, month])
