"""What crawlers are told."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from blog.site import absolute


@require_safe
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Allow everything public, and name the site map."""
    closed = [reverse("admin:index"), reverse("search")]
    lines = ["User-agent: *", *(f"Disallow: {address}" for address in closed)]
    lines += ["", f"Sitemap: {absolute(reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
