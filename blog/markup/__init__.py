"""Rendering: from the text that an author wrote to an article that is safe to show.

``parse`` expands Liquid and converts Markdown, ``render`` makes the article of it: sanitised
HTML, table of contents, references, excerpt, plain text. ``article`` is both.
``render_comment`` is for what readers write. Nothing here knows Django or a database.
"""

from blog.markup.article import Article, ImageFile, Notice, Source, Surroundings
from blog.markup.comment import render_comment
from blog.markup.document import Document, parse
from blog.markup.errors import MarkupError
from blog.markup.rendering import article, render

__all__ = [
    "Article",
    "Document",
    "ImageFile",
    "MarkupError",
    "Notice",
    "Source",
    "Surroundings",
    "article",
    "parse",
    "render",
    "render_comment",
]
