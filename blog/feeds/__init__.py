"""Feeds: the newest posts in full, as Atom, RSS and JSON Feed; also one a tag, a category, an
author and a series.
"""

from blog.feeds.addresses import absolute_html
from blog.feeds.views import author_feed, category_feed, series_feed, site_feed, tag_feed

__all__ = [
    "absolute_html",
    "author_feed",
    "category_feed",
    "series_feed",
    "site_feed",
    "tag_feed",
]
