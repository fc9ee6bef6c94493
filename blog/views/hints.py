"""The rules by which browsers fetch the next page."""

from django.http import HttpRequest, HttpResponse
from django.urls import get_script_prefix
from django.views.decorators.http import require_safe

from blog.speculation import digest_of, rules


@require_safe
def speculation_rules(request: HttpRequest, digest: str) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Answer with the rules; at an address of another release they are not kept long."""
    text = rules(get_script_prefix())
    kept = "max-age=31536000, immutable" if digest == digest_of(text) else "max-age=60"
    response = HttpResponse(text, content_type="application/speculationrules+json")
    response["Cache-Control"] = f"public, {kept}"
    return response
