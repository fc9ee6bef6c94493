"""The pages of errors, in the site's own dress."""

import re
from collections.abc import Callable
from urllib.parse import unquote

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from blog.models import Document, Post
from blog.views.stylesheet import stylesheet_address

_MOST_SUGGESTIONS = 5
_WORD = re.compile(r"[^\W\d_]{2,}")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Answer 404 with a search box and what may have been meant."""
    return _missing(request, 404)


def gone(request: HttpRequest) -> HttpResponse:
    """Answer 410, for what stood here and was deleted, with the same."""
    return _missing(request, 410)


def _missing(request: HttpRequest, status: int) -> HttpResponse:
    words = _WORD.findall(unquote(request.path).rstrip("/").rpartition("/")[2])
    context = {
        "status": status,
        "query": " ".join(w for w in words if w != "html"),
        "suggestions": _near(words),
    }
    return render(request, "404.html", context, status=status)


def _near(words: list[str]) -> list[Document]:
    """Return posts whose address holds one of ``words``, or the newest."""
    posts = Post.objects.public().newest_first().only("title", "path", "lang")
    alike = Q(pk__in=[])
    for word in words:
        alike |= Q(path__icontains=word) if word != "html" else Q()
    return list(posts.filter(alike)[:_MOST_SUGGESTIONS]) or list(posts[:_MOST_SUGGESTIONS])


def _plain(template: str, status: int) -> Callable[..., HttpResponse]:
    """Return a view that needs neither the database nor the site's configuration."""

    def error_page(*_asked: object, **_why: object) -> HttpResponse:
        text = render_to_string(template, {"stylesheet": stylesheet_address()})
        return HttpResponse(text, status=status)

    return error_page


bad_request = _plain("400.html", 400)
permission_denied = _plain("403.html", 403)
server_error = _plain("500.html", 500)
