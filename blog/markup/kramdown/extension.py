"""The dialect as an extension of Python-Markdown.

Python-Markdown splits a text into blocks at blank lines before any extension sees it,
which cannot give kramdown's result. The extension therefore takes the place of the whole
block parser and of the serializer, and empties the chains that work on the text before
and after: what is left of the engine is the way through it.
"""

import threading
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.util import Registry

from blog.markup.kramdown.document import Document


class _Tree:
    """What Python-Markdown expects of a parser's answer: something with a root."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def getroot(self) -> Document:
        """The document itself; the serializer knows what to do with it."""
        return self._document


class KramdownBlockParser:
    """Stands where Python-Markdown's block parser does; keeps nothing between documents."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        self.options = dict(options)

    def parseDocument(self, lines: list[str]) -> _Tree:  # noqa: N802 - Python-Markdown's name
        """Parse the lines of one document."""
        return _Tree(Document("\n".join(lines), **self.options))


class KramdownExtension(Extension):
    """Puts the kramdown dialect in Markdown's place; its configuration is kramdown's options."""

    def __init__(self, **options: Any) -> None:
        super().__init__()
        self.options = options

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Exchange the parser and the serializer, empty the chains around them."""
        for chain in ("preprocessors", "inlinePatterns", "treeprocessors", "postprocessors"):
            setattr(md, chain, Registry())
        md.parser = KramdownBlockParser(self.options)  # type: ignore[assignment]
        md.output_formats = dict.fromkeys(  # type: ignore[misc]
            md.output_formats,
            Document.to_html,  # type: ignore[arg-type]
        )
        md.stripTopLevelTags = False


def makeExtension(**options: Any) -> KramdownExtension:  # noqa: N802 - Python-Markdown's name
    """The extension, as Python-Markdown looks for it in a module."""
    return KramdownExtension(**options)


_engines = threading.local()


def engine(options: Mapping[str, Any]) -> Markdown:
    """A Markdown engine for ``options``, built once for each thread."""
    if not hasattr(_engines, "build"):
        _engines.build = lru_cache(maxsize=16)(_Key.build)
    return _engines.build(_Key(options))


class _Key:
    """Options that can be looked up: equal where they are written alike."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        self.options = options
        self._text = repr(sorted(options.items()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def build(self) -> Markdown:
        """A new engine."""
        return Markdown(extensions=[KramdownExtension(**self.options)])
