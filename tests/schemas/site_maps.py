"""What is wrong with a site map: by its schema, and by the rules of the protocol."""

from collections import defaultdict
from functools import cache
from urllib.parse import urlsplit

from lxml import etree

from tests.schemas.feeds import FOLDER, refused_by, twice

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
_MOST_ADDRESSES, _MOST_BYTES, _MOST_PICTURES = 50_000, 50 * 1024 * 1024, 1000


@cache
def _schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(file=str(FOLDER / f"{name}.xsd"))


def index_faults(content: bytes) -> list[str]:
    """Return what is wrong with an index of site maps."""
    return refused_by(_schema("siteindex"), etree.fromstring(content))


def map_faults(content: bytes, base: str) -> list[str]:
    """Return what is wrong with a site map of the host of ``base``."""
    root = etree.fromstring(content)
    faults = refused_by(_schema("sitemaps"), root)
    addresses = [url.findtext(f"{MAP}loc", "") for url in root]
    faults += [f"twice: {address}" for address in twice(addresses)]
    faults += [f"elsewhere: {a}" for a in addresses if not a.startswith(f"{base}/")]
    faults += [f"not escaped: {a}" for a in addresses if not a.isascii() or urlsplit(a).fragment]
    faults += ["too large"] if len(content) > _MOST_BYTES or len(root) > _MOST_ADDRESSES else []
    faults += ["too many pictures"] if any(len(url) > _MOST_PICTURES for url in root) else []
    return faults + _unanswered(root)


def _unanswered(root: etree._Element) -> list[str]:
    """Return the pages that do not name themselves among their languages, and the languages
    that are not named back, which Google then takes for none.
    """
    named = defaultdict(dict)
    for url in root:
        for link in url.iter(LINK):
            named[url.findtext(f"{MAP}loc")][link.get("hreflang")] = link.get("href")
    faults = [
        f"not among its languages: {page}"
        for page, others in named.items()
        if page not in others.values()
    ]
    return faults + [
        f"{other} does not name {page}"
        for page, others in named.items()
        for other in others.values()
        if named.get(other) != others
    ]
