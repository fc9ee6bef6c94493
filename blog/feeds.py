"""Feeds: the newest posts in full, as Atom, RSS and JSON Feed; also one a tag, a category and
an author.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import urljoin

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed
from django.views.decorators.http import require_safe
from selectolax.lexbor import LexborHTMLParser

from blog.models import Category, Document, Post, Tag
from blog.models.querysets import DocumentQuerySet
from blog.sharing import SharedPicture, named_pictures
from blog.site import SiteRequest, absolute, author_of, language_of

_MOST_ENTRIES = 20
_ADDRESSES = ("href", "src", "poster", "cite", "data", "data-embed")
_ADDRESSED = ",".join(f"[{name}]" for name in (*_ADDRESSES, "srcset"))
_COMMAS = re.compile(r",\s+")
# Characters that XML 1.0 has no way to write.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Channel(NamedTuple):
    """What a feed is about: its ``title``, the page that it follows, and its own address.
    ``hub`` is told when it changes, "" for none.
    """

    title: str
    page: str
    feed: str
    hub: str = ""


def _name_hub(handler: Any, element: str, hub: str) -> None:
    """Name the hub that tells subscribers of new posts (WebSub), where there is one."""
    if hub:
        handler.addQuickElement(element, "", {"rel": "hub", "href": hub})


class FullAtomFeed(Atom1Feed):
    """Atom with the whole post as content and the summary beside it."""

    def add_root_elements(self, handler: Any) -> None:
        """Write what is said of the feed."""
        super().add_root_elements(handler)
        _name_hub(handler, "link", self.feed["hub"])

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        """Name the language of one entry, which may be another than the site's."""
        return {"xml:lang": item["language"]} if item["language"] else {}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Write one entry."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


class FullRssFeed(Rss201rev2Feed):
    """RSS 2.0 with the whole post as ``content:encoded``."""

    def rss_attributes(self) -> dict[str, str]:
        """Name the module that holds the element."""
        module = "http://purl.org/rss/1.0/modules/content/"
        return super().rss_attributes() | {"xmlns:content": module}

    def add_root_elements(self, handler: Any) -> None:
        """Write what is said of the feed."""
        super().add_root_elements(handler)
        _name_hub(handler, "atom:link", self.feed["hub"])

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Write one item."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["content"])


def absolute_html(html: str, base: str) -> str:
    """Return ``html`` with every address in it made absolute against ``base``, its images
    without the copies for screens: who reads it there may not know what to make of them.
    """
    from_base = LexborHTMLParser(html)
    for node in from_base.css("img[sizes][srcset*='?w=']"):
        del node.attrs["srcset"], node.attrs["sizes"]
    for node in from_base.css(_ADDRESSED):
        for name in _ADDRESSES:
            value = node.attributes.get(name)
            if value:
                node.attrs[name] = _joined(base, value)
        candidates = node.attributes.get("srcset")
        if candidates:
            node.attrs["srcset"] = ", ".join(_joined(base, c) for c in _COMMAS.split(candidates))
    body = from_base.body
    return "" if body is None else body.inner_html or ""


def _joined(base: str, address: str) -> str:
    if address.startswith("#"):
        return base + address
    if re.match(r"[a-zA-Z][\w+.-]*:|//", address):
        return address
    if address.startswith("/"):
        return absolute(address)
    return urljoin(base, address)


def _newest(posts: DocumentQuerySet) -> QuerySet[Any]:
    """Return the newest of ``posts`` with what an entry says, found before that is looked up."""
    some = posts.newest_first()[:_MOST_ENTRIES].values("pk")
    rows = Post.objects.filter(pk__in=some).newest_first().for_lists()
    return rows.defer(None).defer("body", "text", "front_matter_source")


@require_safe
def site_feed(request: SiteRequest, form: str = "atom") -> HttpResponse:
    """Answer with the newest posts of the site, in the ``form`` of a route (see ``_FORMS``)."""
    route = "feed" if form == "atom" else f"{form}_feed"
    own = reverse(route)
    channel = Channel(str(request.configuration), reverse("home"), own, settings.WEBSUB_HUB)
    return _FORMS[form](request, channel, _newest(Post.objects.public()))


@require_safe
def tag_feed(request: SiteRequest, slug: str, form: str = "atom") -> HttpResponse:
    """Answer with the newest posts of one tag."""
    return _term_feed(request, form, get_object_or_404(Tag, slug=slug))


@require_safe
def category_feed(request: SiteRequest, slug: str, form: str = "atom") -> HttpResponse:
    """Answer with the newest posts of one category."""
    return _term_feed(request, form, get_object_or_404(Category, slug=slug))


