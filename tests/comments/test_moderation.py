"""What moderators do to comments, and what the rest of the site hears of it."""

import pytest
from django_comments.models import CommentFlag

from comments import moderation
from comments.models import Block, Comment
from comments.signals import comment_published, comment_removed

pytestmark = pytest.mark.django_db
State = Comment.State


@pytest.fixture
def heard():
    """Return what the signals said, in order."""
    said = []

    def published(sender, comment, object, **kwargs):
        said.append(("published", comment.pk, object))

    def removed(sender, comment, object, **kwargs):
        said.append(("removed", comment.pk, object))

    comment_published.connect(published)
    comment_removed.connect(removed)
    yield said
    comment_published.disconnect(published)
    comment_removed.disconnect(removed)


def state_of(comment):
    return Comment.objects.get(pk=comment.pk).state


def test_an_approved_comment_is_shown_and_announced_once(
    post, make_comment, admin_user, heard, django_capture_on_commit_callbacks
):
    comment = make_comment(post, is_public=False)
    with django_capture_on_commit_callbacks(execute=True):
        assert moderation.approve([comment], admin_user) == 1
        assert moderation.approve([comment], admin_user) == 0
    assert state_of(comment) == State.APPROVED
    assert heard == [("published", comment.pk, post)]


def test_a_removed_comment_is_announced_if_it_was_shown(
    post, make_comment, admin_user, heard, django_capture_on_commit_callbacks
):
    shown, waiting = make_comment(post), make_comment(post, is_public=False)
    with django_capture_on_commit_callbacks(execute=True):
        assert moderation.remove([shown, waiting], admin_user) == 2
    assert {state_of(shown), state_of(waiting)} == {State.REMOVED}
    assert heard == [("removed", shown.pk, post)]


def test_a_posted_comment_is_announced_when_it_is_shown_at_once(
    post, send, reader, admin_user, heard, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        send(post.get_absolute_url())
    assert heard == []
    reader.force_login(admin_user)
    with django_capture_on_commit_callbacks(execute=True):
        send(post.get_absolute_url())
    assert heard == [("published", Comment.objects.latest("pk").pk, post)]


def test_a_deleted_comment_is_announced(
    client, post, make_comment, admin_user, heard, django_capture_on_commit_callbacks
):
    comment = make_comment(post)
    client.force_login(admin_user)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/admin/comments/comment/{comment.pk}/delete/", {"post": "yes"})
    assert not Comment.objects.exists()
    assert [(what, target) for what, _pk, target in heard] == [("removed", post)]


def test_replies_are_judged_for_themselves(post, make_comment, admin_user):
    parent = make_comment(post)
    waiting = make_comment(post, parent=parent, is_public=False)
    shown = make_comment(post, parent=parent)
    moderation.remove([parent], admin_user)
    moderation.approve([parent], admin_user)
    assert (state_of(waiting), state_of(shown)) == (State.WAITING, State.APPROVED)


def test_saving_a_comment_publishes_no_reply(post, make_comment):
    parent = make_comment(post)
    waiting = make_comment(post, parent=parent, is_public=False)
    Comment.objects.get(pk=parent.pk).save()
    assert state_of(waiting) == State.WAITING


def test_who_judged_is_kept(post, make_comment, admin_user):
    comment = make_comment(post, is_public=False)
    moderation.approve([comment], admin_user)
    flag = CommentFlag.objects.get(comment_id=comment.pk)
    assert (flag.user, flag.flag) == (admin_user, CommentFlag.MODERATOR_APPROVAL)


def test_spam_is_removed_and_its_senders_blocked(post, make_comment, admin_user):
    fields = {"user_email": "Spam@Mail.example", "ip_address": "2001:db8::7"}
    spam = make_comment(post, is_public=False, **fields)
    again = make_comment(post, is_public=False, **fields)
    assert moderation.remove_and_block([spam, again], admin_user) == 2
    blocks = {(block.kind, block.value, block.until is None) for block in Block.objects.all()}
    assert blocks == {("email", "spam@mail.example", True), ("address", "2001:db8::7/128", False)}
    assert Block.refuses(again)
