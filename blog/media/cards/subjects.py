"""The card of a document, and that of the site for every page that is a list."""

import datetime as dt
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from django.conf import settings

from blog.media.accent import accent_on_light
from blog.media.cards.card import Card
from blog.media.cards.typefaces import can_set
from blog.models import Document, SiteConfiguration


def card_of(document: Document, site: SiteConfiguration, section: str) -> Card:
    """Return the card of ``document``; ``section`` is the name of its first category."""
    moment = document.local_date(site.time_zone)
    language = document.lang or site.lang or settings.LANGUAGE_CODE
    date = _date(moment.date(), str(language)) if moment else ""
    title, name = document.title, _name(site)
    if not can_set(title):  # a script that cards are not set in: the site stands for its text
        title, name = name, _host()
    return Card(title, name, section if can_set(section) else "", date, _accent(site))


def card_of_site(site: SiteConfiguration) -> Card:
    """Return the card of the site itself: its name, and what it says of itself."""
    said = site.description if can_set(site.description) else ""
    return Card(_name(site), _host(), section=said, accent=_accent(site))


def section_of(document: Document) -> str:
    """Return the name of the first category of a stored document, as its page has them first;
    "" where it has none.
    """
    names = document.categories.order_by("position", "name").values_list("name", flat=True)
    return names.first() or ""


def _name(site: SiteConfiguration) -> str:
    return str(site) if can_set(str(site)) else _host()


def _host() -> str:
    return urlsplit(settings.SITE_URL).netloc


def _date(day: dt.date, language: str) -> str:
    try:
        return format_date(day, "long", Locale.parse(language.replace("-", "_")))
    except (ValueError, UnknownLocaleError):
        return day.isoformat()


def _accent(site: SiteConfiguration) -> str:
    return accent_on_light(str(site.setting("accent_color", "")))
