"""The texts that lie beside a document and are part of it by ``include_relative``."""

import posixpath
import re

from blog.markup import liquid
from blog.markup.article import Surroundings

_INCLUDED = re.compile(r"{%-?\s*include_relative\s+([^\s{}%]+)")
# Liquid makes the name, or a part of it.
_MADE = re.compile(r"{%-?\s*include_relative\s+[^\s{}%]*{{")


def relative_includes(source: str, body: str, around: Surroundings) -> dict[str, str | None]:
    """Return what ``body`` includes relative to ``source``, and what that includes in turn.

    ``around`` is what is known around the document; its Liquid is run only where it makes
    the name of a text.
    """
    folder = posixpath.dirname(source)
    found: dict[str, str | None] = {}
    unread = [body]
    while unread:
        text = unread.pop()
        if _MADE.search(text):
            return _asked_for(source, body, around)
        for name in _INCLUDED.findall(text):
            path = "./" + posixpath.normpath(posixpath.join(folder, name))
            if path not in found:
                found[path] = around.include(path)
                unread.append(found[path] or "")
    return found


def _asked_for(source: str, body: str, around: Surroundings) -> dict[str, str | None]:
    """Return the texts that the Liquid of ``body`` asks for as it runs."""
    found: dict[str, str | None] = {}

    def include(name: str) -> str | None:
        text = around.include(name)
        if name.startswith("./"):
            found[name] = text
        return text

    liquid.expand(body, name=source, variables=around.variables, include=include)
    return found
