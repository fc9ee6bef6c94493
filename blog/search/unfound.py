"""Counting what readers looked for in vain, for the author; who asked is nowhere kept."""

import logging
import re

from django.db import DatabaseError
from django.db.models import F
from django.utils import timezone

from blog.models import Unfound
from blog.search.backends import backend
from blog.search.query import Query

logger = logging.getLogger(__name__)

_MOST_ROWS, _LONGEST = 1000, 100
# Milliseconds.
_PATIENCE = 100
# What may be somebody's mail address, telephone or card is not ours to keep.
_PERSONAL = re.compile(r"\S@\S|(?:[0-9][ -]?){7,}")


def count_unfound(query: Query) -> None:
    """Count that ``query`` found nothing. A database that refuses, or that others write into,
    keeps no reader waiting: a job for a worker would be a row to write as well.
    """
    words = query.words
    if query.problem or len(words) > _LONGEST or _PERSONAL.search(words):
        return
    try:
        with backend().impatient(_PATIENCE):
            _count(words)
    except DatabaseError as error:
        logger.warning("A search without result was not counted: %s", error)


def _count(words: str) -> None:
    today = timezone.localdate()
    again = Unfound.objects.filter(words=words)
    if again.update(count=F("count") + 1, last_asked_on=today):
        return
    Unfound.objects.bulk_create([Unfound(words=words, last_asked_on=today)], ignore_conflicts=True)
    rarest = Unfound.objects.order_by("-count", "-last_asked_on", "-pk")
    surplus = list(rarest.values_list("pk", flat=True)[_MOST_ROWS:])
    Unfound.objects.filter(pk__in=surplus).delete()
