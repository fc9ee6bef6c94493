"""Signing in, and what happens to those who try passwords one after the other."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db
LOGIN = "/admin/login/"


@pytest.fixture(autouse=True)
def _few(settings):
    settings.SIGN_IN_FAILURES, settings.SIGN_IN_SECONDS = (3, 6), 86_400
    cache.clear()


def sign_in(password, name="kim", **headers):
    data = {"username": name, "password": password, "next": "/admin/"}
    return Client().post(LOGIN, data, **headers)


def test_the_right_password_signs_in(author):
    assert sign_in("비밀번호 1234").url == "/admin/"


def test_wrong_passwords_are_refused_after_some(author):
    for _ in range(3):
        assert "1440" not in sign_in("wrong").content.decode()
    refused = sign_in("비밀번호 1234")
    assert (refused.status_code, "1440" in refused.content.decode()) == (200, True)


def test_another_address_may_go_on(author):
    for _ in range(3):
        sign_in("wrong", REMOTE_ADDR="192.0.2.1")
    assert sign_in("비밀번호 1234", REMOTE_ADDR="192.0.2.2").status_code == 302


def test_an_address_that_tries_many_names_is_refused(author):
    for number in range(6):
        sign_in("wrong", f"name{number}")
    assert sign_in("비밀번호 1234").status_code == 200


def test_behind_a_proxy_the_address_is_the_one_the_proxy_wrote(author, settings):
    settings.BEHIND_PROXY = True
    for number in range(3):
        sign_in("wrong", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}, 192.0.2.1")
    assert sign_in("비밀번호 1234", HTTP_X_FORWARDED_FOR="192.0.2.1").status_code == 200
    assert sign_in("비밀번호 1234", HTTP_X_FORWARDED_FOR="192.0.2.2").status_code == 302


def test_a_form_sent_after_the_session_ended_counts_too(author):
    url = reverse("admin:blog_post_add")
    for _ in range(3):
        Client().post(url, {"title": "글", "account-username": "kim", "account-password": "x"})
    assert sign_in("비밀번호 1234").status_code == 200


def test_a_cache_that_is_away_keeps_nobody_out(author, monkeypatch):
    monkeypatch.setattr("blog.admin.sign_in.cache", Away())
    assert sign_in("wrong").status_code == 200
    assert sign_in("비밀번호 1234").status_code == 302


class Away:
    """A cache that does not answer."""

    def __getattr__(self, name):
        raise ConnectionError(name)
