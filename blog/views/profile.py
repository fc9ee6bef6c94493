"""Who writes here: name, picture, a few words and links, as configuration and data say it.

Themes have many names for the same thing; the usual ones are understood (see README).
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.utils.html import strip_tags
from django.utils.translation import gettext

from blog.models import Asset, SiteConfiguration
from blog.site import below_base

_PICTURES = ("avatar", "picture", "photo", "image")
_WORDS = ("about", "bio", "description", "position")
_SITES = ("url", "website", "web", "uri", "home", "homepage")
_MOST_LINKS = 12
# Where a bare user name leads; the key is what configurations call it, alone or with _username.
_ACCOUNTS = {
    "github": ("GitHub", "https://github.com/{}"),
    "gitlab": ("GitLab", "https://gitlab.com/{}"),
    "codeberg": ("Codeberg", "https://codeberg.org/{}"),
    "bluesky": ("Bluesky", "https://bsky.app/profile/{}"),
    "twitter": ("X", "https://x.com/{}"),
    "linkedin": ("LinkedIn", "https://www.linkedin.com/in/{}"),
    "instagram": ("Instagram", "https://www.instagram.com/{}"),
    "facebook": ("Facebook", "https://www.facebook.com/{}"),
    "youtube": ("YouTube", "https://www.youtube.com/{}"),
    "stackoverflow": ("Stack Overflow", "https://stackoverflow.com/users/{}"),
    "keybase": ("Keybase", "https://keybase.io/{}"),
    "telegram": ("Telegram", "https://t.me/{}"),
    "mastodon": ("Mastodon", "{}"),
}
_KNOWN_HOSTS = {
    "github.com": "GitHub", "gitlab.com": "GitLab", "codeberg.org": "Codeberg",
    "bsky.app": "Bluesky", "twitter.com": "X", "x.com": "X", "linkedin.com": "LinkedIn",
    "instagram.com": "Instagram", "facebook.com": "Facebook", "youtube.com": "YouTube",
    "stackoverflow.com": "Stack Overflow", "t.me": "Telegram", "threads.net": "Threads",
    "mastodon.social": "Mastodon",
}  # fmt: skip


class Link(NamedTuple):
    """A link by its title."""

    title: str
    url: str


class Profile(NamedTuple):
    """What is known of a person; ``picture`` is the address of a file of this site, or ""."""

    name: str
    about: str = ""
    picture: str = ""
    links: tuple[Link, ...] = ()


def site_profile(site: SiteConfiguration) -> Profile:
    """Return the profile of the whole site: its own picture and links, then its author's."""
    author = _mapping(site.config.get("author"))
    social = _mapping(site.config.get("social"))
    said = (site.config, {"links": social.get("links")}, author)
    picture = picture_of(site.config, ("avatar",)) or picture_of(author)
    links = (link for one in said for link in links_of(one, website=one is author))
    return Profile(site.author_name, picture=picture, links=_distinct(links))


def profile_of(name: str, site: SiteConfiguration) -> Profile:
    """Return what ``_data/authors`` says of the person ``name``; the name alone where nothing."""
    for key, person in _people(site):
        names = (person.get("name"), person.get("display_name"), key)
        if name in map(str, filter(None, names)):
            about = next((person[word] for word in _WORDS if person.get(word)), "")
            links = _distinct(links_of(person, website=True))
            return Profile(name, strip_tags(str(about)), picture_of(person), links)
    return Profile(name)


def _people(site: SiteConfiguration) -> Iterable[tuple[str, Mapping[str, Any]]]:
    people = site.said_authors
    if isinstance(people, dict):
        return [(str(key), _mapping(person)) for key, person in people.items()]
    return [("", _mapping(person)) for person in people] if isinstance(people, list) else []


def picture_of(said: Mapping[str, Any], keys: Iterable[str] = _PICTURES) -> str:
    """Return the address of the picture in ``said`` where this site has the file, else "".

    A picture of another host is left out: a page of ours asks no other host.
    """
    named = next((said[key] for key in keys if isinstance(said.get(key), str)), "")
    if not named or urlsplit(named).netloc:
        return ""
    path = "/" + named.lstrip("/")
    return below_base(path) if Asset.objects.filter(path=path).exclude(file="").exists() else ""


def links_of(said: Mapping[str, Any], *, website: bool = False) -> Iterable[Link]:
    """Yield the links that ``said`` lists, then accounts and address that it names by key;
    ``website`` says that ``url`` and the like are the person's site.
    """
    listed = said.get("links")
    if isinstance(listed, Mapping):
        listed = [{"title": title, "url": url} for title, url in listed.items()]
    for item in listed if isinstance(listed, list) else []:
        if link := written_link(item):
            yield link
    yield from _accounts(said)
    if isinstance(said.get("email"), str) and "@" in said["email"]:
        yield Link(said["email"], f"mailto:{said['email']}")
    for key in _SITES if website else ():
        if link := written_link(said.get(key)):
            yield Link(gettext("About"), link.url) if link.title.startswith("/") else link


def written_link(item: Any) -> Link | None:
    """Return a link written as themes write it: an address alone, or a mapping with ``title``,
    ``name`` or ``label`` and ``url``, ``link`` or ``href``.
    """
    if isinstance(item, str):
        return Link(_title_of(item), below_base(item)) if _is_address(item) else None
    said = _mapping(item)
    url = said.get("url") or said.get("link") or said.get("href")
    if not isinstance(url, str) or not url:
        return None
    title = said.get("title") or said.get("name") or said.get("label") or _title_of(url)
    return Link(str(title), below_base(url))


def _accounts(said: Mapping[str, Any]) -> Iterable[Link]:
    for key, (title, template) in _ACCOUNTS.items():
        named = said.get(f"{key}_username") or said.get(key)
        name = named.get("username") if isinstance(named, dict) else named
        if isinstance(name, str) and name.strip() and name != "none":
            yield Link(title, name if _is_address(name) else template.format(name.lstrip("@")))


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://", "mailto:", "/"))


def _title_of(url: str) -> str:
    host = urlsplit(url).netloc.removeprefix("www.")
    return _KNOWN_HOSTS.get(host, host) or url.removeprefix("mailto:")


def _distinct(links: Iterable[Link]) -> tuple[Link, ...]:
    found: dict[str, Link] = {}
    for link in links:
        found.setdefault(link.url.rstrip("/").lower(), link)
    return tuple(found.values())[:_MOST_LINKS]


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
