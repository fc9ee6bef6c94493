"""The mail to those who answer for a text."""

import logging

import pytest
from django.core import mail

from comments.models import Comment

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(django_user_model):
    """An author with an address."""
    return django_user_model.objects.create(username="kim", email="kim@mail.example")


@pytest.fixture
def post(make_post, author):
    """A post of that author."""
    return make_post(comments=True, title="Walls &\n gates", author=author)


@pytest.fixture
def posted(settings, send, django_capture_on_commit_callbacks):
    """Return a poster of comments that waits for the mail."""
    settings.SITE_URL, settings.LANGUAGE_CODE = "https://blog.example", "en"

    def run(address, **typed):
        with django_capture_on_commit_callbacks(execute=True):
            return send(address, **typed)

    return run


def test_the_author_is_told_what_waits_and_where(post, posted):
    posted(post.get_absolute_url(), comment="<b>한글</b> & more", email="bora@mail.example")
    [message] = mail.outbox
    comment = Comment.objects.get()
    assert message.recipients() == ["kim@mail.example"]
    assert message.subject == "New comment on “Walls & gates”"
    assert "<b>한글</b> & more" in message.body
    assert f"https://blog.example/admin/comments/comment/{comment.pk}/change/" in message.body
    assert f"https://blog.example{post.get_absolute_url()}" in message.body
    assert "127.0.0.1" not in message.body
    assert "bora@" not in message.body


def test_nobody_is_told_of_their_own_comment(post, posted, reader, author):
    reader.force_login(author)
    posted(post.get_absolute_url())
    assert mail.outbox == []


def test_owners_are_told_where_the_author_is_no_user(make_post, posted, admin_user):
    posted(make_post(comments=True).get_absolute_url())
    assert [message.recipients() for message in mail.outbox] == [[admin_user.email]]


def test_mail_that_fails_is_logged_and_the_comment_stays(post, posted, settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with caplog.at_level(logging.ERROR, logger="comments.notification"):
        assert posted(post.get_absolute_url()).status_code == 302
    assert caplog.messages == [f"The notice of comment {Comment.objects.get().pk} was not sent."]
