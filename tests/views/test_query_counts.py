"""A page asks the database the same number of questions however much there is."""

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.models import Document, Link, Post, Reference
from comments.models import Comment

pytestmark = pytest.mark.django_db


@pytest.fixture
def fill(make_post):
    """Return a maker of posts with categories, tags and sources each."""

    def make(number: int) -> None:
        for index in range(number):
            post = make_post(
                path=f"/{number}-{index}/",
                categories=[f"분류{index}", "모두"],
                tags=[f"태그{index}-{tag}" for tag in range(number)] + ["모두"],
                text="글자",
            )
            link = Link.objects.create(url=f"https://example.org/{number}/{index}")
            Reference.objects.create(document=post, link=link, kind="link", position=1)

    return make


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/", 3),
        ("/{first}/", 3),
        ("/tags/", 3),
        ("/tags/모두/", 4),
        ("/categories/", 3),
        ("/categories/모두/", 4),
        ("/archive/", 3),
        ("/search/?q=글", 5),
        ("/sources/", 6),
        ("/feed.xml", 2),
        ("/feeds/", 4),
        ("/tags/모두/feed.xml", 4),
        ("/authors/", 4),
        ("/series/", 4),
        ("/sitemap.xml", 7),
        ("/no/such/page/", 12),
    ],
)
def test_queries_do_not_grow_with_the_site(site, client, fill, address, most):
    client.get(address)  # what a process asks once and keeps
    ContentType.objects.get_for_models(Document, Post)
    counts = []
    for number in (1, 4):
        fill(number)
        with CaptureQueriesContext(connection) as queries:
            client.get(address.format(first=f"{number}-0"))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= most, "\n".join(q["sql"][:150] for q in queries)


def test_an_article_asks_the_same_with_one_comment_and_with_many(site, client, make_post):
    post = make_post(path="/q/", comments=True)
    counts = []
    for more, all_of_them in ((1, 1), (6, 7)):
        for _ in range(more):
            Comment.objects.create(
                content_type=ContentType.objects.get_for_model(post),
                object_pk=str(post.pk),
                site_id=settings.SITE_ID,
                user_name="보라",
                comment="잘 읽었습니다.",
            )
        with CaptureQueriesContext(connection) as queries:
            shown = client.get("/q/").text
        assert shown.count("잘 읽었습니다.") == all_of_them
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 3, "\n".join(q["sql"][:150] for q in queries)
