"""The site as its public pages meet it: the request they get, addresses, pagination, language."""

import re
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import get_script_prefix

from blog.models import Document, Page, SiteConfiguration
from blog.models.addresses import address_of
from blog.models.rows import Rows

MOST_PAGES = 200
_PAGE_SIZE = 10
_PAGINATE_PATH = "/page:num/"
# The script that tells a language, where nobody wrote one; the first that is found decides.
_SCRIPTS = (
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
)
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


class SiteRequest(HttpRequest):
    """A request with the site's ``configuration``, put there by ``ConfigurationMiddleware``."""

    configuration: SiteConfiguration


def with_pages(configurations: QuerySet[Any]) -> QuerySet[Any]:
    """Return ``configurations`` with ``page_rows``, at most ``MOST_PAGES``: the site's pages, of
    which its navigation is made.
    """
    pages = Page.objects.public().filter(kind="page").exclude(title="")
    # In the order of an index: the pages are found without a look at the posts.
    some = pages.order_by("-published_at", "-source_path")[:MOST_PAGES]
    return configurations.annotate(page_rows=Rows(some, "title", "path", "source_path"))


def generation_of(configuration: SiteConfiguration) -> str:
    """Return the generation that a request runs in, "" where nothing says."""
    return getattr(configuration, "generation", "")


def absolute(address: str) -> str:
    """Return ``address`` with scheme and host of this site; one of another host as it is."""
    return urljoin(settings.SITE_URL + "/", address)


def below_base(url: str) -> str:
    """Return the address ``url`` of a configuration as a page of this site links it: a path
    below the site's base, whole addresses as they are.
    """
    prefix = get_script_prefix().rstrip("/")
    if url.startswith(("http://", "https://", "mailto:", "tel:", "#")):
        return url
    inside = url.startswith("/") and not url.startswith(("//", prefix + "/"))
    return prefix + url if inside else url if url.startswith("/") else f"{prefix}/{url}"


def page_size(configuration: SiteConfiguration) -> int:
    """Return how many posts a list shows: ``paginate`` of the site, 10 where it says nothing."""
    value: Any = configuration.setting("paginate", _PAGE_SIZE)
    return int(value) if str(value).isdecimal() and int(value) > 0 else _PAGE_SIZE


def page_path(configuration: SiteConfiguration, number: int) -> str:
    """Return the path of the ``number``-th page of the home list, by ``paginate_path``."""
    template = "/" + str(configuration.setting("paginate_path", _PAGINATE_PATH)).lstrip("/")
    path = template if ":num" in template else _PAGINATE_PATH
    path = path if path.endswith(("/", ".html")) else path + "/"
    return "/" if number == 1 else path.replace(":num", str(number), 1)


def page_address(configuration: SiteConfiguration, number: int) -> str:
    """Return the address of the ``number``-th page of the home list."""
    return address_of(page_path(configuration, number))


def page_number(configuration: SiteConfiguration, path: str) -> int | None:
    """Return the number of the home list's page at ``path``, or None for any other path."""
    before, after = page_path(configuration, 0).split("0", 1)
    pattern = f"{re.escape(before)}([1-9][0-9]{{0,6}}){re.escape(after.rstrip('/'))}/?"
    found = re.fullmatch(pattern, path.removesuffix("index.html"))
    return int(found.group(1)) if found else None


def language_tag(declared: object) -> str:
    """Return ``declared`` as a language tag (RFC 5646), "" where it is none."""
    tag = str(declared or "").strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else ""


def language_of(document: Document, configuration: SiteConfiguration) -> str:
    """Return the language tag of ``document``: its own, the site's, or what its script tells."""
    declared = language_tag(document.lang) or language_tag(configuration.lang)
    if declared:
        return declared
    sample = document.title + " " + document.summary
    return next((code for code, script in _SCRIPTS if script.search(sample)), "")
