"""Where a document was deleted, its addresses say so."""

import pytest

from blog.models import Redirect


@pytest.fixture
def deleted(site, make_post):
    post = make_post(path="/간/글.html")
    Redirect.objects.create(path="/옛/", document=post, reason="former")
    post.delete()


@pytest.mark.parametrize("path", ["/간/글.html", "/간/글/", "/간/글", "/옛/"])
def test_the_address_of_a_deleted_text_is_gone(deleted, page, texts, path):
    shown = page(path, status=410)
    assert texts(shown, "h1") == ["글이 내려졌습니다"]
    assert shown.css_first("meta[name=robots]").attributes["content"] == "noindex"


def test_what_comes_to_stand_there_again_is_shown(deleted, make_post, client):
    make_post(path="/간/글.html")
    assert client.get("/간/글.html").status_code == 200


def test_a_text_that_nobody_could_read_was_never_there(site, make_post, client):
    make_post(path="/a/", status="draft").delete()
    assert client.get("/a/").status_code == 404


def test_texts_deleted_together_are_gone_too(site, make_post, client):
    post = make_post(path="/a/")
    type(post).objects.all().delete()
    assert client.get("/a/").status_code == 410
