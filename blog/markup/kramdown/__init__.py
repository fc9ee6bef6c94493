"""The kramdown dialect of Markdown, whole, as an extension of Python-Markdown.

``convert`` gives HTML; ``Document`` gives the tree with source lines, the warnings, and the
HTML; ``KramdownExtension`` puts the dialect into an engine of one's own. Options have the
names and defaults of kramdown's (see ``options``). The HTML is not sanitised.
"""

from typing import Any

from blog.markup.kramdown.document import Document
from blog.markup.kramdown.extension import KramdownExtension, engine, makeExtension
from blog.markup.kramdown.source_warning import SourceWarning

__all__ = ["Document", "KramdownExtension", "SourceWarning", "convert", "makeExtension"]


def convert(text: str, **options: Any) -> str:
    """HTML for ``text`` as kramdown writes it; unknown options and wrong values are passed over.

    To learn what was passed over or odd in the text, use ``Document`` and its warnings.
    """
    return engine(options).convert(text) + "\n"
