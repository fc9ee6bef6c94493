"""``{% link path %}`` and ``{% post_url name %}``: the address of another document."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from liquid.exceptions import LiquidSyntaxError
from liquid.token import Token

from blog.markup.liquid.addresses import relative_url
from blog.markup.liquid.context import Context
from blog.markup.liquid.tags.parts import MarkupTag, filled

_POST = re.compile(r"(?:(.+)/)?(\d+-\d+-\d+)-(.*)\Z", re.S)


class LinkTag(MarkupTag):
    """The address of a document, a page or a file by its path."""

    name = "link"

    @staticmethod
    def write(markup: str, context: Context, token: Token) -> str:
        """Return the address. Raises LiquidSyntaxError where nothing has that path."""
        path = unicodedata.normalize("NFC", filled(markup, context, token).strip())
        site = context.resolve("site", default={})
        url = _index(site, context).get(path.lstrip("/"))
        if url is None:
            raise LiquidSyntaxError(f"there is no file {path!r} in the site", token=token)
        return relative_url(url, site)


class PostUrlTag(MarkupTag):
    """The address of a post by its name, with or without the folders above it."""

    name = "post_url"

    @staticmethod
    def write(markup: str, context: Context, token: Token) -> str:
        """Return the address. Raises LiquidSyntaxError where there is no such post."""
        name = unicodedata.normalize("NFC", filled(markup, context, token).strip().lstrip("/"))
        match = _POST.match(name)
        if not match:
            raise LiquidSyntaxError("a post is named as 2019-07-13-title", token=token)
        site = context.resolve("site", default={})
        url = _post(match, _index(site, context))
        if url is None:
            raise LiquidSyntaxError(f"there is no post {name!r}", token=token)
        return relative_url(url, site)


def _post(match: re.Match[str], index: Mapping[str, str]) -> str | None:
    """Return the address of the post with the folder, the day and the slug of ``match``."""
    folder = re.escape(f"{match[1]}/") if match[1] else ""
    name = re.escape(f"{match[2]}-{match[3]}") + r"\.[^./]+\Z"
    exact = re.compile(rf"_posts/{folder}{name}|{folder}_posts/{name}")
    loose = re.compile(rf"(?:.*/)?_posts/(?:.*/)?{name}")
    for pattern in (exact, loose):
        for path, url in index.items():
            if pattern.match(path):
                return url
    return None


def _index(site: Any, context: Context) -> Mapping[str, str]:
    """Return the address of everything in the site by its path."""
    ready = getattr(site, "addresses", None)
    if isinstance(ready, Mapping):
        return ready
    if context.state.index is None:
        context.state.index = dict(_paths(site))
    return context.state.index


def _paths(site: Any) -> Iterator[tuple[str, str]]:
    for name in ("documents", "posts", "pages", "static_files"):
        for item in (site.get(name) if isinstance(site, Mapping) else None) or ():
            path = item.get("relative_path") or item.get("path")
            if isinstance(path, str):
                yield path.lstrip("/"), str(item.get("url") or f"/{path.lstrip('/')}")
