"""The language of a page's own words: the reader's choice, else the site's."""

from django.conf import settings
from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header


class SiteLocaleMiddleware(LocaleMiddleware):
    """Django's, with the site's own ``lang`` in place of a fixed default."""

    def process_request(self, request: HttpRequest) -> None:
        """Activate the language for ``request``."""
        translation.activate(_chosen(request))
        request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE


def _chosen(request: HttpRequest) -> str:
    """Return the first language that is spoken here: cookie, browser, site, settings."""
    accepted = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    site = str(request.configuration.lang or "")  # type: ignore[attr-defined]
    wishes = [request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")]
    wishes += [code for code, _weight in accepted if code != "*"]
    for wish in [*wishes, site.replace("_", "-")]:
        try:
            return translation.get_supported_language_variant(wish)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE
