"""A Django with one view that returns a constant string, and nothing else: what pages are held
against. ``SIZE`` says how long the string is.
"""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

BODY = b"x" * int(os.environ.get("SIZE", "10000"))


def constant(_request: HttpRequest) -> HttpResponse:
    """Answer with the constant."""
    return HttpResponse(BODY)


urlpatterns = [path("", constant)]
settings.configure(
    ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], MIDDLEWARE=[], SECRET_KEY="x" * 50, DATABASES={}
)
application = get_wsgi_application()
