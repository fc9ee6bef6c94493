"""The page that a reader who wants to follow the site is led to: the addresses of its feeds."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from blog.site import SiteRequest, absolute
from blog.views.addresses import address
from blog.views.introductions import more_than_introduces
from blog.views.terms import counted

_FORMS = {"Atom": "feed", "RSS": "rss_feed", "JSON Feed": "json_feed"}


@require_safe
def feeds(request: SiteRequest) -> HttpResponseBase:
    """Show the feeds of the site in each form, and those of its categories."""
    if more_than_introduces(request.path_info):
        return address(request, request.path_info.lstrip("/"))
    forms = [(form, reverse(route)) for form, route in _FORMS.items()]
    categories = list(counted("category").order_by("position", "name"))
    for category in categories:
        category.feed = reverse("category_feed", args=[category.slug])
    context = {
        "forms": [(form, path, absolute(path)) for form, path in forms],
        "categories": categories,
        "canonical": absolute(reverse("feeds")),
    }
    return render(request, "blog/feeds.html", context)
