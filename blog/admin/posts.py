"""Posts: the blog itself."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from blog.admin.documents import DocumentAdmin
from blog.forms.defaults import new_document
from blog.forms.documents import PostForm
from blog.models import Post


@admin.register(Post)
class PostAdmin(DocumentAdmin):
    """Posts."""

    form = PostForm

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Return how a new post begins: a draft of now, as the site's configuration has posts."""
        return {**new_document("posts"), **super().get_changeform_initial_data(request)}
