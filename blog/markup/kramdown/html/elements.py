"""What HTML elements are and what they hold, as kramdown sees it.

Follows "HTML Blocks" and "HTML Spans" of the syntax page.
"""

from blog.markup.kramdown.patterns import SPAN_ELEMENTS

HOLDS_BLOCKS = frozenset(
    """address applet article aside blockquote body dd details div dl fieldset figure figcaption
    footer form header hgroup iframe li main map menu nav noscript object section summary td
    """.split()
)
HOLDS_SPANS = frozenset(
    """a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label
    legend optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt""".split()
)
HOLDS_RAW = frozenset("script style math option textarea pre code kbd samp var".split())

BLOCK_ELEMENTS = frozenset(
    """address article aside applet body blockquote caption col colgroup dd div dl dt fieldset
    figcaption footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li
    main map nav ol optgroup p pre section summary table tbody td th thead tfoot tr ul""".split()
)
WITHOUT_BODY = frozenset(
    """area base br col command embed hr img input keygen link meta param source track wbr
    """.split()
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
