"""All links that the site cites, by host, with the documents that cite each."""

from django.db.models import Exists, OuterRef, Prefetch
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from blog.models import Document, Link, Reference
from blog.site import SiteRequest
from blog.views.lists import page_links, portion_of

_LINKS_A_PAGE = 60


@require_safe
def sources(request: SiteRequest) -> HttpResponse:
    """Show the links that public documents cite."""
    public = Document.objects.public().values("pk")
    citing = Reference.objects.filter(document__in=public)
    shown = citing.select_related("document").only(
        "link_id", "title", "byline", "document__title", "document__path", "document__lang"
    )
    links = (
        Link.objects.filter(Exists(citing.filter(link=OuterRef("pk"))))
        .order_by("host", "url")
        .prefetch_related(Prefetch("references", shown, to_attr="citing"))
    )
    portion = portion_of(links, request.GET.get("page", 1), _LINKS_A_PAGE)
    context = {"portion": portion} | page_links(reverse("sources"), portion)
    return render(request, "blog/sources.html", context)
