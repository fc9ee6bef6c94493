"""Kept pages, answered before Django's own middleware begins.

A page is kept where nothing in it can be one reader's own: Django is asked for it without the
reader's cookies, and what sets a cookie, says itself how long it lasts, is no page, or went
wrong, is not kept. Who carries a session's cookie never meets a kept page.
"""

import gzip
import re
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import lru_cache
from http.cookies import CookieError, SimpleCookie
from typing import Any

from django.conf import settings
from django.utils import timezone

from blog import caching
from blog.middleware.answering import Answer, accepts, answer, is_unchanged
from blog.middleware.locale import wished_language
from blog.middleware.release import release

Environ = dict[str, Any]
Application = Callable[[Environ, Any], Iterable[bytes]]

# Nothing is kept for longer: the form for comments below a page is signed with its time.
_LONGEST = timedelta(hours=1)
_KEPT_QUERY = re.compile(r"(?:page=[0-9]{1,6})?")
# Probes, pages of the signed-in, forms, and files, which have caches of their own.
_NEVER = re.compile(
    r"/(?:healthz|readyz|metrics)$|(?:.*/)?(?:admin|comments)/|/(?:_static|media)/"
    r"|.*\.(?!html?$|xml$|json$|txt$)[A-Za-z][A-Za-z0-9]{1,4}$"
)
_PAGE = re.compile(r"text/(?:html|plain)|application/(?:[\w.+-]+\+)?(?:xml|json)|text/xml")
_SMALL = 800
_VARIES = frozenset({"accept-encoding", "accept-language", "cookie"})
_OF_ONE_READER = ("HTTP_COOKIE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
_COMMAS = re.compile(r"\s*,\s*")
_REPLACED = frozenset({"etag", "last-modified", "content-length", "vary", "cache-control"})


class PageCache:
    """A WSGI application around Django's: kept pages, validators and compression."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.pages = caching.Pages(settings.PAGE_CACHE_MB * 1024 * 1024)

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        """Answer with the page as it is kept, or as Django renders it now."""
        cookies = _cookies(environ.get("HTTP_COOKIE", ""))
        generation = caching.current() if _may_be_kept(environ, cookies) else None
        if generation is None:
            return self.application(environ, start_response)
        language = wished_language(
            cookies.get(settings.LANGUAGE_COOKIE_NAME, ""), environ.get("HTTP_ACCEPT_LANGUAGE", "")
        )
        key = (release(), generation.token, language, *_address(environ))
        entry = self.pages.near(key) or self.pages.find(key)
        environ["mokcha.cache"] = "hit" if entry else "miss"
        if entry is None:
            with self.pages.turn(key):
                # While this reader waited for his turn another may have had the page rendered.
                entry = self.pages.find(key)
                if entry is None:
                    return self._rendered(environ, start_response, key, language)
        return answer(entry, environ, start_response)

    def _rendered(
        self, environ: Environ, start_response: Any, key: tuple[str, ...], language: str
    ) -> Iterable[bytes]:
        began = timezone.now()
        due = caching.next_due(key[1], began)
        asked = Answer.of(self.application, _anonymous(environ, language))
        if asked.is_stream:
            return _streamed(asked, environ, start_response)
        if not _is_page(asked):
            return _unkept(asked, environ, start_response)
        headers = [pair for pair in asked.headers if pair[0].lower() not in _REPLACED]
        entry = caching.entry_of(headers, asked.read(), began, min(due, began + _LONGEST))
        self.pages.keep(key, entry)
        return answer(entry, environ, start_response)


def _may_be_kept(environ: Environ, cookies: dict[str, str]) -> bool:
    return (
        environ["REQUEST_METHOD"] in {"GET", "HEAD"}
        and not cookies.keys() & {settings.SESSION_COOKIE_NAME, "messages"}
        and "HTTP_AUTHORIZATION" not in environ
        and "HTTP_RANGE" not in environ
        and _KEPT_QUERY.fullmatch(environ.get("QUERY_STRING", "")) is not None
        and not _NEVER.match(environ.get("PATH_INFO", ""))
    )


@lru_cache(maxsize=1024)
def _cookies(header: str) -> dict[str, str]:
    """Return the cookies of ``header``; what cannot be read counts as a session's."""
    if not header:
        return {}
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header).items()} or _unread()
    except CookieError:
        return _unread()


def _unread() -> dict[str, str]:
    return {settings.SESSION_COOKIE_NAME: ""}


def _address(environ: Environ) -> tuple[str, ...]:
    """Return all that may decide what Django answers, beside the language."""
    proxy = settings.SECURE_PROXY_SSL_HEADER
    return (
        environ.get(proxy[0], "") if proxy else environ["wsgi.url_scheme"],
        environ.get("HTTP_HOST", "") or f"{environ['SERVER_NAME']}:{environ['SERVER_PORT']}",
        environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", ""),
        environ.get("QUERY_STRING", ""),
    )


def _anonymous(environ: Environ, language: str) -> Environ:
    """Return the request as anybody would send it: of the reader only the language stays."""
    anybody = {name: value for name, value in environ.items() if name not in _OF_ONE_READER}
    anybody |= {"REQUEST_METHOD": "GET", "HTTP_ACCEPT_ENCODING": "identity"}
    return anybody | {"HTTP_ACCEPT_LANGUAGE": language}


def _is_page(asked: Answer) -> bool:
    """Whether every reader may get ``asked``, until the generation ends."""
    headers = {name.lower(): value for name, value in asked.headers}
    varies = {name.lower() for name in _COMMAS.split(headers.get("vary", "")) if name}
    return (
        asked.status.startswith("200 ")
        and not headers.keys() & {"set-cookie", "cache-control", "content-encoding"}
        and varies <= _VARIES
        and _PAGE.match(headers.get("content-type", "")) is not None
    )


def _unkept(asked: Answer, environ: Environ, start_response: Any) -> Iterable[bytes]:
    """Answer with what only this request gets, compressed all the same."""
    body = asked.read()
    names = {name.lower() for name, _value in asked.headers}
    headers = [pair for pair in asked.headers if pair[0].lower() != "content-length"]
    if "content-encoding" not in names and accepts(environ, "gzip") and len(body) > _SMALL:
        body = gzip.compress(body, mtime=0)
        headers = [pair for pair in headers if pair[0].lower() != "etag"]
        headers.append(("Content-Encoding", "gzip"))
    start_response(asked.status, [*headers, ("Content-Length", str(len(body)))])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _streamed(asked: Answer, environ: Environ, start_response: Any) -> Iterable[bytes]:
    """Answer with a file as it comes, or say that the reader has it."""
    headers = {name.lower(): value for name, value in asked.headers}
    if asked.status.startswith("200 ") and is_unchanged(environ, [headers.get("etag", "")]):
        asked.close()
        kept = {"etag", "last-modified", "cache-control", "vary"}
        start_response("304 Not Modified", [p for p in asked.headers if p[0].lower() in kept])
        return []
    start_response(asked.status, asked.headers)
    if environ["REQUEST_METHOD"] == "HEAD":
        asked.close()
        return []
    return asked.body
