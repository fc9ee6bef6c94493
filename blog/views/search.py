"""The page of search, and titles for the form while a reader types."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from blog import search as searching
from blog.site import SiteRequest, page_size
from blog.views.lists import page_links, portion_of

_SUGGESTIONS_KEPT = 60


@require_safe
def search(request: SiteRequest) -> HttpResponse:
    """Show what is found for ``q``, the best first; without ``q`` the form alone. With
    ``suggest`` answer with titles as JSON, for the script of the form.
    """
    if "suggest" in request.GET:
        return _suggestions(request.GET["suggest"])
    asked, size = request.GET.get("q", ""), page_size(request.configuration)
    number = _number(request.GET.get("page", "1"))
    results = searching.search(asked, page=number, size=size)
    portion = portion_of(range(results.total), number, size)
    if request.method == "GET" and not results.total:
        searching.count_unfound(results.asked)
    context = {
        "query": results.asked.text,
        "asked": "q" in request.GET,
        "results": results,
        "portion": portion,
        "most_results": searching.MOST_RESULTS,
        "advice": None if results.total else searching.advise(results.asked),
    }
    links = page_links(reverse("search"), portion, urlencode({"q": asked}))
    # What somebody searched is no page to keep or to share.
    return render(request, "blog/search.html", context | links | {"canonical": ""})


def _number(page: str) -> int:
    """Return the number of a page of results; what is none is not found."""
    if not page.isdecimal() or not 0 < int(page[:6]) <= searching.MOST_RESULTS:
        raise Http404(f"page {page[:20]}")
    return int(page)


def _suggestions(typed: str) -> HttpResponse:
    found = [
        {"title": document.title, "url": document.get_absolute_url()}
        for document in searching.suggest(typed)
    ]
    response = JsonResponse({"suggestions": found}, json_dumps_params={"ensure_ascii": False})
    patch_cache_control(response, public=True, max_age=_SUGGESTIONS_KEPT)
    response["X-Robots-Tag"] = "noindex"
    return response
