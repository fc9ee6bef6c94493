"""Two people at one text: nobody's change is replaced unseen."""

import pytest

from blog import publishing
from blog.models import Link, Post
from tests.admin.conftest import change_url

pytestmark = pytest.mark.django_db


def test_a_change_made_meanwhile_is_told_before_it_is_replaced(
    as_author, as_editor, author, make_stored, sent
):
    post = make_stored(author=author, body="처음\n")
    hers = sent(as_author, post, body="작가의 글\r\n")
    as_editor.post(change_url(post), sent(as_editor, post, body="편집자의 글\r\n"))
    answer = as_author.post(change_url(post), hers)
    form = answer.context["adminform"].form
    assert form.non_field_errors()
    assert form["body"].value() == "작가의 글\r\n"
    assert Post.objects.get().body == "편집자의 글\n"
    again = hers | {"version": form["version"].value()}
    as_author.post(change_url(post), again)
    assert Post.objects.get().body == "작가의 글\n"


def test_rendering_again_is_no_change(as_author, author, make_stored, sent):
    post = make_stored(author=author)
    data = sent(as_author, post, body="작가의 글\r\n")
    Post.objects.update(html="")
    publishing.rerender(Post.objects.all())
    as_author.post(change_url(post), data)
    assert Post.objects.get().body == "작가의 글\n"


def test_links_that_nothing_cites_go_with_the_text(as_author, author, make_stored):
    post = make_stored(author=author, body="[책](https://example.com/책)\n")
    kept = make_stored(author=author, title="둘", body="[책](https://example.org/책)\n")
    assert Link.objects.count() == 2
    as_author.post(change_url(post).replace("change", "delete"), {"post": "yes"})
    assert [link.host for link in Link.objects.all()] == ["example.org"]
    data = {"action": "delete_selected", "_selected_action": [kept.pk], "post": "yes"}
    as_author.post("/admin/blog/post/", data)
    assert not Link.objects.exists()


def test_what_is_to_be_deleted_is_named_without_its_parts(as_author, author, make_stored):
    post = make_stored(author=author, title="지울 글", tags=["태그"], categories=["분류"])
    page = as_author.get(change_url(post).replace("change", "delete"))
    assert dict(page.context["model_count"]) == {"글": 1}
    assert ["지울 글" in one for one in page.context["deleted_objects"]] == [True]
