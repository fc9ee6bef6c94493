"""Search: one front, ``search``, over the full-text index of SQLite or PostgreSQL."""

from blog.search.advice import Advice, advise
from blog.search.edition import is_in_step, note_written, rebuild
from blog.search.entries import index, index_after, index_all
from blog.search.searching import MOST_RESULTS, Hit, Results, search, suggest
from blog.search.unfound import count_unfound

__all__ = [
    "MOST_RESULTS",
    "Advice",
    "Hit",
    "Results",
    "advise",
    "count_unfound",
    "index",
    "index_after",
    "index_all",
    "is_in_step",
    "note_written",
    "rebuild",
    "search",
    "suggest",
]
