"""What a reader still has without a network: the articles that were read, and a page of them."""

import hashlib
import json
from functools import cache

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.views.decorators.http import require_safe

from blog.site import SiteRequest
from blog.views.stylesheet import stylesheet_address

_SOURCE = settings.BASE_DIR / "static" / "scripts" / "worker.js"


@require_safe
def kept(request: SiteRequest) -> HttpResponse:
    """Show the articles that the device keeps; the service worker shows it offline."""
    return render(request, "blog/kept.html")


@require_safe
def worker(request: SiteRequest) -> HttpResponse:
    """Answer with the service worker, preceded by what it must know of the site.

    A browser asks for it with each visit and takes a changed one for a new release: its
    caches begin anew.
    """
    facts = {
        "base": get_script_prefix(),
        "offline": reverse("kept"),
        "needed": [reverse("kept"), stylesheet_address(request.configuration)],
    }
    facts["release"] = hashlib.sha256((json.dumps(facts) + _source()).encode()).hexdigest()[:12]
    text = f"const SITE = {json.dumps(facts)};\n{_source()}"
    response = HttpResponse(text, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@cache
def _source() -> str:
    return _SOURCE.read_text("utf-8")
