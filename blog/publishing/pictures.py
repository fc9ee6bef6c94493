"""Pictures in several sizes: made in the background, then shown by the documents they are in."""

import datetime as dt
import time
from collections.abc import Callable

from django.utils import timezone
from django_tasks import task

from blog import media
from blog.jobs import enqueue
from blog.models import Document, PictureSizes
from blog.publishing.storing import rerender

# Documents are rendered again after so many pictures, or seconds, not after each.
_AT_ONCE, _SECONDS = 50, 20.0
_LATER = dt.timedelta(minutes=16)
Progress = Callable[[int, int], None]


def queue_sizes() -> None:
    """Have the pictures that have no sizes yet sized in the background, where there are any;
    what another worker has begun is looked after once that must have ended.
    """
    if media.unsized().exists():
        enqueue(size_in_background)
    if PictureSizes.objects.filter(status=PictureSizes.Status.BEGUN, tries=1).exists():
        enqueue(size_in_background.using(run_after=timezone.now() + _LATER))


@task
def size_in_background() -> None:
    """Size some pictures; what is left is another job, so that others get their turn."""
    size_some()
    queue_sizes()


def size_pictures(progress: Progress | None = None) -> list[PictureSizes]:
    """Size all pictures that have no sizes yet; return what was made."""
    total = media.unsized().count()
    made: list[PictureSizes] = []
    while some := size_some():
        made += some
        if progress:
            progress(len(made), max(total, len(made)))
    return made


def size_some() -> list[PictureSizes]:
    """Size a number of pictures and show them; return what was made."""
    until = time.monotonic() + _SECONDS
    made = []
    for asset in media.unsized()[:_AT_ONCE]:
        sizes = media.make_sizes(asset)
        if sizes:
            made.append(sizes)
        if time.monotonic() > until:
            break
    _show(made)
    return made


def _show(made: list[PictureSizes]) -> None:
    """Render the documents that show what was ``made`` again, and note that they do."""
    pictures = [sizes.pk for sizes in made]
    documents = Document.objects.filter(assets__in=pictures).distinct()
    rerender(documents.iterator(chunk_size=50))
    for sizes in made:
        current = PictureSizes.objects.filter(pk=sizes.pk, digest=sizes.digest)
        current.update(status=PictureSizes.Status.SHOWN)
