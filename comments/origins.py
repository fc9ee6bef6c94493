"""Whether a form was sent from a page of this site.

Someone signed in proves it with Django's CSRF token. For everybody else there is no session
whose rights another site could borrow, and a token in the page would make each copy of the
page a different one; browsers themselves say where a form came from.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def has_session(request: HttpRequest) -> bool:
    """Whether the request carries the cookie of a session, so that it must carry a token too."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Whether the browser says that another site sent the form.

    ``Sec-Fetch-Site`` decides where a browser sends it, ``Origin`` otherwise. Browsers send at
    least one of them with every POST; who sends neither is none, and no reader's hand is led.
    """
    origin = request.headers.get("Origin", "")
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return False
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in {"same-origin", "none"}
    if not origin:
        return False
    own = urlsplit(f"{request.scheme}://{request.get_host()}")
    sent = urlsplit(origin)
    return (sent.scheme, sent.netloc) != (own.scheme, own.netloc)
