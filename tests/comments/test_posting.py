"""Sending a comment: the battery of the one address that stores any."""

import datetime as dt

import pytest
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from comments.models import Block, Comment

pytestmark = pytest.mark.django_db
ADDRESS = "/comments/post/"


def words_of(response):
    return " ".join(HTMLParser(response.content.decode()).css_first("main").text().split())


def test_a_comment_of_a_stranger_is_stored_and_waits(post, send, reader):
    response = send(post.get_absolute_url(), email="b@mail.example", url="blog.example")
    comment = Comment.objects.get()
    assert (comment.user_name, comment.comment) == ("Bora", "Well said.")
    assert (comment.user_email, comment.user_url) == ("b@mail.example", "https://blog.example")
    assert comment.state == Comment.State.WAITING
    assert comment.ip_address == "127.0.0.1"
    assert response.url == f"/comments/posted/blog.document/{post.pk}/"
    assert "waits for approval" in words_of(reader.get(response.url))
    assert "Well said." not in reader.get(post.get_absolute_url()).content.decode()


def test_a_name_and_a_text_are_enough(post, send):
    assert send(post.get_absolute_url()).status_code == 302
    assert Comment.objects.get().user_email == ""


def test_a_comment_of_someone_who_may_approve_is_shown_at_once(post, send, reader, admin_user):
    admin_user.first_name = "Kim"
    admin_user.save()
    reader.force_login(admin_user)
    response = send(post.get_absolute_url())
    comment = Comment.objects.get()
    assert response.url == f"{post.get_absolute_url()}#c{comment.pk}"
    assert (comment.user, comment.name, comment.is_shown) == (admin_user, "Kim", True)


def test_a_user_without_that_right_waits_like_a_stranger(post, send, reader, django_user_model):
    reader.force_login(django_user_model.objects.create(username="member"))
    send(post.get_absolute_url())
    assert Comment.objects.get().state == Comment.State.WAITING


def test_a_user_cannot_take_another_name(post, send, reader, django_user_model):
    reader.force_login(django_user_model.objects.create(username="member"))
    send(post.get_absolute_url(), name="Somebody else", url="https://evil.example")
    assert (Comment.objects.get().name, Comment.objects.get().link) == ("member", "")


def test_a_preview_shows_the_comment_and_stores_nothing(post, form_on, reader):
    data = form_on(post.get_absolute_url(), comment="One\n\nTwo", preview="1")
    del data["post"]
    response = reader.post(ADDRESS, data)
    page = HTMLParser(response.content.decode())
    assert [p.text() for p in page.css(".comment-preview .comment-text p")] == ["One", "Two"]
    assert page.css_first("textarea[name=comment]").text().strip() == "One\n\nTwo"
    assert Comment.objects.count() == 0


def test_the_form_of_the_preview_stores_the_comment(post, form_on, reader):
    preview = reader.post(ADDRESS, form_on(post.get_absolute_url(), preview="1"))
    form = HTMLParser(preview.content.decode()).css_first("form.comment-form")
    fields = {i.attributes["name"]: i.attributes.get("value") or "" for i in form.css("input")}
    reader.post(ADDRESS, fields | {"comment": form.css_first("textarea").text(), "post": "1"})
    assert Comment.objects.get().comment == "Well said."


def test_a_closed_thread_takes_nothing_and_gives_the_text_back(post, form_on, reader):
    data = form_on(post.get_absolute_url(), comment="late words")
    type(post).objects.update(comments=False)
    response = reader.post(ADDRESS, data)
    assert response.status_code == 403
    assert "Comments on this text are closed." in words_of(response)
    assert "late words" in words_of(response)
    assert Comment.objects.count() == 0


