"""An author writes a post in the form; storing follows from it."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from blog.models import Category, Document, Post, Redirect, Tag
from tests.admin.conftest import change_url

pytestmark = pytest.mark.django_db

ADD = reverse("admin:blog_post_add")


def test_a_new_post_begins_as_a_draft_of_now(as_author, site):
    form = as_author.get(ADD).context["adminform"].form
    assert form["status"].value() == "draft"
    assert abs(form.initial["published_at"] - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=1)
    assert "Asia/Seoul" in form.fields["published_at"].help_text


@pytest.mark.parametrize("given", [True, False])
def test_a_new_post_has_comments_as_the_site_says(as_author, site, given):
    site.config["defaults"] = [{"scope": {"type": "posts"}, "values": {"comments": given}}]
    site.save()
    assert as_author.get(ADD).context["adminform"].form["comments"].value() is given


def test_what_is_typed_is_stored_and_rendered(as_author, author, site, typed):
    as_author.post(ADD, typed(body="# 목차가 아닌 제목\r\n\r\n본문\r\n", comments="on"))
    post = Post.objects.get()
    assert (post.author, post.title, post.comments) == (author, "한글의 자리", True)
    assert post.body == "# 목차가 아닌 제목\n\n본문\n"
    assert '<h1 id="목차가-아닌-제목">' in post.html
    assert post.published_at == dt.datetime(2024, 5, 5, 22, 8, 9, tzinfo=dt.UTC)


def test_the_address_is_made_of_date_and_title(as_author, site, typed):
    as_author.post(ADD, typed())
    post = Post.objects.get()
    assert (post.slug, post.path) == ("한글의-자리", "/2024/05/06/한글의-자리.html")


def test_names_are_typed_with_commas_and_blanks_belong_to_them(as_author, site, typed):
    names = {"category_names": "주인장의 글, Dev", "tag_names": "애플 실리콘、C++，Big  Data,"}
    as_author.post(ADD, typed(**names))
    post = Post.objects.get()
    assert [row.category.name for row in post.categorised.all()] == ["주인장의 글", "Dev"]
    assert [row.tag.name for row in post.tagged.all()] == ["애플 실리콘", "C++", "Big Data"]
    assert post.front_matter["tags"] == ["애플 실리콘", "C++", "Big Data"]


def test_storing_unchanged_keeps_every_byte(as_author, author, make_stored, sent):
    source = "---\ntitle:   'Kept'   # as it is\nlayout: post\nodd: [1, 2]\n---\n"
    post = make_stored(title="Kept", author=author, body="a\r\nb  \r\n\r\n")
    Document.objects.filter(pk=post.pk).update(front_matter_source=source)
    tag = Tag.objects.create(name="antivirus,")
    post.tags.add(tag)
    as_author.post(change_url(post), sent(as_author, post))
    stored = Post.objects.get()
    assert stored.front_matter_source == source
    assert stored.body == "a\r\nb  \r\n\r\n"
    assert [row.tag.name for row in stored.tagged.all()] == ["antivirus,"]


def test_other_front_matter_is_kept_and_can_be_edited(as_author, author, make_stored, sent):
    post = make_stored(author=author)
    data = sent(as_author, post, other_front_matter="image: /a.png\r\nseries:\r\n  part: 2\r\n")
    as_author.post(change_url(post), data)
    stored = Post.objects.get()
    assert stored.front_matter["image"] == "/a.png"
    assert stored.front_matter["series"] == {"part": 2}
    form = as_author.get(change_url(post)).context["adminform"].form
    assert form["other_front_matter"].value() == "image: /a.png\nseries:\n  part: 2"
    as_author.post(change_url(post), sent(as_author, post, other_front_matter="image: /a.png"))
    assert "series" not in Post.objects.get().front_matter


def test_another_address_keeps_the_one_so_far(as_author, author, make_stored, sent, site):
    post = make_stored(author=author)
    before = post.path
    data = sent(as_author, post, path="/옮긴 곳/")
    page = as_author.post(change_url(post), data, follow=True)
    assert Post.objects.get().path == "/옮긴 곳/"
    assert Redirect.objects.get(path=before).document_id == post.pk
    assert f"{before}" in " ".join(str(m) for m in page.context["messages"])


def test_another_slug_moves_the_post(as_author, author, make_stored, sent):
    post = make_stored(author=author, title="Old", slug="old")
    assert post.path.endswith("/old.html")
    as_author.post(change_url(post), sent(as_author, post, slug="new"))
    assert Post.objects.get().path == post.path.replace("/old.html", "/new.html")


def test_a_draft_has_no_address_until_it_is_published(as_author, author, make_stored, sent):
    post = make_stored(author=author, status="draft")
    assert post.path is None
    as_author.post(change_url(post), sent(as_author, post, status="published"))
    assert Post.objects.get().path.endswith("/첫-글.html")


def test_a_published_post_without_a_date_gets_the_date_of_now(as_author, site, typed):
    as_author.post(ADD, typed(published_at=""))
    age = dt.datetime.now(dt.UTC) - Post.objects.get().published_at
    assert age < dt.timedelta(minutes=1)


def test_a_date_keeps_the_offset_of_its_author_where_the_site_has_no_zone(
    as_author, author, make_stored, sent
):
    moment = dt.datetime(2019, 7, 13, 5, 49, tzinfo=dt.UTC)
    post = make_stored(author=author, published_at=moment, date_offset=540)
    page = as_author.get(change_url(post)).content.decode()
    assert 'value="2019-07-13T14:49:00"' in page
    as_author.post(change_url(post), sent(as_author, post, published_at="2019-07-13T15:00"))
    assert Post.objects.get().published_at == dt.datetime(2019, 7, 13, 6, 0, tzinfo=dt.UTC)


def test_a_renamed_heading_and_a_closed_thread_follow(as_author, author, make_stored, sent):
    post = make_stored(author=author, body="# 하나\n\n글 <https://example.com/>\n", comments=True)
    data = sent(
        as_author, post, body="# 둘\r\n\r\n글 <https://example.com/> <https://example.org/>\r\n"
    )
    del data["comments"]
    as_author.post(change_url(post), data)
    stored = Post.objects.get()
    assert [section["label"] for section in stored.contents] == ["둘"]
    assert [row.link.host for row in stored.references.all()] == ["example.com", "example.org"]
    assert stored.comments is False
    assert stored.front_matter["comments"] is False


def test_an_editor_may_say_who_wrote_a_text(as_editor, author, typed, site):
    as_editor.post(ADD, typed(author=author.pk))
    assert Post.objects.get().author == author


def test_a_page_is_written_like_a_post(as_editor, site, typed):
    url = reverse("admin:blog_page_add")
    as_editor.post(url, typed(title="소개", path="/about/", layout="page", published_at=""))
    page = Document.objects.get()
    assert (page.kind, page.path, page.published_at) == ("page", "/about/", None)
    assert page.front_matter["permalink"] == "/about/"


def test_names_there_are_can_be_chosen(as_author):
    Category.objects.create(name="주인장의 글")
    assert '<option value="주인장의 글">' in as_author.get(ADD).content.decode()


def test_an_author_written_as_more_than_a_name_stays_in_the_front_matter(
    as_author, author, make_stored, sent
):
    post = make_stored(author=author, author_name="김")
    source = "---\ntitle: 첫 글\nlayout: post\nauthor:\n  name: 김\n  email: kim@example.com\n---\n"
    written = {"name": "김", "email": "kim@example.com"}
    rows = Document.objects.filter(pk=post.pk)
    rows.update(front_matter_source=source, front_matter={"author": written})
    data = sent(as_author, post, author_name="이", body="고친 글")
    assert "email: kim@example.com" in data["other_front_matter"]
    as_author.post(change_url(post), data)
    stored = Post.objects.get()
    assert (stored.body, stored.author_name) == ("고친 글", "김")
    assert stored.front_matter["author"] == written


def test_only_who_may_sign_in_is_offered_as_author(as_editor, author, editor, make_stored):
    reader = User.objects.create_user("reader")
    post = make_stored(author=reader)
    new = as_editor.get(ADD).context["adminform"].form.fields["author"].queryset
    kept = as_editor.get(change_url(post)).context["adminform"].form.fields["author"].queryset
    assert set(new) == {author, editor}
    assert set(kept) == {author, editor, reader}
