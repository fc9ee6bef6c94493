"""What the public templates say in words of their own."""

import datetime as dt
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.template.context import RequestContext
from django.utils.encoding import uri_to_iri
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info, pgettext

from blog.models import Document
from blog.site import absolute, language_of

register = template.Library()
register.filter("absolute", absolute)

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


@register.simple_tag(takes_context=True)
def published(context: RequestContext, document: Document, style: str = "long") -> SafeString:
    """Return the date of ``document`` as readers see it: ``long``, with the hour unless it is
    midnight, or ``short`` for lists; nothing for a document without date.
    """
    moment = document.local_date(context["site"].time_zone)
    return "" if moment is None else _time(moment, style, "dt-published")  # type: ignore[return-value]


@register.simple_tag(takes_context=True)
def year_of(context: RequestContext, document: Document) -> str:
    """Return the year of the date of ``document`` as readers see it, "" without a date."""
    moment = document.local_date(context["site"].time_zone)
    return "" if moment is None else str(moment.year)


@register.simple_tag(takes_context=True)
def updated(context: RequestContext, document: Document) -> SafeString:
    """Return the day on which the author last changed ``document``."""
    moment = document.updated_at
    zone = context["site"].time_zone or document.written_zone
    return "" if moment is None else _time(moment.astimezone(zone), "day", "dt-updated")  # type: ignore[return-value]


def _time(moment: dt.datetime, style: str, name: str) -> SafeString:
    if style == "short":
        shown = date_format(moment, pgettext("date in a list", "j M Y"))
    else:
        shown = date_format(moment, "DATE_FORMAT")
    if style == "long" and (moment.hour or moment.minute):
        shown += " " + date_format(moment, "H:i")
    return format_html('<time class="{}" datetime="{}">{}</time>', name, moment.isoformat(), shown)


@register.simple_tag(takes_context=True)
def lang_attributes(context: RequestContext, document: Document) -> SafeString:
    """Return ``lang`` of ``document`` and, for a script from right to left, ``dir``."""
    language = language_of(document, context["site"])
    if not language:
        return SafeString("")
    right_to_left = language.split("-")[0].lower() in _RIGHT_TO_LEFT
    direction = SafeString(' dir="rtl"') if right_to_left else SafeString(' dir="ltr"')
    return format_html(' lang="{}"{}', language, direction)


@register.filter
def host(url: str) -> str:
    """Return the host of ``url`` as readers know it, without ``www.``."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@register.filter
def readable(url: str) -> str:
    """Return ``url`` as people read it: its letters of any script, where it encodes some."""
    return uri_to_iri(url)


@register.filter
def text_direction(language: str) -> str:
    """Return ``rtl`` or ``ltr`` for the language of the page's own words."""
    info: dict[str, Any] = dict(get_language_info(language))
    return "rtl" if info["bidi"] else "ltr"