def test_a_closed_thread_previews_nothing(post, form_on, reader):
    data = form_on(post.get_absolute_url(), preview="1")
    type(post).objects.update(comments=False)
    assert reader.post(ADDRESS, data).status_code == 403


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "draft"},
        {"status": "hidden"},
        {"published_at": timezone.now() + dt.timedelta(days=1)},
        {"path": None},
    ],
)
def test_what_readers_cannot_see_takes_nothing(post, form_on, reader, fields):
    data = form_on(post.get_absolute_url())
    type(post).objects.update(**fields)
    assert reader.post(ADDRESS, data).status_code == 404
    assert Comment.objects.count() == 0


@pytest.mark.parametrize(
    "change",
    [
        {"object_pk": "999999"},
        {"object_pk": "9" * 40},
        {"object_pk": "one"},
        {"object_pk": ""},
        {"content_type": "auth.user"},
        {"content_type": "no.model"},
        {"content_type": "nonsense"},
        {"content_type": ""},
    ],
)
def test_what_is_not_there_takes_nothing(post, form_on, reader, change):
    data = form_on(post.get_absolute_url(), **change)
    assert reader.post(ADDRESS, data).status_code == 404
    assert Comment.objects.count() == 0


@pytest.mark.parametrize("method", ["get", "put", "delete", "patch", "head"])
def test_the_address_takes_posts_only(reader, post, form_on, method):
    assert getattr(reader, method)(ADDRESS).status_code == 405


@pytest.mark.parametrize(
    "change",
    [
        {"security_hash": "0" * 40},
        {"security_hash": ""},
        {"timestamp": "1"},
        {"timestamp": "soon"},
        {"timestamp": ""},
        {"honeypot": "cheap watches"},
    ],
)
def test_a_form_that_was_changed_comes_back_renewed(post, form_on, reader, change):
    data = form_on(post.get_absolute_url(), comment="kept words", **change)
    response = reader.post(ADDRESS, data)
    assert response.status_code == 400
    assert "send" in words_of(response).lower()
    assert Comment.objects.count() == 0
    form = HTMLParser(response.content.decode()).css_first("form.comment-form")
    again = {i.attributes["name"]: i.attributes.get("value") or "" for i in form.css("input")}
    reader.post(ADDRESS, again | {"comment": form.css_first("textarea").text(), "post": "1"})
    assert Comment.objects.get().comment == "kept words"


def test_a_form_for_one_post_does_not_serve_another(post, make_post, form_on, reader):
    other = make_post(comments=True)
    data = form_on(post.get_absolute_url(), object_pk=str(other.pk))
    assert reader.post(ADDRESS, data).status_code == 400
    assert Comment.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": " \u3164\u200b"}, "name"),
        ({"name": "가" * 51}, "name"),
        ({"comment": ""}, "comment"),
        ({"comment": "\u200b\n\u3164"}, "comment"),
        ({"comment": "가" * 5001}, "comment"),
        ({"comment": "a\x00b"}, "comment"),
        ({"email": "nobody"}, "email"),
        ({"email": "a" * 250 + "@mail.example"}, "email"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "data:text/html,x"}, "url"),
        ({"url": "ftp://files.example/"}, "url"),
        ({"url": "https://a.example/" + "a" * 200}, "url"),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_field(post, form_on, reader, typed, field):
    response = reader.post(ADDRESS, form_on(post.get_absolute_url(), **typed))
    assert response.status_code == 422
    page = HTMLParser(response.content.decode())
    assert [a.attributes["href"] for a in page.css(".comment-errors a")] == [f"#comment-{field}"]
    control = page.css_first(f"#comment-{field}")
    assert control.attributes["aria-invalid"] == "true"
    assert page.css_first(f"#comment-{field}_error").text(strip=True) != ""
    assert f"comment-{field}_error" in control.attributes["aria-describedby"].split()
    assert Comment.objects.count() == 0


def test_an_error_keeps_what_was_typed(post, form_on, reader):
    data = form_on(post.get_absolute_url(), name="", comment="kept words", url="https://a.example")
    page = HTMLParser(reader.post(ADDRESS, data).content.decode())
    assert page.css_first("#comment-comment").text().strip() == "kept words"
    assert page.css_first("#comment-url").attributes["value"] == "https://a.example"


