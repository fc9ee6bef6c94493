"""Tags whose work the product does by itself: they leave nothing behind."""

from liquid.tag import Tag
from liquid.token import Token

from blog.markup.liquid.context import Context
from blog.markup.liquid.tags.parts import MarkupTag


class _Nothing(MarkupTag):
    @staticmethod
    def write(markup: str, context: Context, token: Token) -> str:  # noqa: ARG004
        """Return nothing."""
        return ""


_NAMES = ("seo", "feed_meta", "csrf", "sitemap", "github_edit_link", "polyfill", "analytics")
NOTHING: tuple[type[Tag], ...] = tuple(
    type(f"{name.title()}Tag", (_Nothing,), {"name": name}) for name in _NAMES
)
"""Meta data, feeds and the like, which stand in the page's template here."""
