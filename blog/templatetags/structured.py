"""What a page tells machines of itself: schema.org as JSON-LD."""

import json
from typing import Any

from django import template
from django.template.context import RequestContext
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from blog.models import Document
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
    """Return what the site is."""
    site = context["site"]
    said = {
        "@type": "Blog",
        "description": site.description,
        "inLanguage": language_tag(site.lang),
        "image": _image(context["site_picture"]),
        "author": _people([site.author_name] if site.author_name else []),
    }
    return _scripts(_blog(site) | said)


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
        "isPartOf": _blog(site) if document.is_post else "",
        "inLanguage": language,
        "datePublished": published.isoformat() if published else "",
        "dateModified": document.updated_at.isoformat() if document.updated_at else "",
        "author": _people(context["authors"]),
        "publisher": _blog(site) | {"@type": "Organization"},
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
    steps = [
        (str(context["site"]), absolute(reverse("home"))),
        (section.name, absolute(section.url)),
        (document.title, context["canonical"]),
    ]
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": url}
        for position, (name, url) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _blog(site: Any) -> dict[str, Any]:
    return {"@type": "Blog", "name": str(site), "url": absolute(reverse("home"))}


def _people(authors: list[Any]) -> Any:
    """Return one person or several, with their pages where they have one."""
    people = [
        {"@type": "Person", "name": author}
        if isinstance(author, str)
        else {"@type": "Person", "name": author.name, "url": absolute(author.url)}
        for author in authors
    ]
    return people[0] if len(people) == 1 else people


def _image(picture: Any) -> dict[str, Any] | str:
    """Return the picture by which the page is shared; its size where that is known."""
    if picture is None or not picture.width:
        return picture.url if picture else ""
    size = {"width": picture.width, "height": picture.height}
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
