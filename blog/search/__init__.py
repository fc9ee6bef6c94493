"""Search: one front, ``search``, over the full-text index of SQLite or PostgreSQL."""

from blog.search.advice import Advice, advise
from blog.search.entries import index, index_all, rebuild
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
    "index_all",
    "rebuild",
    "search",
    "suggest",
]
