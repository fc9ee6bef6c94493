"""A form that another site sends in a reader's name is refused."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from comments.models import Comment

pytestmark = pytest.mark.django_db
ADDRESS = "/comments/post/"


@pytest.fixture
def signed_in(db) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(get_user_model().objects.create_user("hana"))
    return client


def signed_in_form(client, post):
    page = client.get(post.get_absolute_url()).content.decode()
    fields = LexborHTMLParser(page).css("form.comment-form input")
    data = {field.attributes["name"]: field.attributes.get("value") or "" for field in fields}
    return data | {"comment": "Well said.", "post": "1"}


def test_the_page_of_a_reader_without_session_is_the_same_for_all(post, form_on, reader):
    assert "csrfmiddlewaretoken" not in form_on(post.get_absolute_url())
    assert not reader.cookies


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://testserver"},
        {"sec-fetch-site": "same-origin", "origin": "http://testserver"},
        {"sec-fetch-site": "none"},
    ],
)
def test_the_site_s_own_form_is_taken(post, form_on, reader, headers):
    answer = reader.post(ADDRESS, form_on(post.get_absolute_url()), headers=headers)
    assert (answer.status_code, Comment.objects.count()) == (302, 1)


def test_a_trusted_origin_is_taken(post, form_on, reader, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://amp.example.org"]
    headers = {"sec-fetch-site": "cross-site", "origin": "https://amp.example.org"}
    answer = reader.post(ADDRESS, form_on(post.get_absolute_url()), headers=headers)
    assert answer.status_code == 302


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "https://testserver"},
        {"origin": "http://testserver:81"},
        {"origin": "http://testserver.evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
    ],
)
def test_a_form_from_another_site_is_refused(post, form_on, reader, headers):
    answer = reader.post(ADDRESS, form_on(post.get_absolute_url()), headers=headers)
    assert (answer.status_code, Comment.objects.count()) == (403, 0)


def test_someone_signed_in_needs_the_token(post, signed_in):
    data = signed_in_form(signed_in, post)
    token = data.pop("csrfmiddlewaretoken")
    own = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}
    assert signed_in.post(ADDRESS, data, headers=own).status_code == 403
    assert Comment.objects.count() == 0
    assert signed_in.post(ADDRESS, data | {"csrfmiddlewaretoken": token}).status_code == 302
    assert Comment.objects.count() == 1


def test_a_token_does_not_help_another_site(post, signed_in):
    data = signed_in_form(signed_in, post)
    elsewhere = {"origin": "https://evil.example"}
    assert signed_in.post(ADDRESS, data, headers=elsewhere).status_code == 403


def test_the_form_is_not_taken_without_its_signature(post, form_on, reader):
    data = form_on(post.get_absolute_url()) | {"security_hash": "0" * 40}
    answer = reader.post(ADDRESS, data, headers={"origin": "http://testserver"})
    assert (answer.status_code, Comment.objects.count()) == (400, 0)
