"""The reading side of a Jekyll tree: configuration, documents, data, assets and addresses."""

from blog.jekyll.document import Document
from blog.jekyll.site import Tree, read, read_text

__all__ = ["Document", "Tree", "read", "read_text"]
