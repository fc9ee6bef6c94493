"""``{% comment_thread object %}``, ``{% comment_count object %}``, and what they are made of."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from comments.forms import CommentForm
from comments.origins import has_session
from comments.registry import commentable
from comments.threads import counts_of, thread_of

register = template.Library()


@register.inclusion_tag("comments/thread.html", takes_context=True)
def comment_thread(context: template.Context, target: Any) -> dict[str, Any]:
    """Render ``section#comments``: the thread, and the form where the thread is open.

    Nothing for what is not public, and nothing where comments are closed and none was made.
    """
    rules = commentable.of(target)
    if rules is None or target.pk is None or not rules.public(target):
        return {}
    request = context.get("request")
    thread, is_open = thread_of(target), rules.open(target)
    user = getattr(request, "user", None)
    return {
        "request": request,
        "thread": thread,
        "is_open": is_open,
        "is_there": is_open or thread.nodes,
        "zone": rules.zone(target),
        "form": CommentForm(target, user=user) if is_open else None,
        # Without a session the page is the same for everybody, and is kept as it is.
        "is_everybody_s": request is not None and not has_session(request),
    }


@register.simple_tag
def comment_count(target: Any) -> int:
    """Return how many comments readers see below ``target``; in lists use ``comment_counts``."""
    return counts_of([target])[target.pk]


@register.simple_tag
def comment_counts(targets: Any) -> dict[Any, int]:
    """Return the numbers of comments of a list of objects by their keys, in one query."""
    return counts_of(targets)


@register.filter
def comment_html(text: str) -> SafeString:
    """Return the text of a comment rendered."""
    return commentable.render(text)
