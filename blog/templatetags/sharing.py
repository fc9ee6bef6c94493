"""What a page says of itself in its head, once for browsers and once for who shares it."""

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from django import template
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from blog.models import Document

register = template.Library()


@register.simple_block_tag(takes_context=True)
def titled(context: RequestContext, content: SafeString) -> SafeString:
    """Return the element ``title``, and that of the card: without the name of the site."""
    if not _is_shared(context):
        return content
    suffix = format_html(" · {}", context["site"])
    title = content.removeprefix("<title>").removesuffix("</title>").removesuffix(suffix)
    return content + _meta("og:title", title)


@register.simple_block_tag(takes_context=True)
def described(context: RequestContext, content: SafeString) -> SafeString:
    """Return the description of the page, in one line, and that of its card."""
    text = mark_safe(" ".join(content.split()))
    description = format_html('<meta name="description" content="{}">', text)
    return description + _meta("og:description", text) if _is_shared(context) else description


@register.simple_tag(takes_context=True)
def published_property(context: RequestContext, document: Document) -> SafeString:
    """Return when ``document`` was published and changed."""
    said = {
        "article:published_time": document.local_date(context["site"].time_zone),
        "article:modified_time": document.updated_at,
    }
    lines = [_meta(name, moment.isoformat()) for name, moment in said.items() if moment]
    return mark_safe("".join(lines).lstrip() + "\n" * bool(lines))


@register.filter
def locale(language: str) -> str:
    """Return ``language`` with the territory that Open Graph wants, as ``ko_KR``; "" unknown."""
    try:
        known = Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return ""
    asked = "_".join(filter(None, (known.language, known.script)))
    likely = get_global("likely_subtags").get(asked, "").split("_")[-1]
    territory = known.territory or likely
    return f"{known.language}_{territory}" if territory else ""


def _meta(name: str, escaped: str) -> SafeString:
    return format_html('\n<meta property="{}" content="{}">', name, mark_safe(escaped))


def _is_shared(context: RequestContext) -> bool:
    return bool(context.get("canonical")) and not context.get("preview")