def test_a_text_too_long_is_told_its_length(post, form_on, reader):
    response = reader.post(ADDRESS, form_on(post.get_absolute_url(), comment="가" * 5001))
    assert "At most 5000 characters fit here; this has 5001." in words_of(response)


def test_line_ends_of_browsers_count_once(post, send):
    send(post.get_absolute_url(), comment="가\r\n" * 2499 + "나다")
    assert Comment.objects.get().comment == "가\n" * 2499 + "나다"


def test_the_same_comment_twice_is_refused_politely(post, form_on, reader):
    data = form_on(post.get_absolute_url())
    reader.post(ADDRESS, data)
    response = reader.post(ADDRESS, data)
    assert response.status_code == 403
    assert "You have sent this comment already." in words_of(response)
    assert Comment.objects.count() == 1


def test_the_same_words_may_answer_two_comments(post, make_comment, form_on, reader):
    for _number in range(2):
        address = f"/comments/reply/{make_comment(post, f'c{_number}').pk}/"
        reader.post(ADDRESS, form_on(address, comment="Yes!"))
    assert Comment.objects.filter(comment="Yes!").count() == 2


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("email", "bora@mail.example"),
        ("email", "@mail.example"),
        ("address", "127.0.0.0/8"),
        ("name", "bor"),
    ],
)
def test_someone_blocked_is_refused(post, send, kind, value):
    Block.objects.create(kind=kind, value=value)
    response = send(post.get_absolute_url(), email="Bora@Mail.example")
    assert response.status_code == 403
    assert Comment.objects.count() == 0


def test_nobody_who_may_approve_is_blocked_or_slowed(post, send, reader, admin_user, settings):
    Block.objects.create(kind="address", value="127.0.0.0/8")
    settings.COMMENTS_RATE = (0, 600)
    reader.force_login(admin_user)
    send(post.get_absolute_url())
    assert Comment.objects.get().is_shown


def test_a_block_ends(post, send):
    Block.objects.create(kind="name", value="bora", until=timezone.now())
    assert send(post.get_absolute_url()).status_code == 302


def test_too_many_from_one_address_are_told_to_wait(post, form_on, reader, settings):
    settings.COMMENTS_RATE = (3, 600)
    address = post.get_absolute_url()
    statuses = [
        reader.post(ADDRESS, form_on(address, comment=f"text {n}")).status_code for n in range(5)
    ]
    assert statuses == [302, 302, 302, 429, 429]
    assert Comment.objects.count() == 3


def test_another_address_is_not_counted_with_it(post, form_on, reader, settings):
    settings.COMMENTS_RATE, settings.COMMENTS_BEHIND_PROXY = (1, 600), True
    data = form_on(post.get_absolute_url())
    ways = ["9.9.9.9, 203.0.113.1", "9.9.9.9, 203.0.113.2", "8.8.8.8, 203.0.113.2"]
    answers = [
        reader.post(ADDRESS, data | {"comment": way}, headers={"x-forwarded-for": way})
        for way in ways
    ]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert {c.ip_address for c in Comment.objects.all()} == {"203.0.113.1", "203.0.113.2"}


@pytest.mark.parametrize("pk", ["999", "x"])
def test_the_word_of_thanks_is_for_what_readers_see(post, reader, pk):
    assert reader.get(f"/comments/posted/blog.document/{pk}/").status_code == 404
    assert reader.get(f"/comments/posted/auth.user/{post.pk}/").status_code == 404


def test_while_the_cache_is_away_comments_are_taken(post, form_on, reader, settings):
    dead = {"BACKEND": "tests.caching.shared_cache.DeadCache"}
    settings.CACHES = {"default": dead}
    answer = reader.post(ADDRESS, form_on(post.get_absolute_url()))
    assert (answer.status_code, Comment.objects.count()) == (302, 1)
