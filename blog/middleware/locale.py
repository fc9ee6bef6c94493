"""The language of a page's own words: the reader's choice, else the site's."""

from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.translation.trans_real import (
    get_supported_language_variant,
    parse_accept_lang_header,
)


class SiteLocaleMiddleware(LocaleMiddleware):
    """Django's, with the site's own ``lang`` in place of a fixed default."""

    def process_request(self, request: HttpRequest) -> None:
        """Activate the language for ``request``."""
        translation.activate(_chosen(request))
        request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE


def _chosen(request: HttpRequest) -> str:
    """Return the first language that is spoken here: cookie, browser, site, settings."""
    site = str(request.configuration.lang or "")  # type: ignore[attr-defined]
    cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    wished = wished_language(cookie, request.headers.get("Accept-Language", ""))
    return wished or _spoken(site.replace("_", "-")) or settings.LANGUAGE_CODE


@lru_cache(maxsize=1024)
def wished_language(cookie: str, accepted: str) -> str:
    """Return the first language spoken here that a reader wishes, "" where there is none."""
    codes = [code for code, _weight in parse_accept_lang_header(accepted) if code != "*"]
    return next(filter(None, map(_spoken, [cookie, *codes])), "")


def _spoken(code: str) -> str:
    """Return the variant of ``code`` that is spoken here, or ""."""
    try:
        return get_supported_language_variant(code)
    except LookupError:
        return ""
