"""``{% waiting_comments as number %}``: how many comments the person may judge now."""

from django import template

from comments.models import Comment

register = template.Library()


@register.simple_tag(takes_context=True)
def waiting_comments(context: template.Context) -> int:
    """Return the number of comments that wait for the person's approval."""
    user = context["request"].user
    if not user.has_perm("comments.change_comment"):
        return 0
    return Comment.objects.waiting().moderated_by(user).count()
