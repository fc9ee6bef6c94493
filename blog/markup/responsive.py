"""Which copy of an image a browser fetches, and whether it fetches the first one first.

The copies have the address of the image and ``?w=WIDTH&v=VERSION``; their format is settled
between browser and server (``Accept``). So one ``srcset`` offers them all, no element comes
between the image and what it stands in, and what authors' styles say of it still holds.
"""

import re
from urllib.parse import quote, urlsplit

from selectolax.lexbor import LexborNode

from blog.markup import tree
from blog.markup.article import ImageFile

# An article's column is no wider than this; below it, the screen decides.
COLUMN = 720
# So many characters of text fill the screen that a reader sees first.
_FIRST_VIEW = 700
_PIXELS = re.compile(r"\s*([1-9]\d{0,4})(?:px)?\s*")
_STYLE_WIDTH = re.compile(r"(?:^|;)\s*(?:max-)?width\s*:([^;!]+)", re.IGNORECASE)
# A candidate of a srcset ends at white space, and may not end in a comma.
_SAFE = "/:@!$&'()*+;=~-._%"


def offer_widths(node: LexborNode, file: ImageFile) -> None:
    """Offer the copies of ``file`` in ``srcset``, unless the author offers some."""
    parts = urlsplit(tree.attribute(node, "src").strip())
    if not file.widths or parts.query or "srcset" in node.attributes:
        return
    # Written with the site's host, the image may lead to where the site was served before.
    address = parts._replace(scheme="", netloc="", fragment="").geturl()
    address = "".join(c if ord(c) > 127 else quote(c, safe=_SAFE) for c in address)
    copies = [f"{address}?w={width}&v={file.version} {width}w" for width in file.widths]
    node.attrs["srcset"] = ", ".join(copies)
    shown = min(_shown_width(node, file), COLUMN)
    node.attrs["sizes"] = f"(max-width: {shown}px) 100vw, {shown}px"


def _shown_width(node: LexborNode, file: ImageFile) -> int:
    """Return how many pixels of the page the image takes where there is room for all of it."""
    styled = [_PIXELS.fullmatch(width) for width in _STYLE_WIDTH.findall(_style(node))]
    written = _PIXELS.fullmatch(tree.attribute(node, "width"))
    known = [int(found[1]) for found in (*styled, written) if found]
    if known:
        return min(known)
    is_relative = bool(_STYLE_WIDTH.search(_style(node)) or tree.attribute(node, "width"))
    tall = _PIXELS.fullmatch(tree.attribute(node, "height"))
    if tall and file.height and not is_relative:
        return max(1, round(int(tall[1]) * file.width / file.height))
    return COLUMN if is_relative else file.width


def _style(node: LexborNode) -> str:
    return tree.attribute(node, "style")


def has_image_in_first_view(body: LexborNode) -> bool:
    """Whether the first image stands where a reader of the page looks first."""
    seen = 0
    for node in body.traverse(include_text=True):
        if node.tag == "img" and "src" in node.attributes:
            return True
        if node.tag == "-text":
            seen += len((node.text_content or "").strip())
        if seen > _FIRST_VIEW:
            return False
    return False
