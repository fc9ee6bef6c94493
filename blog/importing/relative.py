"""The texts that lie beside a document and are part of it by ``include_relative``."""

import posixpath
import re
from collections.abc import Callable

_INCLUDED = re.compile(r"{%-?\s*include_relative\s+([^\s{}%]+)")


def relative_includes(
    source: str, body: str, include: Callable[[str], str | None]
) -> dict[str, str | None]:
    """Return what ``body`` includes relative to ``source``, and what that includes in turn.

    ``include`` answers as for Liquid. A name that Liquid has to make is not known before.
    """
    folder = posixpath.dirname(source)
    found: dict[str, str | None] = {}
    unread = [body]
    while unread:
        for name in _INCLUDED.findall(unread.pop()):
            path = "./" + posixpath.normpath(posixpath.join(folder, name))
            if path not in found:
                found[path] = include(path)
                unread.append(found[path] or "")
    return found
