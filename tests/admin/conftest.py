"""People who write, and what a browser sends for a form."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from blog import publishing
from blog.models import Document, Page, Post


@pytest.fixture(autouse=True)
def _fast_passwords(settings) -> None:
    """Hash passwords without the work that makes them safe."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def _person(name: str, group: str) -> User:
    user = User.objects.create_user(name, password="비밀번호 1234", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user


def _signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def author(db: None) -> User:
    """Who writes her own posts."""
    return _person("kim", "authors")


@pytest.fixture
def colleague(db: None) -> User:
    """Another author."""
    return _person("lee", "authors")


@pytest.fixture
def editor(db: None) -> User:
    """Who edits everything."""
    return _person("park", "editors")


@pytest.fixture
def as_author(author: User) -> Client:
    return _signed_in(author)


@pytest.fixture
def as_colleague(colleague: User) -> Client:
    return _signed_in(colleague)


@pytest.fixture
def as_editor(editor: User) -> Client:
    return _signed_in(editor)


@pytest.fixture
def as_reader(db: None) -> Client:
    """Somebody with an account, and no business here."""
    return _signed_in(User.objects.create_user("reader"))


@pytest.fixture
def typed() -> Callable[..., dict[str, Any]]:
    """Return a maker of what a browser sends for a new post; give fields to change them."""

    def make(**fields: Any) -> dict[str, Any]:
        return {
            "title": "한글의 자리",
            "body": "본문입니다.\r\n",
            "status": "published",
            "published_at": "2024-05-06T07:08:09",
            "updated_at": "",
            "category_names": "",
            "tag_names": "",
            "description": "",
            "lang": "",
            "layout": "post",
            "slug": "",
            "path": "",
            "author_name": "",
            "other_front_matter": "",
        } | fields

    return make


@pytest.fixture
def sent() -> Callable[..., dict[str, Any]]:
    """Return a maker of what a browser sends for a stored document; give fields to change."""

    def make(client: Client, document: Document, **fields: Any) -> dict[str, Any]:
        form = client.get(change_url(document)).context["adminform"].form
        shown = {name: form[name].value() for name in form.fields}
        data = {k: v for k, v in shown.items() if v not in (None, False)}
        for name in ("published_at", "updated_at"):
            data[name] = form[name].value().strftime("%Y-%m-%dT%H:%M:%S") if data.get(name) else ""
        data["body"] = data.get("body", "").replace("\r\n", "\n").replace("\n", "\r\n")
        return data | fields

    return make


@pytest.fixture
def make_stored(db: None) -> Callable[..., Document]:
    """Return a maker of documents stored as authors store them."""

    def make(**fields: Any) -> Document:
        categories, tags = fields.pop("categories", []), fields.pop("tags", [])
        values = {"title": "첫 글", "body": "본문\n", "status": "published", "layout": "post"}
        model = Page if fields.get("kind", "post") != "post" else Post
        document = model(**(values | fields))
        return publishing.store(document, categories=categories, tags=tags, edited=True)

    return make


def change_url(document: Document) -> str:
    """Return the address of the form of ``document``."""
    name = "post" if document.is_post else "page"
    return reverse(f"admin:blog_{name}_change", args=[document.pk])
