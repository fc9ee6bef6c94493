"""The hub that tells subscribers at once which feeds have something new (WebSub).

The worker asks it, never a reader's or an author's request, and asks nobody else: the address
is the operator's alone, and a redirect is not followed.
"""

import datetime as dt
import logging
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.urls import get_script_prefix, reverse, set_script_prefix
from django.utils import timezone
from django_tasks import task

from blog.jobs import enqueue

logger = logging.getLogger(__name__)
_FORMS = ("", "rss_", "json_")
_SECONDS = 10
# Minutes after which a hub that did not take a notice is asked again.
_PAUSES = (1, 5, 30, 120, 480)


class Unheard(RuntimeError):
    """The hub took no notice, however often it was asked."""


class _NoRedirects(HTTPRedirectHandler):
    """Takes a redirect for a failure."""

    def redirect_request(self, *_asked: Any) -> None:
        """Follow nothing."""


_OPENER = build_opener(_NoRedirects)


def announce(base_url: str, **slugs: Iterable[str]) -> None:
    """Let the hub know, once this transaction is committed, that the feeds of the site and
    those of these ``slugs`` changed (of each ``tag``, ``category``, ``author``, ``series``);
    without a hub nothing happens.
    """
    if settings.WEBSUB_HUB:
        enqueue(tell_hub, _topics(base_url, slugs))


def _topics(base_url: str, slugs: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the whole addresses of the feeds, in every form."""
    outer = get_script_prefix()
    set_script_prefix(base_url + "/")
    try:
        paths = [reverse(f"{form}feed") for form in _FORMS]
        paths += [
            reverse(f"{kind}_{form}feed", args=[slug])
            for kind, some in slugs.items()
            for slug in sorted(set(some))
            for form in _FORMS
        ]
    finally:
        set_script_prefix(outer)
    return [urljoin(settings.SITE_URL, path) for path in paths]


@task
def tell_hub(topics: list[str], attempt: int = 0) -> None:
    """Tell the hub of ``topics``; of those that it did not take, again after a while."""
    unheard = [topic for topic in topics if settings.WEBSUB_HUB and not _is_taken(topic)]
    if not unheard:
        return
    if attempt >= len(_PAUSES):
        raise Unheard(f"{settings.WEBSUB_HUB} was told {attempt + 1} times of {unheard}")
    later = timezone.now() + dt.timedelta(minutes=_PAUSES[attempt])
    enqueue(tell_hub.using(run_after=later), unheard, attempt + 1)


def _is_taken(topic: str) -> bool:
    """Send one notice; each feed in its own, because hubs differ in how they read several."""
    said = {"hub.mode": "publish", "hub.topic": topic, "hub.url": topic}
    # The operator's own setting, and of http or https (see settings).
    request = Request(settings.WEBSUB_HUB, urlencode(said).encode(), method="POST")  # noqa: S310
    request.add_header("User-Agent", "Mokcha")
    try:
        with _OPENER.open(request, timeout=_SECONDS):
            return True
    except (URLError, OSError, ValueError) as error:
        logger.warning("The hub %s took no notice of %s: %s", settings.WEBSUB_HUB, topic, error)
        return False
