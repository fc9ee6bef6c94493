"""What HTML elements are and what they hold, as kramdown sees it.

Follows "HTML Blocks" and "HTML Spans" of the syntax page.
"""

from blog.markup.kramdown.names import names
from blog.markup.kramdown.patterns import SPAN_ELEMENTS

HOLDS_BLOCKS = names(
    """
    address applet article aside blockquote body dd details div dl fieldset figure
    figcaption footer form header hgroup iframe li main map menu nav noscript object section
    summary td
    """
)
HOLDS_SPANS = names(
    """
    a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label
    legend optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt
    """
)
HOLDS_RAW = names("script style math option textarea pre code kbd samp var")

BLOCK_ELEMENTS = names(
    """
    address article aside applet body blockquote caption col colgroup dd div dl dt fieldset
    figcaption footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu
    li main map nav ol optgroup p pre section summary table tbody td th thead tfoot tr ul
    """
)
WITHOUT_BODY = names(
    """
    area base br col command embed hr img input keygen link meta param source track wbr
    """
)
KNOWN = SPAN_ELEMENTS | BLOCK_ELEMENTS | WITHOUT_BODY | HOLDS_BLOCKS | HOLDS_SPANS | HOLDS_RAW

_MODELS = {
    **dict.fromkeys(HOLDS_BLOCKS, "block"),
    **dict.fromkeys(HOLDS_SPANS, "span"),
    **dict.fromkeys(HOLDS_RAW, "raw"),
}


def content_model(name: str) -> str:
    """What an element holds by nature: ``"block"``, ``"span"`` or ``"raw"``."""
    return _MODELS.get(name, "raw")


def written_model(attr: dict[str, str], name: str) -> str | None:
    """What the attribute ``markdown`` says an element holds; the attribute is removed."""
    value = attr.pop("markdown", None)
    if value == "1":
        return content_model(name)
    return {"0": "raw", "span": "span", "block": "block"}.get(value or "")


def known_name(name: str) -> str:
    """``name`` in lower case where HTML knows it, else as it is written."""
    lowered = name.lower()
    return lowered if lowered in KNOWN else name
