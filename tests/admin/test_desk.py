"""The admin's first page leads to what an author goes on with."""

import datetime as dt
import re

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

from comments.models import Comment

pytestmark = pytest.mark.django_db
INDEX = reverse("admin:index")


@pytest.fixture
def written(make_stored, author, colleague):
    """A draft and a post to come of one author, a draft of another, and one that is out."""
    soon = timezone.now() + dt.timedelta(days=1)
    make_stored(title="내 초안", status="draft", author=author)
    make_stored(title="내일 글", published_at=soon, author=author)
    make_stored(title="남의 초안", status="draft", author=colleague)
    make_stored(title="나온 글", published_at=soon - dt.timedelta(days=9), author=author)


def desk(client):
    page = client.get(INDEX).content.decode()
    found = re.search(r'<section class="desk".*?</section>', page, re.DOTALL)
    return found[0] if found else ""


def named(client):
    return set(re.findall(r"<bdi>(.*?)</bdi>", desk(client)))


def test_an_author_meets_her_own_drafts_and_what_is_to_come(written, as_author):
    assert named(as_author) == {"내 초안", "내일 글"}
    assert reverse("admin:blog_post_add") in desk(as_author)


def test_an_editor_meets_those_of_all(written, as_editor):
    assert named(as_editor) == {"내 초안", "내일 글", "남의 초안"}


def test_comments_that_wait_are_counted(make_post, as_editor, as_author, settings):
    queue = reverse("admin:comments_comment_changelist")
    assert queue not in desk(as_editor)
    post = make_post(comments=True)
    Comment.objects.create(
        content_type=ContentType.objects.get_for_model(post),
        object_pk=str(post.pk),
        site_id=settings.SITE_ID,
        user_name="Bora",
        comment="Well said.",
        is_public=False,
    )
    assert queue in desk(as_editor)
    assert queue not in desk(as_author)


def test_who_writes_nothing_meets_nothing(written, django_user_model, client):
    client.force_login(django_user_model.objects.create_user("clerk", is_staff=True))
    assert desk(client) == ""


def test_texts_stand_above_what_keeps_the_site(as_editor):
    apps = as_editor.get(INDEX).context["app_list"]
    assert [app["app_label"] for app in apps] == ["blog", "comments"]
    assert [model["object_name"] for model in apps[0]["models"]][:3] == ["Post", "Page", "Asset"]
