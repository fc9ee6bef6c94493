"""The values that pass between the stages of rendering: what comes in, what comes out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

PlaceKind = Literal["source", "link", "image", "footnote", "definition"]
NoticeKind = Literal["trouble", "remark"]


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one document, without its front matter.

    ``name`` is the path in the Jekyll tree, used in messages; ``first_line`` is the line of
    that file (1-based) on which ``text`` begins; ``format`` is ``"kramdown"`` for Markdown
    and ``"html"`` where Jekyll would leave the text as it is (``.html``, ``.htm``).
    """

    text: str
    name: str = "<text>"
    first_line: int = 1
    format: Literal["kramdown", "html"] = "kramdown"


@dataclass(frozen=True, slots=True)
class ImageFile:
    """An image of the site's own: ``width`` and ``height`` in pixels, 0 where unknown.

    ``widths`` are those in which there are smaller copies of it, ascending; ``version`` tells
    its content from former ones.
    """

    width: int = 0
    height: int = 0
    widths: tuple[int, ...] = ()
    version: str = ""


def _nothing(_: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What rendering may know of the site around a document.

    ``variables`` are Liquid's globals (``site``, ``page``, ``jekyll``, …) as Jekyll names
    them. ``include`` answers the text of an include by its name, or None. ``image`` answers
    what is known of an in-site image by its address (path only, percent-decoded, NFC), or
    None where the site has no such file. ``missing_images`` says whether to ask at all:
    False where the assets of the site are unknown. ``hosts`` are the site's own host names,
    lower case, whose links count as in-site.
    """

    kramdown: Mapping[str, Any] = field(default_factory=dict)
    variables: Mapping[str, Any] = field(default_factory=dict)
    include: Callable[[str], str | None] = _nothing
    image: Callable[[str], ImageFile | None] = _nothing
    missing_images: bool = False
    hosts: frozenset[str] = frozenset()
    excerpt_separator: str = "\n\n"
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something an author should know; ``line`` is 1-based in the file, 0 where unknown.

    A ``remark`` is about what is shown whole all the same: nobody need act.
    """

    message: str
    line: int = 0
    kind: NoticeKind = "trouble"


@dataclass(frozen=True, slots=True)
class Removal:
    """Markup that the sanitiser took out: ``what`` names it (``<script>``, ``onclick``, …)."""

    what: str
    reason: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """One entry of a table of contents, with those below it."""

    id: str
    label: str
    children: tuple["Section", ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a post cites a link.

    ``section`` is the id of the heading that the place stands under ("" before the first),
    ``position`` counts all cited places of the article from 1.
    """

    kind: PlaceKind
    section: str
    position: int


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited URL (normalised, without fragment) with every place that cites it.

    ``kind`` is the strongest of its places' kinds, in the order of ``PlaceKind``;
    ``title`` is without list dashes and ``byline`` without "by" or "출처:", "" where unknown.
    """

    url: str
    title: str
    byline: str
    kind: PlaceKind
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that the article shows, with its address as written after Liquid.

    ``line`` is where a missing one stands in its file, 0 where that is not known.
    """

    src: str
    alt: str
    missing: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """A document rendered: everything a page, a feed or a search index needs of it.

    ``html`` is the sanitised and decorated body, ``excerpt`` Jekyll's excerpt as sanitised
    HTML, ``summary`` one plain paragraph of at most 200 characters for lists and previews,
    ``text`` the plain text for search. ``links`` are the in-site addresses that the body
    links to (paths with fragment). ``ids`` are all ids inside ``html``.
    """

    html: str
    contents: tuple[Section, ...] = ()
    references: tuple[Citation, ...] = ()
    excerpt: str = ""
    summary: str = ""
    text: str = ""
    pictures: tuple[Picture, ...] = ()
    links: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    removed: tuple[Removal, ...] = ()
    warnings: tuple[Notice, ...] = ()
