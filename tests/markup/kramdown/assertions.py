"""How tests of the dialect compare HTML: as trees, layout and order of attributes apart."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.markup.kramdown import convert

_SPACE = re.compile(r"\s+")
_VERBATIM = {"pre", "textarea", "script", "style"}


def assert_html(source: str, expected: str, **options: object) -> None:
    """``source`` becomes ``expected``, layout apart."""
    assert tree_of(convert(source, **options)) == tree_of(expected)


def tree_of(html: str) -> list[object]:
    """The elements and texts of a fragment, white space between blocks left out."""
    body = LexborHTMLParser(f"<!doctype html><html><body>{html}</body></html>").body
    assert body is not None
    tokens: list[object] = []
    _walk(body, tokens, verbatim=False)
    return tokens


def _walk(node: LexborNode, tokens: list[object], verbatim: bool) -> None:
    child = node.child
    while child is not None:
        if child.tag == "-text":
            text = child.text_content or ""
            text = text if verbatim else _SPACE.sub(" ", text).strip()
            if text:
                tokens.append(text)
        elif child.tag not in ("-comment", "_comment", "!doctype"):
            attributes = {key: value or "" for key, value in child.attributes.items()}
            tokens.append((child.tag, attributes))
            _walk(child, tokens, verbatim or child.tag in _VERBATIM)
            tokens.append(f"/{child.tag}")
        child = child.next
