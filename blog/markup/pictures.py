"""Images of an article: which it shows, and what a page adds to them."""

import re
import unicodedata
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborNode

from blog.markup import tree, urls
from blog.markup.article import ImageFile, Picture, Surroundings
from blog.markup.lines import LineFinder
from blog.markup.responsive import has_image_in_first_view, offer_widths

_PIXELS = re.compile(r"[1-9]\d{0,4}")


def pictures(body: LexborNode, surroundings: Surroundings, lines: LineFinder) -> list[Picture]:
    """Return the images that a tree shows, one for each element with an address."""
    shown = [(tree.attribute(node, "src"), tree.attribute(node, "alt")) for node in body.css("img")]
    return [_picture(src, alt, surroundings, lines) for src, alt in shown if src]


def _picture(src: str, alt: str, surroundings: Surroundings, lines: LineFinder) -> Picture:
    if not _is_missing(src, surroundings):
        return Picture(src, alt)
    # Liquid may have made a part of the address, and kramdown percent-encodes it.
    ways = (src, unquote(src), src.rpartition("/")[2], unquote(src).rpartition("/")[2])
    found = (lines.line_of(way) for way in ways)
    return Picture(src, alt, missing=True, line=next(filter(None, found), 0))


def decorate_pictures(
    body: LexborNode, surroundings: Surroundings, *, opens_page: bool = False
) -> None:
    """Add to images their sizes, late loading, and a mark where the file is missing.

    The first image of what ``opens_page`` loads before all else, if it stands where a reader
    looks first; the others wait. A picture that lives elsewhere is asked for without telling
    where from.
    """
    is_early = opens_page and has_image_in_first_view(body)
    for number, node in enumerate(body.css("img[src]")):
        _load(node, is_first=is_early and number == 0)
        _decorate(node, surroundings)
    for node in body.css("video, audio"):
        sources = [node, *node.css("source")]
        if any(urls.is_external(tree.attribute(n, "src"), surroundings.hosts) for n in sources):
            node.attrs["referrerpolicy"] = "no-referrer"


def _load(node: LexborNode, *, is_first: bool) -> None:
    """Say when the image is needed, as far as the author did not."""
    name, value = ("fetchpriority", "high") if is_first else ("loading", "lazy")
    if not {"loading", "fetchpriority"} & node.attributes.keys():
        node.attrs[name] = value
    if "decoding" not in node.attributes:
        node.attrs["decoding"] = "async"


def _decorate(node: LexborNode, surroundings: Surroundings) -> None:
    source = tree.attribute(node, "src")
    if urls.is_external(source, surroundings.hosts):
        node.attrs["referrerpolicy"] = "no-referrer"
    elif _is_missing(source, surroundings):
        node.attrs["class"] = " ".join([*tree.classes(node), "missing"])
    elif file := _file(source, surroundings):
        offer_widths(node, file)
        _size(node, file)


def _size(node: LexborNode, file: ImageFile) -> None:
    """Add the size of a known file; where the author gave one side, the other to its shape."""
    if not file.width or not file.height:
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
