"""A form sent after the session has ended loses nothing."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from blog.models import Post
from tests.admin.conftest import change_url

pytestmark = pytest.mark.django_db

ADD = reverse("admin:blog_post_add")
PASSWORD = "비밀번호 1234"


def test_the_text_is_on_the_page_that_asks_to_sign_in(client, typed):
    answer = client.post(ADD, typed(body="첫 줄\r\n<b>둘째</b> 줄"))
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "첫 줄\n&lt;b&gt;둘째&lt;/b&gt; 줄</textarea>" in page.replace("\r\n", "\n")
    assert '<input type="hidden" name="title" value="한글의 자리">' in page
    assert not Post.objects.exists()


def test_signing_in_on_that_page_stores_the_text(client, author, typed, site):
    account = {"account-username": "kim", "account-password": PASSWORD}
    answer = client.post(ADD, typed() | account)
    assert answer.status_code == 302
    post = Post.objects.get()
    assert (post.author, post.title, post.body) == (author, "한글의 자리", "본문입니다.\n")
    assert client.get(ADD).status_code == 200


def test_a_change_is_stored_too(client, author, make_stored, as_author, sent):
    post = make_stored(author=author)
    data = sent(as_author, post, body="나중 글\r\n")
    account = {"account-username": "kim", "account-password": PASSWORD}
    client.post(change_url(post), data | account)
    assert Post.objects.get().body == "나중 글\n"


def test_a_wrong_password_keeps_the_text_and_never_shows_the_password(client, author, typed):
    account = {"account-username": "kim", "account-password": "틀린 비밀번호"}
    answer = client.post(ADD, typed() | account)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert 'value="한글의 자리"' in page
    assert "틀린 비밀번호" not in page
    assert not Post.objects.exists()


def test_an_account_that_may_not_write_is_refused(client, typed):
    User.objects.create_user("reader", password=PASSWORD)
    account = {"account-username": "reader", "account-password": PASSWORD}
    assert client.post(ADD, typed() | account).status_code == 403
    assert not Post.objects.exists()


def test_opening_a_form_signed_out_asks_to_sign_in_as_ever(client):
    assert client.get(ADD).url == f"{reverse('admin:login')}?next={ADD}"


def test_the_page_still_wants_the_token_of_the_site(typed):
    answer = Client(enforce_csrf_checks=True).post(ADD, typed())
    assert answer.status_code == 403
    assert "한글의 자리" not in answer.content.decode()
