"""One document of a Jekyll tree with everything that Jekyll knows of it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from blog.jekyll.front_matter import FrontMatter
from blog.jekyll.problem import Problem


@dataclass(frozen=True, slots=True)
class Document:
    """A post, a draft, a page or a document of a collection.

    ``source`` is the path below the tree (NFC, with slashes), the identity of the document.
    ``kind`` is post, draft, page or ``collection:NAME``. ``values`` are the front matter with
    the site's defaults under it. ``date`` is aware, in UTC; ``date_offset`` the minutes east
    of UTC that the front matter wrote, None where it wrote none. ``url`` is Jekyll's address,
    unescaped, in NFC, without baseurl; ``alternative_urls`` are others that the file may have
    had. ``output`` says whether its collection is written. ``error`` is why the document
    cannot be taken as it is; the other fields then hold what could be read. ``dropped`` are
    the lines in which a NUL byte was left out.
    """

    source: str
    kind: str
    front_matter: FrontMatter = field(default_factory=FrontMatter)
    values: dict[str, Any] = field(default_factory=dict)
    title: str = ""
    slug: str = ""
    ext: str = ""
    format: Literal["kramdown", "html"] = "kramdown"
    date: datetime | None = None
    date_offset: int | None = None
    date_in_front_matter: bool = False
    categories: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    comments: bool = False
    published: bool = True
    output: bool = True
    url: str = ""
    alternative_urls: list[str] = field(default_factory=list)
    redirect_from: list[str] = field(default_factory=list)
    redirect_to: str | None = None
    last_modified: datetime | None = None
    excerpt_separator: str = "\n\n"
    lang: str = ""
    layout: str = ""
    permalink: str = ""
    error: Problem | None = None
    dropped: tuple[int, ...] = ()