@require_safe
def author_feed(
    request: SiteRequest, slug: str, find: Callable[[Any], dict[str, Any]], form: str = "atom"
) -> HttpResponse:
    """Answer with the newest posts of one of the authors that ``find`` finds."""
    author = find(request.configuration).get(slug)
    if author is None:
        raise Http404(slug)
    return _channel(
        request, form, author, _newest(Post.objects.public().filter(author.rows)), "author"
    )


def _term_feed(request: SiteRequest, form: str, term: Any) -> HttpResponse:
    posts = _newest(Post.objects.public().having(term, many=False))
    if not posts.exists():
        raise Http404(term.slug)
    return _channel(request, form, term, posts, term._meta.model_name)


def _channel(
    request: SiteRequest, form: str, subject: Any, posts: QuerySet[Any], name: str
) -> HttpResponse:
    """Answer with the feed of a tag, a category or an author."""
    route = f"{name}_feed" if form == "atom" else f"{name}_{form}_feed"
    title = f"{subject.name} · {request.configuration}"
    page = reverse(name, args=[subject.slug])
    # Of the feeds of authors the hub is told nothing (see blog.websub).
    hub = "" if name == "author" else settings.WEBSUB_HUB
    channel = Channel(title, page, reverse(route, args=[subject.slug]), hub)
    return _FORMS[form](request, channel, posts)


def _atom(request: SiteRequest, channel: Channel, posts: QuerySet[Any]) -> HttpResponse:
    return _xml(request, FullAtomFeed, channel, posts)


def _rss(request: SiteRequest, channel: Channel, posts: QuerySet[Any]) -> HttpResponse:
    return _xml(request, FullRssFeed, channel, posts)


def _xml(
    request: SiteRequest,
    generator: type[FullAtomFeed | FullRssFeed],
    channel: Channel,
    posts: QuerySet[Any],
) -> HttpResponse:
    site = request.configuration
    feed = generator(
        title=_clean(channel.title),
        link=absolute(channel.page),
        description=_clean(site.description),
        language=site.lang or None,
        author_name=_clean(site.author_name) or None,
        feed_url=absolute(channel.feed),
        hub=channel.hub,
    )
    for item in _items(posts, site):
        feed.add_item(**item)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _items(posts: QuerySet[Any], site: Any) -> list[dict[str, Any]]:
    newest = list(posts)
    pictures = named_pictures(newest, site)
    return [_item(post, site, pictures.get(post.source_path)) for post in newest]


def _item(post: Document, site: Any, picture: SharedPicture | None) -> dict[str, Any]:
    url = absolute(post.get_absolute_url())
    terms: list[Category | Tag] = [*post.shown_categories, *post.shown_tags]
    names = [term.name for term in terms]
    return {
        "title": _clean(post.title),
        "link": url,
        "unique_id": url,
        "description": _clean(post.description or post.summary),
        "content": _clean(absolute_html(post.html, url)),
        "author_name": _clean(author_of(post) or site.author_name or str(site)),
        "pubdate": post.local_date(site.time_zone),
        "updateddate": post.updated_at or post.local_date(site.time_zone),
        "categories": [_clean(name) for name in dict.fromkeys(names)],
        "language": language_of(post, site),
        "picture": picture,
        "enclosures": [_enclosure(picture)] if picture and picture.size else [],
    }


def _enclosure(picture: SharedPicture) -> Enclosure:
    return Enclosure(iri_to_uri(picture.url), str(picture.size), picture.type)


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)


def _json(request: SiteRequest, channel: Channel, posts: QuerySet[Any]) -> JsonResponse:
    """Answer with JSON Feed 1.1."""
    site = request.configuration
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": absolute(channel.page),
        "feed_url": absolute(channel.feed),
        "description": site.description,
        "language": site.lang,
        "authors": [{"name": site.author_name}] if site.author_name else [],
    }
    feed = {name: value for name, value in feed.items() if value}
    feed["items"] = [_json_item(item) for item in _items(posts, site)]
    if channel.hub:
        feed["hubs"] = [{"type": "WebSub", "url": channel.hub}]
    options = {"ensure_ascii": False}
    return JsonResponse(feed, json_dumps_params=options, content_type="application/feed+json")


def _json_item(item: dict[str, Any]) -> dict[str, Any]:
    """Return one item; what a post does not have is left out, as the format asks."""
    said = {
        "id": item["unique_id"],
        "url": item["link"],
        "title": item["title"],
        "content_html": item["content"],
        "summary": item["description"],
        "image": item["picture"].url if item["picture"] else "",
        "date_published": item["pubdate"],
        "date_modified": item["updateddate"],
        "authors": [{"name": item["author_name"]}],
        "tags": item["categories"],
        "language": item["language"],
    }
    return {name: value for name, value in said.items() if value or name == "content_html"}


_FORMS = {"atom": _atom, "rss": _rss, "json": _json}
