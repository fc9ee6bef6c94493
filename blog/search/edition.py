"""All entries written anew, and whether that is due."""

from zoneinfo import ZoneInfo

from blog.models import Document, SearchEdition, SearchEntry, SiteConfiguration
from blog.search.backends import backend
from blog.search.entries import Progress, index_all

# To be raised when documents give other tokens: each site then writes its entries anew.
EDITION = 1


def is_in_step(site: SiteConfiguration) -> bool:
    """Whether all entries are as this edition writes them in the time zone of ``site``."""
    if SearchEdition.objects.filter(edition=EDITION, zone=_name(site.time_zone)).exists():
        return True
    if SearchEntry.objects.exists():
        return False
    note_written(site.time_zone)  # what is stored from now on will be
    return True


def note_written(zone: ZoneInfo | None) -> None:
    """Note that all entries have been written, in ``zone``."""
    values = {"edition": EDITION, "zone": _name(zone)}
    SearchEdition.objects.update_or_create(pk=1, defaults=values)


def rebuild(progress: Progress | None = None) -> int:
    """Write the entries of all documents anew; return how many there are.

    ``progress`` is told how many of how many documents are done. Readers find what they
    found before meanwhile.
    """
    zone = SiteConfiguration.current().time_zone
    keys = Document.objects.order_by("pk").values_list("pk", flat=True)
    index_all(keys, progress, zone=zone)
    backend().tidy()
    note_written(zone)
    return SearchEntry.objects.count()


def _name(zone: ZoneInfo | None) -> str:
    return zone.key if zone else ""
