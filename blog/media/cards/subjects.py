"""The card of a document, and that of the site for every page that is a list."""

import datetime as dt
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from django.conf import settings

from blog.media.accent import accent_on_light
from blog.media.cards.card import Card
from blog.models import Document, SiteConfiguration


def card_of(document: Document, site: SiteConfiguration, section: str) -> Card:
    """Return the card of ``document``; ``section`` is the name of its first category."""
    moment = document.local_date(site.time_zone)
    language = document.lang or site.lang or settings.LANGUAGE_CODE
    return Card(
        title=document.title,
        site=str(site),
        section=section,
        date=_date(moment.date(), str(language)) if moment else "",
        accent=_accent(site),
    )


def card_of_site(site: SiteConfiguration) -> Card:
    """Return the card of the site itself: its name, and what it says of itself."""
    host = urlsplit(settings.SITE_URL).netloc
    return Card(str(site), host, section=site.description, accent=_accent(site))


def section_of(document: Document) -> str:
    """Return the name of the first category of a stored document, as its page has them first;
    "" where it has none.
    """
    names = document.categories.order_by("position", "name").values_list("name", flat=True)
    return names.first() or ""


def _date(day: dt.date, language: str) -> str:
    try:
        return format_date(day, "long", Locale.parse(language.replace("-", "_")))
    except (ValueError, UnknownLocaleError):
        return day.isoformat()


def _accent(site: SiteConfiguration) -> str:
    return accent_on_light(str(site.setting("accent_color", "")))
