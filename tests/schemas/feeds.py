"""What is wrong with a feed: by its schema, and by the rules that no schema can say."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft7Validator, FormatChecker
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

FOLDER = Path(__file__).resolve().parent
ATOM = "{http://www.w3.org/2005/Atom}"
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
_NAMES = {"a": "http://www.w3.org/2005/Atom"}
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>\"{}|\\^`]+")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_ADDRESSED = ("href", "src", "poster", "cite", "data")
# What of RFC 4287 no schema of elements says: where it must not be, and what is wrong then.
_ATOM_RULES = {
    "/a:feed[not(a:author)]/a:entry[not(a:author)]": "4.1.1: nobody wrote an entry",
    "/a:feed[not(a:link[@rel='self'])]": "4.1.1: a feed does not name its own address",
    "//a:entry[not(a:content) and not(a:link[not(@rel) or @rel='alternate'])]": "4.1.2: no text",
    "//a:entry[a:content/@src and not(a:summary)]": "4.1.2: no summary of a text elsewhere",
}

_formats = FormatChecker()
_formats.checks("uri")(lambda value: bool(_ADDRESS.fullmatch(value)))
_formats.checks("date-time")(lambda value: bool(_MOMENT.fullmatch(value)))


@cache
def grammar(name: str) -> etree.RelaxNG:
    """Return the schema in RELAX NG ``name``."""
    return etree.RelaxNG(file=str(FOLDER / f"{name}.rng"))


def atom_faults(content: bytes) -> list[str]:
    """Return what is wrong with an Atom feed."""
    root = etree.fromstring(content)
    faults = refused_by(grammar("atom"), root)
    faults += [why for path, why in _ATOM_RULES.items() if root.xpath(path, namespaces=_NAMES)]
    for holder in [root, *root.findall(f"{ATOM}entry")]:
        links = (link for link in holder.findall(f"{ATOM}link") if _is_alternate(link))
        kinds = ((link.get("type"), link.get("hreflang")) for link in links)
        faults += [f"4.1.1: two alternates {kind}" for kind in twice(kinds)]
    faults += [
        f"4.2.6: one id for two: {i}"
        for i in twice(root.xpath("//a:id/text()[../../self::a:entry]", namespaces=_NAMES))
    ]
    texts = root.xpath("//a:content[@type='html'] | //a:summary[@type='html']", namespaces=_NAMES)
    return faults + [fault for text in texts for fault in html_faults(text.text or "")]


def rss_faults(content: bytes) -> list[str]:
    """Return what is wrong with an RSS channel."""
    root = etree.fromstring(content)
    faults = refused_by(grammar("rss"), root)
    own = [link.get("rel") for link in root.findall(f"channel/{ATOM}link")]
    faults += [] if own.count("self") == 1 else [f"profile: the channel names itself {own}"]
    faults += [f"one guid for two: {guid}" for guid in twice(root.xpath("//item/guid/text()"))]
    texts = [*root.iterfind("channel/item/description"), *root.iter(ENCODED)]
    return faults + [fault for text in texts for fault in html_faults(text.text or "")]


def json_faults(content: bytes) -> list[str]:
    """Return what is wrong with a JSON Feed."""
    feed: dict[str, Any] = json.loads(content)
    schema = json.loads((FOLDER / "json-feed.json").read_text("utf-8"))
    checked = Draft7Validator(schema, format_checker=_formats).iter_errors(feed)
    faults = [f"{error.json_path}: {error.message[:200]}" for error in checked]
    faults += [f"no {name}" for name in ("home_page_url", "feed_url") if name not in feed]
    faults += [f"one id for two: {i}" for i in twice(item.get("id") for item in feed["items"])]
    for said in [feed, *feed["items"]]:
        faults += [
            f"empty: {name}"
            for name, value in said.items()
            if value in ("", None, []) and name not in {"items", "content_html"}
        ]
        language = said.get("language", "x")
        faults += [] if _LANGUAGE.fullmatch(language) else [f"RFC 5646: {language}"]
    texts = (item.get("content_html", "") for item in feed["items"])
    return faults + [fault for text in texts for fault in html_faults(text)]


def refused_by(schema: Any, root: Any) -> list[str]:
    """Return what ``schema`` refuses in a document."""
    return [] if schema.validate(root) else [f"{e.line}: {e.message}" for e in schema.error_log]


def twice(values: Iterable[Any]) -> list[Any]:
    """Return the values that are there more than once."""
    return [value for value, times in Counter(values).items() if times > 1]


def html_faults(html: str) -> Iterator[str]:
    """Yield what is wrong with HTML that is read away from its page."""
    for node in LexborHTMLParser(html).css("*"):
        for name in _ADDRESSED:
            address = node.attributes.get(name)
            if address and not (urlsplit(address).scheme or address.startswith("data:")):
                yield f"relative: <{node.tag} {name}={address!r}>"
        if node.tag in {"script", "iframe", "object", "embed", "form", "style"}:
            yield f"no reader shows <{node.tag}>"


def _is_alternate(link: Any) -> bool:
    return link.get("rel", "alternate") == "alternate"
