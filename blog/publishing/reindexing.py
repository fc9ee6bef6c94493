"""The search index, written anew in the background after an update or another time zone."""

from django_tasks import task

from blog import search
from blog.jobs import enqueue
from blog.models import SiteConfiguration

# Other jobs get their turn after so long.
_SECONDS = 20.0


def queue_reindex() -> None:
    """Have the search index written anew in the background, where it is not in step with the
    code or the site; readers find what they found before meanwhile.
    """
    site = SiteConfiguration.current()
    if not search.is_in_step(site):
        enqueue(reindex, str(site.config.get("timezone") or ""))


@task
def reindex(zone: str, after: int = 0) -> None:
    """Write entries anew from the document behind ``after``; what is left is another job. Once
    the site is in another ``zone`` than it was when this was asked, it begins again.
    """
    site = SiteConfiguration.current()
    if str(site.config.get("timezone") or "") != zone:
        queue_reindex()
        return
    last = search.index_after(after, _SECONDS, site.time_zone)
    if last:
        enqueue(reindex, zone, last)
    else:
        search.note_written(site.time_zone)
