"""The three forms of a feed."""

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import HttpResponse, JsonResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.html import escape
from django.utils.text import Truncator

from blog.feeds.entries import entries, writable
from blog.models import SiteConfiguration
from blog.site import SiteRequest, absolute, language_tag

# Of the text of a post that has no title, what stands for one.
_TITLE_WORDS = 12
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class Channel(NamedTuple):
    """What a feed is about: its ``title``, the page that it follows, and its own address.
    ``hub`` is told when it changes, "" for none.
    """

    title: str
    page: str
    feed: str
    hub: str = ""


class _Dated(SyndicationFeed):
    """A feed without posts is as old as the site: asked twice it says the same."""

    def latest_post_date(self) -> dt.datetime:
        """Return when the feed last changed."""
        return super().latest_post_date() if self.items else self.feed["site_stored_at"]


class FullAtomFeed(_Dated, Atom1Feed):
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
        super().add_item_elements(handler, item | {"unique_id": item["atom_id"]})
        handler.addQuickElement("content", item["content"], {"type": "html"})


class FullRssFeed(_Dated, Rss201rev2Feed):
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


def atom(request: SiteRequest, channel: Channel, posts: QuerySet[Any]) -> HttpResponse:
    """Answer with Atom (RFC 4287)."""
    return _xml(request.configuration, FullAtomFeed, channel, posts)


def rss(request: SiteRequest, channel: Channel, posts: QuerySet[Any]) -> HttpResponse:
    """Answer with RSS 2.0."""
    return _xml(request.configuration, FullRssFeed, channel, posts)


def json(request: SiteRequest, channel: Channel, posts: QuerySet[Any]) -> HttpResponse:
    """Answer with JSON Feed 1.1."""
    site = request.configuration
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": absolute(channel.page),
        "feed_url": absolute(channel.feed),
        "description": site.description,
        "language": language_tag(site.lang),
        "authors": [{"name": site.author_name}] if site.author_name else [],
    }
    feed = {name: value for name, value in feed.items() if value}
    feed["items"] = [_json_item(entry) for entry in entries(posts, site)]
    if channel.hub:
        feed["hubs"] = [{"type": "WebSub", "url": channel.hub}]
    options = {"ensure_ascii": False}
    return JsonResponse(feed, json_dumps_params=options, content_type="application/feed+json")


def _xml(
    site: SiteConfiguration,
    generator: type[FullAtomFeed | FullRssFeed],
    channel: Channel,
    posts: QuerySet[Any],
) -> HttpResponse:
    title = writable(channel.title)
    feed = generator(
        title=title,
        link=absolute(channel.page),
        description=writable(site.description).strip() or title,
        language=language_tag(site.lang) or None,
        author_name=writable(site.author_name) or None,
        feed_url=absolute(channel.feed),
        feed_guid=absolute(channel.feed),
        hub=channel.hub,
        site_stored_at=site.stored_at or _NEVER,
    )
    for entry in entries(posts, site):
        feed.add_item(**entry | _as_xml(entry))
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _as_xml(entry: dict[str, Any]) -> dict[str, Any]:
    """Return what XML says otherwise of an entry: its summary is HTML there, and it needs a
    title and a date.
    """
    summary = entry["description"]
    return {
        "title": entry["title"] or Truncator(summary).words(_TITLE_WORDS) or entry["link"],
        "description": escape(summary),
        "updateddate": entry["updateddate"] or entry["stored_at"],
    }


def _json_item(entry: dict[str, Any]) -> dict[str, Any]:
    """Return one item; what a post does not have is left out, as the format asks."""
    said = {
        "id": entry["unique_id"],
        "url": entry["link"],
        "title": entry["title"],
        "content_html": entry["content"],
        "summary": entry["description"],
        "image": entry["picture"].url if entry["picture"] else "",
        "date_published": entry["pubdate"],
        "date_modified": entry["updateddate"],
        "authors": [{"name": entry["author_name"]}],
        "tags": entry["categories"],
        "language": entry["language"],
    }
    return {name: value for name, value in said.items() if value or name == "content_html"}


def _name_hub(handler: Any, element: str, hub: str) -> None:
    """Name the hub that tells subscribers of new posts (WebSub), where there is one."""
    if hub:
        handler.addQuickElement(element, "", {"rel": "hub", "href": hub})
