"""What is stored."""

from blog.models.assets import Asset
from blog.models.categories import Category, DocumentCategory
from blog.models.documents import Document, Page, Post
from blog.models.imports import Conflict, Deleted, Import
from blog.models.jobs import Job
from blog.models.redirects import Gone, Redirect
from blog.models.references import Link, Reference
from blog.models.search import SearchEdition, SearchEntry, Unfound
from blog.models.site import SiteConfiguration
from blog.models.sizes import PictureSizes
from blog.models.tags import Tag, TaggedDocument

__all__ = [
    "Asset",
    "Category",
    "Conflict",
    "Deleted",
    "Document",
    "DocumentCategory",
    "Gone",
    "Import",
    "Job",
    "Link",
    "Page",
    "PictureSizes",
    "Post",
    "Redirect",
    "Reference",
    "SearchEdition",
    "SearchEntry",
    "SiteConfiguration",
    "Tag",
    "TaggedDocument",
    "Unfound",
]
