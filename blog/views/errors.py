"""The pages of errors, in the site's own dress."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from blog.views.near import near, newest, words_in
from blog.views.stylesheet import stylesheet_address


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Answer 404 with a search box and what may have been meant."""
    return _missing(request, 404)


def gone(request: HttpRequest) -> HttpResponse:
    """Answer 410, for what stood here and was deleted, with the same."""
    return _missing(request, 410)


def _missing(request: HttpRequest, status: int) -> HttpResponse:
    words = words_in(request.path)
    meant = near(words)
    context = {"status": status, "query": " ".join(words), "is_near": bool(meant)}
    context["suggestions"] = meant or newest()
    return render(request, "404.html", context, status=status)


def _plain(template: str, status: int) -> Callable[..., HttpResponse]:
    """Return a view that needs neither the database nor the site's configuration."""

    def error_page(*_asked: object, **_why: object) -> HttpResponse:
        text = render_to_string(template, {"stylesheet": stylesheet_address()})
        return HttpResponse(text, status=status)

    return error_page


bad_request = _plain("400.html", 400)
permission_denied = _plain("403.html", 403)
server_error = _plain("500.html", 500)
