"""Whom to tell of a weakness (RFC 9116)."""

import datetime as dt

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from blog.site import absolute

_VALID = dt.timedelta(days=180)


@require_safe
def security(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Name the contact that ``SECURITY_CONTACT`` gives; without one there is no such file."""
    if not settings.SECURITY_CONTACT:
        raise Http404("SECURITY_CONTACT is not set")
    # From the first of the month on, so that the file does not change with each request.
    month = timezone.now().astimezone(dt.UTC).replace(day=1, hour=0, minute=0, second=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {month + _VALID:%Y-%m-%dT%H:%M:%SZ}",
        f"Canonical: {absolute(reverse('security'))}",
        "Preferred-Languages: ko, en",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
