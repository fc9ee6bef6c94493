"""What a page tells machines of itself: schema.org as JSON-LD."""

import json
from typing import Any

from django import template
from django.template.context import RequestContext
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from blog.models import Document
from blog.models.authorship import names_in
from blog.sharing import SharedPicture
from blog.site import absolute, language_tag

register = template.Library()
# A script element ends at the first "</script" of its text; JSON may write these letters so.
_SCHEMA = "https://schema.org"
_UNSPACED = frozenset({"ja", "zh", "th"})
_ESCAPES = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


@register.simple_tag(takes_context=True)
def json_ld(context: RequestContext) -> SafeString:
    """Return what the ``document`` of the page is, and the way to it, as data that no browser
    runs.
    """
    return _scripts(_article(context), _breadcrumbs(context))


@register.simple_tag(takes_context=True)
def blog_json_ld(context: RequestContext) -> SafeString:
    """Return what the site is, and what it is called."""
    site = context["site"]
    said = {
        "@type": "Blog",
        "description": site.description,
        "inLanguage": language_tag(site.lang),
        "image": _image(context["site_picture"]),
        "author": _people(*((name, "") for name in names_in(site.author_name))) or _publisher(site),
    }
    return _scripts(_blog(site) | said, _blog(site) | {"@type": "WebSite"})


@register.simple_tag(takes_context=True)
def list_json_ld(context: RequestContext, name: str, among: str, route: str) -> SafeString:
    """Return what a list of posts is, and the way to it by the list of all such lists, which
    is called ``among``; ``route`` names that.
    """
    site, url = context["site"], context["canonical"]
    said = {"@type": "CollectionPage", "name": name, "url": url, "isPartOf": _blog(site)}
    return _scripts(said, _way(site, (among, absolute(reverse(route))), (name, url)))


@register.simple_tag(takes_context=True)
def author_json_ld(context: RequestContext, among: str) -> SafeString:
    """Return who the author of the page is, and the way to it, as ``list_json_ld`` does."""
    site, url, profile = context["site"], context["canonical"], context["profile"]
    person = {
        "@type": "Person",
        "name": profile.name,
        "url": absolute(context["author"].url),
        "description": profile.about,
        "image": absolute(profile.picture) if profile.picture else "",
        "sameAs": [link.url for link in profile.links if link.url.startswith("http")],
    }
    known = {key: value for key, value in person.items() if value}
    said = {"@type": "ProfilePage", "url": url, "mainEntity": known}
    return _scripts(said, _way(site, (among, absolute(reverse("authors"))), (profile.name, url)))


def _scripts(*descriptions: dict[str, Any]) -> SafeString:
    scripts = []
    for said in filter(None, descriptions):
        known = {key: value for key, value in {"@context": _SCHEMA, **said}.items() if value}
        text = json.dumps(known, ensure_ascii=False).translate(_ESCAPES)
        scripts.append(f'<script type="application/ld+json">{text}</script>')
    return mark_safe("\n".join(scripts))


def _article(context: RequestContext) -> dict[str, Any]:
    document: Document = context["document"]
    site = context["site"]
    published = document.local_date(site.time_zone)
    language = context["language"]
    return {
        "@type": "BlogPosting" if document.is_post else "Article",
        "headline": document.title,
        "description": document.description or document.summary,
        "url": context["canonical"],
        "mainEntityOfPage": context["canonical"],
        "isPartOf": _wholes(context),
        "position": _place(context),
        "inLanguage": language,
        "datePublished": published.isoformat() if published else "",
        "dateModified": document.updated_at.isoformat() if document.updated_at else "",
        "author": _people(*_authors(context)) or _publisher(site),
        "publisher": _publisher(site),
        "image": _image(context["picture"]),
        # Japanese and Chinese write no spaces between words.
        "wordCount": 0 if language[:2] in _UNSPACED else len(document.text.split()),
        "articleSection": [term.name for term in context["categories"]],
        "keywords": [term.name for term in context["tags"]],
        "citation": [_citation(source.citation) for source in context["references"]],
        "workTranslation": [
            {"@type": "CreativeWork", "url": one.url, "inLanguage": one.language}
            for one in context["translations"]
            if one.language != language
        ],
    }


def _breadcrumbs(context: RequestContext) -> dict[str, Any]:
    """Return the way from the first page by the first category, where a post has one."""
    section = next((term for term in context["categories"] if term.url), None)
    if section is None:
        return {}
    document: Document = context["document"]
    steps = (section.name, absolute(section.url)), (document.title, context["canonical"])
    return _way(context["site"], *steps)


def _way(site: Any, *steps: tuple[str, str]) -> dict[str, Any]:
    """Return the way from the first page by ``steps``, each a name and an address."""
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": url}
        for position, (name, url) in enumerate([(str(site), _home()), *steps], start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _blog(site: Any) -> dict[str, Any]:
    return {"@type": "Blog", "name": str(site), "url": _home()}


def _publisher(site: Any) -> dict[str, Any]:
    """Return the site as who publishes its texts, and who wrote what names nobody."""
    return _blog(site) | {"@type": "Organization"}


def _home() -> str:
    return absolute(reverse("home"))


def _wholes(context: RequestContext) -> Any:
    """Return the blog that a post belongs to, and its series."""
    if not context["document"].is_post:
        return ""
    blog, series = _blog(context["site"]), context.get("series")
    if not series:
        return blog
    whole = {"@type": "CreativeWorkSeries", "name": series.name, "url": absolute(series.url)}
    return [blog, whole]


def _place(context: RequestContext) -> int:
    """Return which part of its series a post is, 0 for none."""
    return context["series"].place if context.get("series") else 0


def _authors(context: RequestContext) -> list[tuple[str, str]]:
    """Return the authors of the document with their pages, which only those of posts have."""
    have_pages = context["document"].is_post
    return [(one.name, absolute(one.url) if have_pages else "") for one in context["authors"]]


def _people(*people: tuple[str, str]) -> Any:
    """Return one person or several, each by name and address."""
    told = [
        {"@type": "Person", "name": name} | ({"url": url} if url else {}) for name, url in people
    ]
    return told[0] if len(told) == 1 else told


def _image(picture: SharedPicture) -> dict[str, Any] | str:
    """Return the picture by which the page is shared; its size where that is known."""
    if not picture.width:
        return picture.url
    # A number alone is no distance there.
    size = {"width": f"{picture.width} px", "height": f"{picture.height} px"}
    return {"@type": "ImageObject", "url": picture.url, **size}


def _citation(citation: dict[str, Any]) -> dict[str, str]:
    """Return one source: its address, and its title and author where the article says them."""
    said = {
        "@type": "CreativeWork",
        "url": str(citation.get("url", "")),
        "name": str(citation.get("title", "")),
        "creditText": str(citation.get("byline", "")),
    }
    return {name: value for name, value in said.items() if value}
