"""The preview is the page itself, made of the form and stored nowhere."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from blog.models import Asset, Category, Document, Link, Redirect, Reference, Tag

pytestmark = pytest.mark.django_db

URL = reverse("preview")
MODELS = (Document, Category, Tag, Link, Reference, Redirect, Asset, LogEntry)


def everything():
    return [list(model.objects.order_by("pk").values()) for model in MODELS]


def article(page):
    """Return the body of the article on ``page``."""
    return page.content.decode().split('<div class="e-content">')[1].split("</div>")[0]


def test_the_preview_is_the_page_that_storing_gives(as_author, client, site, typed):
    data = typed(body="# 하나\r\n\r\n본문 **굵게**\r\n", tag_names="가, 나 다")
    seen = as_author.post(URL, data)
    as_author.post(reverse("admin:blog_post_add"), data)
    stored = client.get(Document.objects.get().get_absolute_url())
    assert seen.status_code == stored.status_code == 200
    assert article(seen) == article(stored)
    assert "나 다" in seen.content.decode()


def test_the_preview_of_a_new_post_writes_nothing(as_author, site, typed):
    before = everything()
    data = typed(body="![없음](/none.png) [x](https://a.example/)", tag_names="새 태그")
    data["category_names"] = "새 분류"
    assert as_author.post(URL, data).status_code == 200
    assert everything() == before


def test_the_preview_of_a_stored_post_writes_nothing(as_author, author, make_stored, sent):
    post = make_stored(author=author, tags=["a"], categories=["b"])
    data = sent(as_author, post, body="다른 글", path="/other/", tag_names="c", title="다른 제목")
    before = everything()
    page = as_author.post(f"{URL}?document={post.pk}", data)
    assert "다른 글" in article(page)
    assert everything() == before


def test_what_was_taken_out_stands_above_the_page_with_its_line(as_author, typed):
    page = as_author.post(
        URL, typed(body="글\r\n\r\n<script>alert(1)</script>\r\n")
    ).content.decode()
    notices = page.split('<aside class="preview-notices">')[1].split("</aside>")[0]
    assert "script" in notices
    assert "3" in notices.split("<b>")[1].split("</b>")[0]
    assert "preview-notices" not in page.split("<main")[1]


def test_a_clean_text_has_no_notices(as_author, typed):
    assert "preview-notices" not in as_author.post(URL, typed()).content.decode()


def test_a_text_without_a_title_can_be_seen(as_author, typed):
    assert as_author.post(URL, typed(title="")).status_code == 200


def test_what_cannot_be_read_is_explained(as_author, typed):
    answer = as_author.post(URL, typed(other_front_matter="a: 'b"))
    assert answer.status_code == 422
    assert "1" in answer.content.decode().split("<li>")[1]


def test_nobody_may_keep_or_index_a_preview(as_author, typed):
    answer = as_author.post(URL, typed())
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]


def test_a_stranger_is_told_that_the_text_is_still_there(client, as_reader, typed):
    for stranger in (client, as_reader):
        answer = stranger.post(URL, typed())
        assert answer.status_code == 403
        assert "<li>" in answer.content.decode()


def test_another_authors_post_has_no_preview(as_colleague, author, make_stored, typed):
    post = make_stored(author=author)
    assert as_colleague.post(f"{URL}?document={post.pk}", typed()).status_code == 404


@pytest.mark.parametrize("key", ["999", "x", "-1"])
def test_a_missing_post_has_no_preview(as_author, typed, key):
    assert as_author.post(f"{URL}?document={key}", typed()).status_code == 404


def test_an_author_of_posts_may_not_preview_pages(as_author, as_editor, typed):
    assert as_author.post(f"{URL}?kind=page", typed()).status_code == 403
    assert as_editor.post(f"{URL}?kind=page", typed(path="/x/")).status_code == 200


@pytest.mark.parametrize("method", ["put", "delete"])
def test_a_preview_is_shown_or_made_and_nothing_else(as_author, method):
    assert getattr(as_author, method)(URL).status_code == 405


def test_what_is_stored_is_shown_as_it_is(as_author, as_colleague, client, author, make_stored):
    post = make_stored(author=author, status="draft", body="본문이다.\n")
    address = f"{URL}?document={post.pk}"
    answer = as_author.get(address)
    assert "<p>본문이다.</p>" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    statuses = [user.get(address).status_code for user in (as_colleague, client)]
    assert (statuses, as_author.get(URL).status_code) == ([404, 403], 404)


def test_a_preview_wants_the_token_of_the_site(author, typed):
    client = Client(enforce_csrf_checks=True)
    client.force_login(author)
    assert client.post(URL, typed()).status_code == 403
