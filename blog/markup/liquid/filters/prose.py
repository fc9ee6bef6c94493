"""Filters that make prose: Markdown, typographic characters, emoji, mentions."""

import html
import re
from collections.abc import Callable, Mapping
from typing import Any

import emoji

from blog.markup.liquid import printing
from blog.markup.liquid.context import Context
from blog.markup.liquid.tags.embeds import avatar as _avatar
from blog.markup.liquid.typography import smartened

_SHORTCODE = re.compile(r":([a-z0-9_+-]+):")
_MENTION = re.compile(r"(?<![\w/@.`-])@([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))(?![\w@.-]*@)")
_HEADING = re.compile(
    r"<h([1-6])\b[^>]{0,1000}?\bid=\"([^\"]*)\"[^>]{0,1000}>(.{0,1000}?)</h\1>", re.S | re.I
)


def markdownify(value: object, context: Context) -> str:
    """Return Markdown as HTML."""
    return context.state.markdownify(printing.to_s(value))


def smartify(value: object) -> str:
    """Return a text with typographic quotes, dashes and dots."""
    return smartened(printing.to_s(value))


def verbatim(value: object) -> object:
    """Return the value as it is: styles are no part of an article."""
    return value


def emojify(value: object) -> str:
    """Return a text with ``:smile:`` and the like as the character."""

    def character(match: re.Match[str]) -> str:
        shown = emoji.emojize(match[0], language="alias")
        return match[0] if shown == match[0] else shown

    return _SHORTCODE.sub(character, printing.to_s(value))


def mentions(value: object) -> str:
    """Return a text in which ``@name`` links to the GitHub user."""
    return _MENTION.sub(
        r'<a href="https://github.com/\1" class="user-mention">@\1</a>', printing.to_s(value)
    )


def avatar(value: object, size: object = 40) -> str:
    """Return the picture of a GitHub user."""
    return _avatar(printing.to_s(value).lstrip("@"), printing.to_s(size))


def toc_only(value: object) -> str:
    """Return a list of links to the headings in HTML."""
    items = (
        f'<li class="toc-entry toc-h{level}"><a href="#{html.escape(id)}">'
        f"{re.sub(r'<[^>]+>', '', label).strip()}</a></li>\n"
        for level, id, label in _HEADING.findall(printing.to_s(value))
    )
    return f'<ul id="toc" class="section-nav">\n{"".join(items)}</ul>'


def toc(value: object) -> str:
    """Return HTML with the list of its headings before it."""
    return toc_only(value) + printing.to_s(value)


FILTERS: Mapping[str, Callable[..., Any]] = {
    "markdownify": markdownify,
    "smartify": smartify,
    "sassify": verbatim,
    "scssify": verbatim,
    "inject_anchors": verbatim,
    "emojify": emojify,
    "mentions": mentions,
    "mentionify": mentions,
    "avatar": avatar,
    "toc": toc,
    "toc_only": toc_only,
}
