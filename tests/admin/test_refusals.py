"""What cannot be stored comes back with everything typed and says what to do."""

import pytest
from django.urls import reverse

from blog.models import Document, Post
from tests.admin.conftest import change_url

pytestmark = pytest.mark.django_db

ADD = reverse("admin:blog_post_add")


def answered(client, url, data):
    """Return the form that comes back, having checked that it holds all that was sent."""
    before = list(Document.objects.order_by("pk").values())
    answer = client.post(url, data)
    assert answer.status_code == 200
    assert list(Document.objects.order_by("pk").values()) == before
    form = answer.context["adminform"].form
    for name in form.fields.keys() & data.keys():
        assert form[name].value() == data[name], name
    return form


def test_a_taken_address_is_named_with_a_link(as_author, author, make_stored, typed):
    other = make_stored(author=author, title="먼저 온 글")
    form = answered(as_author, ADD, typed(path=other.path))
    (sentence,) = form.errors["path"]
    assert other.path in sentence
    assert f'<a href="{change_url(other)}">먼저 온 글</a>' in sentence


def test_a_taken_address_of_another_author_tells_no_title(as_author, make_stored, colleague, typed):
    other = make_stored(author=colleague, title="비밀", path="/taken/")
    form = answered(as_author, ADD, typed(path="/taken/"))
    (sentence,) = form.errors["path"]
    assert "비밀" not in sentence
    assert str(other.pk) not in sentence


def test_a_title_in_an_address_message_is_escaped(as_author, author, make_stored, typed):
    make_stored(author=author, title="Queue<T>", path="/q/")
    form = answered(as_author, ADD, typed(path="/q/"))
    assert "Queue&lt;T&gt;" in form.errors["path"][0]


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("about/", "/about/"),
        ("/a?b", "?"),
        ("/a//b", "//"),
        ("/a/../b", "/../"),
        ("/tags/", "/tags/"),
        ("/admin/", "/admin/"),
    ],
)
def test_an_address_that_cannot_be_one_is_explained(as_author, typed, path, hint):
    form = answered(as_author, ADD, typed(path=path))
    assert hint in form.errors["path"][0]


@pytest.mark.parametrize(
    ("yaml", "line"),
    [
        ("image: a\nseries: 'open", 2),
        ("image: a\ntitle: other", 2),
        ("- one\n- two", 1),
        ("image: a\n\tpart: 2", 2),
    ],
)
def test_bad_yaml_is_told_with_its_line(as_author, typed, yaml, line):
    form = answered(as_author, ADD, typed(other_front_matter=yaml))
    (sentence,) = form.errors["other_front_matter"]
    assert f" {line}" in sentence.split(":")[0] or f"{line}" in sentence.split(":")[0]


def test_a_missing_title_is_asked_for(as_author, typed):
    assert "title" in answered(as_author, ADD, typed(title=" x "[3:])).errors


def test_a_date_that_is_none_is_asked_for_again(as_author, typed):
    assert "published_at" in answered(as_author, ADD, typed(published_at="어제")).errors


def test_a_name_too_long_is_named(as_author, typed):
    form = answered(as_author, ADD, typed(tag_names="가" * 201 + ", b"))
    assert "가" * 40 + "…" in form.errors["tag_names"][0]
    assert "201" in form.errors["tag_names"][0]


def test_a_body_over_the_cap_is_refused_with_a_sentence(as_author, typed):
    form = answered(as_author, ADD, typed(body="긴 글 " * 500_001))
    assert len(form.errors["body"][0]) > 20
    assert not Post.objects.exists()
