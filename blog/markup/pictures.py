"""Images of an article: which it shows, and what a page adds to them."""

import re
import unicodedata
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborNode

from blog.markup import tree, urls
from blog.markup.article import ImageFile, Picture, Surroundings

_PIXELS = re.compile(r"[1-9]\d{0,4}")


def pictures(body: LexborNode, surroundings: Surroundings) -> list[Picture]:
    """Return the images that a tree shows, one for each element with an address."""
    shown = [(tree.attribute(node, "src"), tree.attribute(node, "alt")) for node in body.css("img")]
    return [Picture(src, alt, _is_missing(src, surroundings)) for src, alt in shown if src]


def decorate_pictures(body: LexborNode, surroundings: Surroundings) -> None:
    """Add to images their size, late loading, and a mark where the file is missing.

    The first image loads at once, since it may be what a reader sees first. A picture that
    lives elsewhere is asked for without telling where from.
    """
    for number, node in enumerate(body.css("img[src]")):
        _decorate(node, surroundings, first=number == 0)
    for node in body.css("video, audio"):
        sources = [node, *node.css("source")]
        if any(urls.is_external(tree.attribute(n, "src"), surroundings.hosts) for n in sources):
            node.attrs["referrerpolicy"] = "no-referrer"


def _decorate(node: LexborNode, surroundings: Surroundings, *, first: bool) -> None:
    source = tree.attribute(node, "src")
    if not first and "loading" not in node.attributes:
        node.attrs["loading"] = "lazy"
    if "decoding" not in node.attributes:
        node.attrs["decoding"] = "async"
    if urls.is_external(source, surroundings.hosts):
        node.attrs["referrerpolicy"] = "no-referrer"
    elif _is_missing(source, surroundings):
        node.attrs["class"] = " ".join([*tree.classes(node), "missing"])
    else:
        _size(node, _file(source, surroundings))


def _size(node: LexborNode, file: ImageFile | None) -> None:
    """Add the size of a known file; where the author gave one side, the other to its shape."""
    if not file or not file.width or not file.height:
        return
    width, height = tree.attribute(node, "width"), tree.attribute(node, "height")
    if not width and not height:
        width, height = str(file.width), str(file.height)
    elif not height and _PIXELS.fullmatch(width):
        height = str(max(1, round(int(width) * file.height / file.width)))
    elif not width and _PIXELS.fullmatch(height):
        width = str(max(1, round(int(height) * file.width / file.height)))
    else:
        return
    node.attrs["width"], node.attrs["height"] = width, height


def _is_missing(source: str, surroundings: Surroundings) -> bool:
    if not surroundings.missing_images or urls.scheme(source) not in {"", "http", "https"}:
        return False
    if urls.is_external(source, surroundings.hosts):
        return False
    return _file(source, surroundings) is None


def _file(source: str, surroundings: Surroundings) -> ImageFile | None:
    page = surroundings.variables.get("page") or {}
    try:
        path = urlsplit(urljoin(str(page.get("url") or ""), source.strip())).path
    except ValueError:
        return None
    return surroundings.image(unicodedata.normalize("NFC", unquote(path)))
