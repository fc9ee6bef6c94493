"""Authors see and change their own documents; editors all; readers none."""

import pytest
from django.urls import reverse

from blog.models import Document, Post
from tests.admin.conftest import change_url

pytestmark = pytest.mark.django_db

LIST = reverse("admin:blog_post_changelist")
ADD = reverse("admin:blog_post_add")


@pytest.fixture
def hers(make_stored, author):
    return make_stored(title="그의 초안", author=author, status="draft")


def titles(client):
    return {post.title for post in client.get(LIST).context["cl"].result_list}


def test_the_list_shows_an_author_their_own_and_an_editor_all(
    hers, make_stored, colleague, as_author, as_colleague, as_editor
):
    make_stored(title="동료의 글", author=colleague)
    make_stored(title="주인 없는 글")
    assert titles(as_author) == {"그의 초안"}
    assert titles(as_colleague) == {"동료의 글"}
    assert titles(as_editor) == {"그의 초안", "동료의 글", "주인 없는 글"}


@pytest.mark.parametrize("view", ["change", "delete", "history"])
def test_another_authors_post_cannot_be_opened(hers, as_colleague, as_editor, view):
    url = reverse(f"admin:blog_post_{view}", args=[hers.pk])
    answer = as_colleague.get(url)
    assert (answer.status_code, answer.url) == (302, reverse("admin:index"))
    assert "그의 초안" in as_editor.get(url).content.decode()


def test_another_authors_post_cannot_be_stored(hers, as_colleague, as_author, sent):
    data = sent(as_author, hers, title="빼앗은 글", status="published")
    as_colleague.post(change_url(hers), data)
    stored = Post.objects.get()
    assert (stored.title, stored.status) == ("그의 초안", "draft")


def test_another_authors_post_cannot_be_deleted(hers, as_colleague, as_author):
    url = reverse("admin:blog_post_delete", args=[hers.pk])
    as_colleague.post(url, {"post": "yes"})
    assert Post.objects.count() == 1
    as_author.post(url, {"post": "yes"})
    assert Post.objects.count() == 0


@pytest.mark.parametrize("action", ["publish", "open_comments", "render_again", "delete_selected"])
def test_actions_reach_nobody_elses_posts(hers, as_colleague, action):
    before = Document.objects.values().get()
    data = {"action": action, "_selected_action": [hers.pk], "post": "yes"}
    as_colleague.post(LIST, data)
    assert Document.objects.values().get() == before


def test_a_search_finds_nobody_elses_posts(hers, as_colleague, as_author):
    found = {
        c: c.get(LIST, {"q": "초안"}).context["cl"].result_count for c in (as_author, as_colleague)
    }
    assert found == {as_author: 1, as_colleague: 0}


def test_a_post_with_former_addresses_can_be_deleted_by_its_author(make_stored, author, as_author):
    post = make_stored(author=author)
    post.redirects.create(path="/old/", reason="former")
    url = reverse("admin:blog_post_delete", args=[post.pk])
    as_author.post(url, {"post": "yes"})
    assert Post.objects.count() == 0


def test_an_author_cannot_give_a_post_to_another(as_author, author, colleague, typed, site):
    as_author.post(ADD, typed(author=colleague.pk))
    assert Post.objects.get().author == author


@pytest.mark.parametrize(
    "name",
    [
        "blog_page_changelist",
        "blog_page_add",
        "blog_redirect_changelist",
        "blog_siteconfiguration_changelist",
        "blog_category_add",
        "blog_tag_add",
    ],
)
def test_what_concerns_the_whole_site_is_for_editors(as_author, as_editor, name):
    url = reverse(f"admin:{name}")
    assert as_author.get(url).status_code == 403
    assert as_editor.get(url).status_code in {200, 302}


@pytest.mark.parametrize("name", ["blog_post_changelist", "blog_post_add", "blog_asset_changelist"])
def test_readers_and_strangers_are_asked_to_sign_in(as_reader, client, name):
    url = reverse(f"admin:{name}")
    for stranger in (as_reader, client):
        assert stranger.get(url).url == f"{reverse('admin:login')}?next={url}"


def test_a_missing_post_leads_to_the_index(as_editor):
    answer = as_editor.get(reverse("admin:blog_post_change", args=[999]))
    assert (answer.status_code, answer.url) == (302, reverse("admin:index"))


def test_a_draft_has_no_link_to_the_site_and_a_public_post_has(
    hers, make_stored, author, as_author
):
    public = make_stored(author=author)
    assert as_author.get(change_url(hers)).context["has_absolute_url"] is False
    assert as_author.get(change_url(public)).context["absolute_url"] == public.get_absolute_url()
