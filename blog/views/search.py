"""Search by the words as typed, in titles, summaries and texts."""

import unicodedata
from functools import reduce
from operator import and_
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from blog.models import Document
from blog.site import SiteRequest, page_size
from blog.views.lists import page_links, portion_of

_MOST_WORDS = 8
_LONGEST = 200


@require_safe
def search(request: SiteRequest) -> HttpResponse:
    """Show what holds every word of ``q``, the newest first; without ``q`` the form alone."""
    query = unicodedata.normalize("NFC", request.GET.get("q", "")).replace("\0", "")[:_LONGEST]
    words = query.split()[:_MOST_WORDS]
    context: dict[str, object] = {"query": query.strip()}
    if words:
        rows = Document.objects.public().filter(_holds(words)).newest_first().for_lists()
        portion = portion_of(rows, request.GET.get("page", 1), page_size(request.configuration))
        links = page_links(reverse("search"), portion, urlencode({"q": query}))
        context |= {"portion": portion} | links
    return render(request, "blog/search.html", context)


def _holds(words: list[str]) -> Q:
    def holds(word: str) -> Q:
        return Q(title__icontains=word) | Q(summary__icontains=word) | Q(text__icontains=word)

    return reduce(and_, map(holds, words))
