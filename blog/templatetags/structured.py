"""What a page tells machines of itself: schema.org as JSON-LD."""

import json
from typing import Any

from django import template
from django.template.context import RequestContext
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from blog.models import Document
from blog.site import absolute, author_of

register = template.Library()
# A script element ends at the first "</script" of its text; JSON may write these letters so.
_ESCAPES = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


@register.simple_tag(takes_context=True)
def json_ld(context: RequestContext) -> SafeString:
    """Return the description of the ``document`` of the page, as data that no browser runs."""
    said = {key: value for key, value in _description(context).items() if value}
    text = json.dumps(said, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


def _description(context: RequestContext) -> dict[str, Any]:
    document: Document = context["document"]
    site = context["site"]
    published = document.local_date(site.time_zone)
    home = absolute(reverse("home"))
    author = author_of(document) or site.author_name
    return {
        "@context": "https://schema.org",
        "@type": "BlogPosting" if document.is_post else "Article",
        "headline": document.title,
        "description": document.description or document.summary,
        "url": context["canonical"],
        "mainEntityOfPage": context["canonical"],
        "inLanguage": context["language"],
        "datePublished": published.isoformat() if published else "",
        "dateModified": document.updated_at.isoformat() if document.updated_at else "",
        "author": {"@type": "Person", "name": author} if author else "",
        "publisher": {"@type": "Organization", "name": str(site), "url": home},
        "image": _image(context["picture"]),
        "articleSection": [term.name for term in context["categories"]],
        "keywords": [term.name for term in context["tags"]],
        "citation": [_citation(source.citation) for source in context["references"]],
    }


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
