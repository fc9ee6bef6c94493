"""Embeds: an iframe becomes a link that a script may turn into the frame when it is asked for."""

import re
from html import escape
from urllib.parse import parse_qs, urlsplit

from selectolax.lexbor import LexborNode

from blog.markup import tree, urls
from blog.markup.sanitizer import Finding

_YOUTUBE = frozenset({"youtube.com", "www.youtube.com", "www.youtube-nocookie.com"})
_KEPT = ("width", "height", "title", "allow")
_ID = re.compile(r"[\w-]+")


def replace_embeds(body: LexborNode) -> list[Finding]:
    """Put a placeholder in the place of each iframe; tell of those that cannot be shown."""
    return [found for frame in body.css("iframe") for found in _replace(frame)]


def _replace(frame: LexborNode) -> list[Finding]:
    source = tree.attribute(frame, "src").strip()
    findings = []
    shown = bool(source) and urls.scheme(source) in {"", "http", "https"}
    if not shown:
        words = (source,) if source else ()
        findings.append(
            Finding("<iframe>", "it has no address that can be shown", "<iframe", words)
        )
    frame.replace_with(tree.element(_placeholder(frame, source if shown else "")))
    return findings


def _placeholder(frame: LexborNode, source: str) -> str:
    kept = "".join(
        f' {"title" if name == "title" else f"data-{name}"}="{escape(value)}"'
        for name in _KEPT
        if (value := tree.attribute(frame, name))
    )
    label = escape(tree.attribute(frame, "title") or urls.host(page(source)) or source)
    data = f'class="embed" data-embed="{escape(source)}"{kept}'
    if not source or tree.inside(frame, frozenset({"a"})):
        return f"<span {data}>{label}</span>"
    return f'<a {data} href="{escape(page(source))}">{label}</a>'


def page(source: str) -> str:
    """Return the address of the page that shows what a frame of a video site shows."""
    address = f"https:{source}" if source.startswith("//") else source
    try:
        parts = urlsplit(address)
    except ValueError:
        return source
    *folders, name = parts.path.split("/")
    if parts.netloc in _YOUTUBE and folders[1:] == ["embed"] and _ID.fullmatch(name):
        return _youtube(name, parts.query)
    if parts.netloc == "player.vimeo.com" and folders[1:] == ["video"] and name.isdigit():
        return f"https://vimeo.com/{name}"
    return source


def _youtube(video: str, query: str) -> str:
    options = parse_qs(query)
    if video == "videoseries" and "list" in options:
        return f"https://www.youtube.com/playlist?list={options['list'][0]}"
    start = f"&t={options['start'][0]}s" if options.get("start", ["x"])[0].isdigit() else ""
    return f"https://www.youtube.com/watch?v={video}{start}"
