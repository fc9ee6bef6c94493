"""A reader, a post that takes comments, and comments without going through the form."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.test import Client
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from blog.models import Document
from comments.models import Comment

POST_ADDRESS = "/comments/post/"


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """No test counts against the rate limit of another."""
    cache.clear()


@pytest.fixture
def reader() -> Client:
    """Someone whose browser asks for English and checks nothing less than browsers do."""
    return Client(enforce_csrf_checks=True, headers={"accept-language": "en"})


@pytest.fixture
def post(make_post: Callable[..., Document]) -> Document:
    """A post that takes comments."""
    return make_post(comments=True, title="Walls & gates")


@pytest.fixture
def make_comment() -> Callable[..., Comment]:
    """Return a maker of stored comments, shown to readers unless the fields say otherwise."""

    def make(target: Document, text: str = "Well said.", **fields: Any) -> Comment:
        parent = fields.pop("parent", None)
        return Comment.objects.create(
            **{
                "content_type": ContentType.objects.get_for_model(target),
                "object_pk": str(target.pk),
                "site_id": settings.SITE_ID,
                "user_name": "Bora",
                "comment": text,
                "parent_id": parent.pk if parent else 0,
            }
            | fields
        )

    return make


@pytest.fixture
def page_of(reader: Client) -> Callable[[str], HTMLParser]:
    """Return a reader of pages."""

    def read(address: str, status: int = 200) -> HTMLParser:
        response = reader.get(address)
        assert response.status_code == status
        return HTMLParser(response.content.decode())

    return read


@pytest.fixture
def form_on(page_of: Callable[[str], HTMLParser]) -> Callable[..., dict[str, str]]:
    """Return what a browser would send from the comment form of a page."""

    def fill(address: str, **typed: str) -> dict[str, str]:
        form = page_of(address).css_first("form.comment-form")
        data = {
            field.attributes["name"]: field.attributes.get("value") or ""
            for field in form.css("input")
        }
        return data | {"name": "Bora", "comment": "Well said.", "post": "1"} | typed

    return fill


@pytest.fixture
def send(reader: Client, form_on: Callable[..., dict[str, str]]) -> Callable[..., Any]:
    """Return a sender of the form of a page, filled in."""

    def fill_and_send(address: str, **typed: str) -> Any:
        return reader.post(POST_ADDRESS, form_on(address, **typed))

    return fill_and_send
