"""What markup may hold, by who wrote it: named policies for the sanitiser.

``ARTICLE`` is for what authors write: all of HTML that shows something, and drawings in
SVG, nothing that runs, submits or loads documents. ``COMMENT`` is for what readers write,
after it was escaped: paragraphs, line breaks and links.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from blog.markup import urls
from blog.markup.words import words

_HTML = words(
    """
    a abbr address area article aside audio b bdi bdo big blockquote br canvas caption center
    cite code col colgroup data dd del details dfn div dl dt em figcaption figure font footer h1
    h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd label li main map mark menu meter nav
    nobr ol p param picture pre progress q rp rt ruby s samp section small source span strike
    strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var video wbr
    """
)
_SVG = words(
    """
    svg g path rect circle line polyline polygon text tspan defs use title desc linearGradient
    lineargradient stop ellipse marker clipPath clippath symbol image
    """
)
_MATHML = words(
    """
    math semantics annotation mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle merror
    mpadded mphantom msub msup msubsup munder mover munderover mmultiscripts mprescripts none
    mtable mtr mtd menclose
    """
)
_WITH_ALL_THEY_HOLD = words(
    """
    script style link meta base embed template frameset animate set animatemotion
    animatetransform animateMotion animateTransform annotation-xml
    """
)

# Elements that browsers know and the policies above leave out.
_OTHERS = words(
    """
    acronym applet basefont bgsound blink body button datalist dialog dir fieldset foreignObject
    foreignobject form frame head html iframe isindex keygen legend listing marquee
    multicol nextid noembed noframes noscript object optgroup option output plaintext rb rtc
    search select selectedcontent slot spacer textarea xmp
    """
)
_DEFINED = _HTML | _SVG | _MATHML | _WITH_ALL_THEY_HOLD | _OTHERS
_UNDEFINED = re.compile(r"(?!fe[a-z]|font-|glyph|m[a-z]+$)[a-z][a-z0-9:_.-]*\Z")

# A name that no browser knows is inert, so names are free but for these.
_NAME = re.compile(r"[a-z_][\w.:-]*\Z", re.I)
_ACTIVE = words(
    """
    action archive attributionsrc autofocus classid code codebase command commandfor content
    data dynsrc form formaction formenctype formmethod formnovalidate formtarget http-equiv
    imagesrcset is lowsrc manifest nonce ping popover popovertarget popovertargetaction profile
    shadowrootmode srcdoc xml:base
    """
)
_LINKS = frozenset({"href", "xlink:href", "cite", "longdesc", "data-embed"})
_PICTURES = frozenset({"src", "poster", "background"})


@dataclass(frozen=True, slots=True)
class Policy:
    """What a kind of writer may use.

    ``tags`` stay; ``dropped`` go with all they hold; of any other element the tag goes and
    what it holds stays. ``allows(tag, name, value)`` decides on attributes. ``schemes`` are
    those of addresses. ``keeps_undefined`` leaves an element that no browser knows and that
    holds nothing in its place: such a one shows nothing and does nothing.
    """

    name: str
    tags: frozenset[str]
    allows: Callable[[str, str, str], bool]
    dropped: frozenset[str] = _WITH_ALL_THEY_HOLD
    schemes: frozenset[str] = field(default=urls.LINK_SCHEMES)
    keeps_undefined: bool = False


def is_undefined(tag: str) -> bool:
    """Say whether a tag is none that HTML, SVG or MathML know, so that it does nothing."""
    return tag not in _DEFINED and bool(_UNDEFINED.match(tag))


def _article_attribute(tag: str, name: str, value: str) -> bool:
    name = name.lower()
    if not _NAME.match(name) or name.startswith("on") or name in _ACTIVE:
        return False
    if name in {"href", "xlink:href"} and tag == "use":
        return value.startswith("#")
    if name in {"href", "xlink:href"} and tag == "image":
        return urls.is_safe_picture(value)
    if name in _LINKS:
        return urls.is_safe_link(value)
    if name in _PICTURES:
        return urls.is_safe_picture(value) if tag == "img" else urls.is_safe_link(value)
    if name == "srcset":
        return all(urls.is_safe_link(part) for part in _candidates(value))
    return True


def _candidates(srcset: str) -> list[str]:
    """Return the addresses of a srcset: what stands before each descriptor."""
    return [part.split()[0] for part in srcset.split(",") if part.strip()]


def _comment_attribute(tag: str, name: str, value: str) -> bool:
    if tag != "a":
        return False
    return name == "rel" or (name == "href" and urls.scheme(value) in {"http", "https"})


ARTICLE = Policy(
    "article",
    tags=_HTML | _SVG | _MATHML,
    allows=_article_attribute,
    schemes=urls.LINK_SCHEMES | {"data"},  # of pictures only: the attribute's rule sees to it
    keeps_undefined=True,
)
COMMENT = Policy("comment", tags=frozenset({"p", "br", "a"}), allows=_comment_attribute)
