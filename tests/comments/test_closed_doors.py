"""Roads that other sites with django-comments-xtd have, and this one must not."""

import pytest
from django.test import RequestFactory
from django_comments.signals import comment_will_be_posted
from django_comments_xtd.models import TmpXtdComment

from comments.models import Comment

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "confirm/eJwrtDIEAAISAMs/",
        "mute/eJwrtDIEAAISAMs/",
        "sent/?c=1",
        "api/comment/",
        "api/blog-document/1/",
        "api/blog-document/1/count/",
        "api/feedback/",
        "api/flag/",
        "api/preview/",
        "flag/1/",
        "delete/1/",
        "approve/1/",
        "like/1/",
        "dislike/1/",
        "cr/1/1/",
        "reply/1/confirm/",
    ],
)
def test_addresses_of_the_package_are_not_there(reader, post, make_comment, address):
    make_comment(post)
    before = list(Comment.objects.values())
    assert reader.get(f"/comments/{address}").status_code == 404
    assert list(Comment.objects.values()) == before


def test_the_api_of_the_package_takes_no_comment(client, post):
    sent = {"content_type": "blog.document", "object_pk": str(post.pk), "comment": "x"}
    response = client.post("/comments/api/comment/", sent, "application/json")
    assert response.status_code in {404, 405}
    assert Comment.objects.count() == 0


@pytest.mark.parametrize("flag", [True, False])
def test_a_comment_by_an_unknown_road_meets_the_flag_and_the_queue(make_post, make_comment, flag):
    target = make_post(comments=flag)
    stored = make_comment(target)
    comment = TmpXtdComment(
        {
            "content_type": stored.content_type,
            "object_pk": stored.object_pk,
            "content_object": target,
            "user": None,
            "user_name": "Bora",
            "user_email": "",
            "is_public": True,
        }
    )
    answers = comment_will_be_posted.send(
        sender=TmpXtdComment, comment=comment, request=RequestFactory().post("/")
    )
    refused = any(answer is False for _receiver, answer in answers)
    assert refused is not flag
    assert refused or comment.is_public is False
