"""``{% writing_desk %}``: what an author goes on with, at the head of the admin's first page."""

from typing import Any

from django import template
from django.db.models import F
from django.utils import timezone

from blog.models import Document, Post

register = template.Library()
_MOST = 6


@register.inclusion_tag("admin/blog/desk.html", takes_context=True)
def writing_desk(context: template.Context) -> dict[str, Any]:
    """Render the person's drafts and what is to come out, and the way to a new post."""
    user = context["request"].user
    if not user.has_perm("blog.view_post"):
        return {}
    posts = Post.objects.visible_to(user).only("pk", "title", "published_at", "edited_at")
    published = posts.filter(status=Document.Status.PUBLISHED)
    return {
        "is_there": True,
        "request": context["request"],
        "may_write": user.has_perm("blog.add_post"),
        "drafts": posts.filter(status=Document.Status.DRAFT).order_by(
            F("edited_at").desc(nulls_last=True), "-pk"
        )[:_MOST],
        "to_come": published.filter(published_at__gt=timezone.now()).order_by("published_at")[
            :_MOST
        ],
    }
