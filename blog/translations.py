"""The same text in other languages."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from babel import Locale, UnknownLocaleError

from blog.models import Document, SiteConfiguration
from blog.site import absolute, language_of, language_tag

# What a translation is told by.
TRANSLATED = ("path", "lang", "title", "summary", "translation_key")


class Translation(NamedTuple):
    """A public text by its language, the name of that language in itself, and its address."""

    language: str
    name: str
    path: str

    @property
    def url(self) -> str:
        """The whole address."""
        return absolute(self.path)


def translations_by_key(keys: Iterable[str], site: SiteConfiguration) -> dict[str, Any]:
    """Return the translations of many documents at once, by their keys."""
    wanted = {key for key in keys if key}
    groups: dict[str, list[Document]] = {}
    if wanted:
        rows = Document.objects.public().filter(translation_key__in=wanted).only(*TRANSLATED)
        for row in rows.order_by("path"):
            groups.setdefault(row.translation_key, []).append(row)
    return {key: grouped(groups.get(key, []), site) for key in wanted}


def grouped(documents: Iterable[Document], site: SiteConfiguration) -> list[Translation]:
    """Return the first of ``documents`` in each language; none where all speak the same."""
    found: dict[str, Translation] = {}
    for document in documents:
        language = language_of(document, site)
        if language and language not in found:
            address = document.get_absolute_url()
            found[language] = Translation(language, _name(language), address)
    return [found[key] for key in sorted(found)] if len(found) > 1 else []


def default_of(translations: Iterable[Translation], site: SiteConfiguration) -> str:
    """Return the address for readers of any other language: that in the site's, or ""."""
    own = language_tag(site.lang)
    return next((one.url for one in translations if one.language == own), "")


def _name(language: str) -> str:
    try:
        return Locale.parse(language.replace("-", "_")).get_display_name() or language
    except (ValueError, UnknownLocaleError):
        return language
