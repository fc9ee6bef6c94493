"""The tags of Jekyll and of the plugins that GitHub Pages allows."""

from liquid.tag import Tag

from blog.markup.liquid.tags.embeds import AvatarTag, GistTag, OcticonTag, TocTag
from blog.markup.liquid.tags.highlight import HighlightTag
from blog.markup.liquid.tags.include import IncludeCachedTag, IncludeRelativeTag, IncludeTag
from blog.markup.liquid.tags.link import LinkTag, PostUrlTag
from blog.markup.liquid.tags.nothing import NOTHING

TAGS: tuple[type[Tag], ...] = (
    HighlightTag,
    IncludeTag,
    IncludeCachedTag,
    IncludeRelativeTag,
    LinkTag,
    PostUrlTag,
    GistTag,
    AvatarTag,
    OcticonTag,
    TocTag,
    *NOTHING,
)
"""All of them; a later one of the same name wins."""
