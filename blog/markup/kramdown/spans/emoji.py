"""Emoji by name of the GFM parser: ``:smile:``.

Follows the option gfm_emojis of the GFM parser.
"""

import re
from functools import lru_cache

import emoji

from blog.markup.kramdown.construct import SpanConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser

ASSET_PATH = "https://github.githubassets.com/images/icons/emoji/"
_VARIATION_SELECTOR = "\ufe0f"


@lru_cache(maxsize=512)
def file_name(code: str) -> str | None:
    """The file that GitHub has for ``:code:``, or None for an unknown name."""
    character = emoji.emojize(code, language="alias")
    if character == code:
        return None
    points = [f"{ord(part):x}" for part in character if part != _VARIATION_SELECTOR]
    return f"unicode/{'-'.join(points)}.png"


def parse(parser: Parser, match: re.Match[str]) -> None:
    """Take a known name as an image, the colon of any other as text."""
    code = match[0]
    name = file_name(code)
    if name is None:
        parser.tree.children.append(":")
        parser.pos += 1
        return
    path = parser.options["gfm_emoji_opts"].get("asset_path") or ASSET_PATH
    attr = {
        "class": "emoji",
        "title": code,
        "alt": code,
        "src": f"{path.rstrip('/')}/{name}",
        "height": "20",
        "width": "20",
    }
    parser.tree.children.append(Element("img", attr=attr, line=parser.line))
    parser.pos = match.end()


EMOJI = SpanConstruct("emoji", (":",), re.compile(r":[\w+-]+:"), parse)
