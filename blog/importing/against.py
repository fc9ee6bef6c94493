"""Holding an import against the site as Jekyll built it: addresses, ids, images, texts."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.importing.addresses import LISTS, MOVED, is_reserved
from blog.importing.report import ImportProblem, Report
from blog.models import Asset, Document, Redirect

_LIMIT = 20 * 1024 * 1024
_BLANKS = re.compile(r"\s+")
_SHOWN = 60
_UNREAD = {"script", "style", "template", "iframe", "math"}


def differences(built: Path, report: Report) -> Iterator[ImportProblem]:
    """Yield what the documents of ``report`` lack of the site that lies in the folder ``built``.

    A document is found at its address; what its layout puts around it there is passed over.
    """
    sources = [one.source for one in report.documents if one.public]
    for start in range(0, len(sources), 200):
        rows = Document.objects.public().filter(source_path__in=sources[start : start + 200])
        for document in rows.only("source_path", "path", "html"):
            yield from _of_document(built, document)
    yield from _unanswered(built)


def _of_document(built: Path, document: Document) -> Iterator[ImportProblem]:
    source, address = document.source_path, str(document.path)
    file = _file_at(built, address)
    if file is None and address.startswith(MOVED):
        return  # the report names it
    if file is None:
        yield ImportProblem(source, f"the built site has no page at {address}")
        return
    page = _parsed(file)
    if page is None:
        yield ImportProblem(source, f"{file.name} of the built site cannot be read")
        return
    ours = LexborHTMLParser(f"<body>{document.html}</body>").body
    theirs = page.body
    if ours is None or theirs is None:
        return
    yield from (ImportProblem(source, sentence) for sentence in _compared(ours, theirs))


def _compared(ours: LexborNode, theirs: LexborNode) -> Iterator[str]:
    missing = sorted(_values(theirs, "id", within=_region(ours, theirs)) - _values(ours, "id"))
    if missing:
        yield f"the built page has ids that are not here: {', '.join(missing)[:300]}"
    images = _images(ours) - _images(theirs)
    for image in sorted(images):
        yield f"the built page does not show the image {image}"
    mine, built = _text(ours), _text(theirs)
    if mine not in built:
        place = _first_difference(mine, built)
        yield f"the text is another from here on: “{mine[place : place + _SHOWN]}”"


def _region(ours: LexborNode, theirs: LexborNode) -> LexborNode | None:
    """Return the smallest element of the built page that holds the whole text of ours."""
    text = _text(ours)
    found: LexborNode | None = None
    below: LexborNode | None = theirs
    while text and below is not None and text in _text(below):
        found = below
        children = [node for node in below.iter() if node.tag != "-text"]
        below = next((node for node in children if text in _text(node)), None)
    return found


def _values(node: LexborNode, name: str, within: LexborNode | None = None) -> set[str]:
    inside = node if within is None else within
    found = {child.attributes.get(name) or "" for child in inside.css(f"[{name}]")}
    own = inside.attributes.get(name) or ""
    return {value for value in found if value and value != own}


def _images(node: LexborNode) -> set[str]:
    return {unquote(image.attributes.get("src") or "") for image in node.css("img[src]")}


def _text(node: LexborNode) -> str:
    """Return the words of ``node`` without any blanks; a formula counts as its TeX."""
    texts = (child for child in node.traverse(include_text=True) if child.tag == "-text")
    joined = "".join(child.text_content or "" for child in texts if _is_read(child))
    return re.sub(r"\\[()\[\]]", "", unicodedata.normalize("NFC", _BLANKS.sub("", joined)))


def _is_read(text: LexborNode) -> bool:
    """Whether readers read a text: no program, no stand-in for a frame, no drawn formula."""
    above = text.parent
    while above is not None and above.tag != "body":
        if above.tag == "annotation":
            return True
        if above.tag in _UNREAD or "data-embed" in above.attributes:
            return False
        above = above.parent
    return True


def _first_difference(mine: str, built: str) -> int:
    """Return how long the longest head of ``mine`` is that ``built`` holds."""
    low, high = 0, len(mine)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if mine[:middle] in built else (low, middle - 1)
    return low


def _file_at(built: Path, address: str) -> Path | None:
    """Return the file that a server of files would answer ``address`` with."""
    inside = built.resolve()
    stem = address.strip("/")
    names = (stem, f"{stem}/index.html".lstrip("/"), f"{stem}.html")
    for name in names:
        for form in ("NFC", "NFD"):
            path = built / unicodedata.normalize(form, name)
            if path.is_file() and path.resolve().is_relative_to(inside):
                return path
    return None


def _parsed(file: Path) -> LexborHTMLParser | None:
    try:
        if file.stat().st_size > _LIMIT:
            return None
        return LexborHTMLParser(file.read_text("utf-8", "replace"))
    except OSError:
        return None


def _unanswered(built: Path) -> Iterator[ImportProblem]:
    """Yield the pages of the built site at whose address nothing answers here."""
    answered = {path.rstrip("/") for path in _paths()}
    for file in sorted(built.rglob("*.html")):
        name = unicodedata.normalize("NFC", file.relative_to(built).as_posix())
        address = "/" + re.sub(r"(^|/)index\.html$", r"\1", name)
        ways = {address.rstrip("/"), address.removesuffix(".html").rstrip("/")}
        if not ways & answered and not is_reserved(address) and address not in LISTS:
            yield ImportProblem(name, "the built site has this page, and nothing answers here")


def _paths() -> Iterator[str]:
    """Yield every address that answers."""
    for rows in (Document.objects.public(), Redirect.objects.all(), Asset.objects.exclude(file="")):
        for path in rows.values_list("path", flat=True).iterator():
            if path:
                yield path
                yield path.removesuffix(".html")
