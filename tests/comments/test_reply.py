"""The page for a reply, which needs no JavaScript."""

import pytest

from comments.models import Comment

pytestmark = pytest.mark.django_db


@pytest.fixture
def parent(post, make_comment):
    """A comment that readers see."""
    return make_comment(post, "What about the gates?", user_email="bora@mail.example")


def address_of(comment):
    return f"/comments/reply/{comment.pk}/"


def test_the_page_quotes_what_is_replied_to(parent, page_of):
    page = page_of(address_of(parent))
    assert page.css_first("h1").text(strip=True) == "Reply to Bora"
    assert page.css_first(".comment-quote .comment-text").text(strip=True) == parent.comment
    assert "mail.example" not in page.html


def test_a_reply_is_stored_below_its_parent(parent, send):
    send(address_of(parent), comment="They are gone.")
    reply = Comment.objects.get(comment="They are gone.")
    assert (reply.parent_id, reply.level, reply.thread_id) == (parent.pk, 1, parent.pk)


def test_opening_the_page_changes_nothing(parent, reader):
    before = Comment.objects.values().get()
    reader.get(address_of(parent))
    assert Comment.objects.values().get() == before


def test_the_page_takes_no_post(parent, reader, form_on):
    data = form_on(address_of(parent))
    assert reader.post(address_of(parent), data).status_code == 405


@pytest.mark.parametrize("state", [{"is_public": False}, {"is_removed": True}])
def test_nobody_replies_to_what_nobody_sees(parent, reader, form_on, state):
    data = form_on(address_of(parent))
    Comment.objects.update(**state)
    assert reader.get(address_of(parent)).status_code == 404
    assert reader.post("/comments/post/", data).status_code == 422
    assert Comment.objects.count() == 1


def test_nobody_replies_where_the_thread_is_closed(parent, post, reader, form_on):
    data = form_on(address_of(parent))
    type(post).objects.update(comments=False)
    assert reader.get(address_of(parent)).status_code == 403
    assert reader.post("/comments/post/", data).status_code == 403
    assert Comment.objects.count() == 1


def test_nobody_replies_below_a_draft(parent, post, reader):
    type(post).objects.update(status="draft")
    assert reader.get(address_of(parent)).status_code == 404


def test_nobody_replies_to_what_is_not_there(reader):
    assert reader.get("/comments/reply/999/").status_code == 404
    assert reader.get(f"/comments/reply/{'9' * 30}/").status_code == 404


@pytest.mark.parametrize("key", ["999", "9" * 30, "-1", "x"])
def test_nobody_answers_what_is_not_there(post, reader, form_on, key):
    data = form_on(post.get_absolute_url(), reply_to=key)
    assert reader.post("/comments/post/", data).status_code == 422
    assert Comment.objects.count() == 0


def test_a_reply_stays_with_the_post_of_its_parent(parent, make_post, reader, form_on):
    other = make_post(comments=True)
    data = form_on(other.get_absolute_url(), reply_to=str(parent.pk))
    assert reader.post("/comments/post/", data).status_code == 422
    assert Comment.objects.count() == 1


def test_replies_end_where_the_thread_does(parent, make_comment, post, reader, form_on, settings):
    for _level in range(settings.COMMENTS_XTD_MAX_THREAD_LEVEL):
        parent = make_comment(post, parent=parent)
    assert reader.get(address_of(parent)).status_code == 403
    data = form_on(post.get_absolute_url(), reply_to=str(parent.pk))
    assert reader.post("/comments/post/", data).status_code == 422


def test_a_preview_of_a_reply_keeps_the_quote(parent, reader, form_on):
    response = reader.post("/comments/post/", form_on(address_of(parent), preview="1"))
    assert parent.comment in response.content.decode()
    assert f'name="reply_to" value="{parent.pk}"' in response.content.decode()
