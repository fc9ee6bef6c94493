"""Tags and categories as readers ask for them: counted, anchored, found by any spelling."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from blog.jekyll.slugs import MODES, slugify
from blog.models import Category, SiteConfiguration, Tag
from blog.models.slugs import slug_of

_KINDS: dict[str, tuple[Any, str]] = {
    "tag": (Tag, "tagged__content_object"),
    "category": (Category, "documents"),
}
# Where jekyll-archives and the feeds of jekyll-feed put a term's page, unless told otherwise.
_FORMER = {"tag": "/tag/:name/", "category": "/category/:name/"}
# Where themes and other systems have their feeds.
_FEED = re.compile(
    r"/(?:(?:feed|blog)/)?(?:(atom|feed|rss)(?:\.xml|\.rss|\.atom|/)?|index\.(?:xml|rss))"
)
_FORMER_FEEDS = {"tag": "/feed/by_tag/:name.xml", "category": "/feed/:name.xml"}


def counted(kind: str) -> QuerySet[Any]:
    """Return the terms of ``kind`` (tag or category) that public posts have, each with
    ``posts``, the number of them.
    """
    model, path = _KINDS[kind]
    posts = Count(path, filter=_public_posts(path), distinct=True)
    return model.objects.annotate(posts=posts).filter(posts__gt=0)


def _public_posts(path: str) -> Q:
    """Return the condition that the documents at ``path`` are public posts."""
    now = timezone.now()
    due = Q(**{f"{path}__published_at__isnull": True}) | Q(**{f"{path}__published_at__lte": now})
    fields = {"kind": "post", "status": "published", "path__isnull": False}
    return due & Q(**{f"{path}__{field}": value for field, value in fields.items()})


def anchored(terms: Iterable[Any], taken: Iterable[str]) -> list[Any]:
    """Return ``terms``, each with ``anchors``: the ids by which themes link to it on the page
    of all of them, those apart that are ``taken`` on that page or belong to a former term. A
    name with blanks can be no id: it is the ``spaced_name``, to which fragments lead as well.
    """
    terms, used = list(terms), set(taken)
    for term in terms:
        term.anchors, term.spaced_name = [], "" if _name_as_id(term) else term.name
    # A term's own name comes before what another term's name may be spelled like.
    for spell in (_name_as_id, _slug, _jekyll_slug, _hyphenated):
        for term in terms:
            anchor = spell(term)
            if anchor and anchor not in used:
                used.add(anchor)
                term.anchors.append(anchor)
    return terms


def _name_as_id(term: Any) -> str:
    return "" if re.search(r"\s", term.name) else term.name


def _slug(term: Any) -> str:
    return term.slug


def _jekyll_slug(term: Any) -> str:
    return slugify(term.name)


def _hyphenated(term: Any) -> str:
    return "-".join(term.name.split())


def named(kind: str, asked: str) -> Any:
    """Return the term that ``asked`` means: its slug, its name in any case, composition and
    spacing, or one of Jekyll's slugs of it; None where no term with public posts is meant.
    """
    asked = unicodedata.normalize("NFC", asked)
    terms = counted(kind)
    found = terms.filter(slug__in={asked, slug_of(asked)})
    exact = sorted(found, key=lambda term: term.slug != asked)
    return exact[0] if exact else next((t for t in terms if asked in _spellings(t.name)), None)


def _spellings(name: str) -> set[str]:
    words = name.split()
    plain = {joint.join(words) for joint in (" ", "+", "-", "_", "")}
    slugs = {slugify(name, mode, cased=cased) for mode in MODES for cased in (True, False)}
    return plain | {way.lower() for way in plain} | slugs


def former_address(site: SiteConfiguration, path: str) -> str:
    """Return the address of the term whose page or feed stood at ``path`` by jekyll-archives
    or jekyll-feed, "" where that was none.
    """
    for kind in _KINDS:
        for template, suffix in ((_permalink(site, kind), ""), (_FORMER_FEEDS[kind], "feed.xml")):
            name = _name_in(template, path)
            term = named(kind, name) if name else None
            if term is not None:
                return term.get_absolute_url() + suffix
    return ""


def former_feed(site: SiteConfiguration, path: str) -> str:
    """Return the address of the feed that readers of another blog's look for at ``path``, or
    where jekyll-feed was told to put its own; "" for any other path.
    """
    feed = site.setting("feed", {})
    own = feed.get("path") if isinstance(feed, dict) else ""
    if own and path.strip("/") == str(own).strip("/"):
        return reverse("feed")
    found = _FEED.fullmatch(path)
    return reverse("rss_feed" if found[1] == "rss" else "feed") if found else ""


def _permalink(site: SiteConfiguration, kind: str) -> str:
    archives = site.setting("jekyll-archives", {})
    written = archives.get("permalinks") if isinstance(archives, dict) else None
    template = written.get(kind) if isinstance(written, dict) else None
    return template if isinstance(template, str) and ":name" in template else _FORMER[kind]


def _name_in(template: str, path: str) -> str:
    """Return what stands in ``path`` for ``:name`` of ``template``; slashes around are free."""
    before, after = template.strip("/").split(":name", 1)
    found = re.fullmatch(f"{re.escape(before)}([^/]+?){re.escape(after)}", path.strip("/"))
    return found.group(1) if found else ""
