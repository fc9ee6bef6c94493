"""Comments: plain text that readers write, as paragraphs, line breaks and links."""

import re
from html import escape

from blog.markup import tree
from blog.markup.policies import COMMENT
from blog.markup.sanitizer import clean
from blog.markup.urls import bare_links

_REL = "nofollow ugc noopener"


def render_comment(text: str) -> str:
    """Return a comment's text as HTML.

    Blank lines part paragraphs, line ends stay, addresses on the web become links that
    pass no trust on; all else is shown as it was typed, markup included.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    paragraphs = (part.strip("\n") for part in re.split(r"\n[ \t]*\n\s*", lines))
    html = "".join(f"<p>{_lines(part)}</p>\n" for part in paragraphs if part.strip())
    return clean(tree.body_of(html), COMMENT).html


def _lines(paragraph: str) -> str:
    return "<br>\n".join(_linked(line) for line in paragraph.split("\n"))


def _linked(line: str) -> str:
    pieces, end = [], 0
    for link in bare_links(line):
        shown = escape(link.url)
        pieces += [escape(line[end : link.start]), f'<a href="{shown}" rel="{_REL}">{shown}</a>']
        end = link.end
    return "".join([*pieces, escape(line[end:])])
