"""What a reader sees below a text."""

import datetime as dt
import re

import pytest
from django.contrib.sites.models import Site
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from comments import moderation

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread_on(page_of):
    """Return ``section#comments`` of a post's page, None where there is none."""

    def read(post):
        return page_of(post.get_absolute_url()).css_first("section#comments")

    return read


def test_an_open_thread_without_comments_is_a_form(post, thread_on):
    section = thread_on(post)
    assert section.css_first("form.comment-form").attributes["action"] == "/comments/post/"
    assert section.css("article") == []
    assert [heading.text(strip=True) for heading in section.css("h2, h3")] == ["Write a comment"]


def test_a_closed_thread_without_comments_is_nothing(make_post, thread_on):
    assert thread_on(make_post(comments=False)) is None


def test_a_closed_thread_shows_its_comments_and_no_form(make_post, make_comment, thread_on):
    post = make_post(comments=False)
    comment = make_comment(post)
    section = thread_on(post)
    assert section.css_first(f"article#c{comment.pk}") is not None
    assert section.css("form") == []
    assert section.css("a[href*=reply]") == []
    assert section.css_first(".comments-closed").text(strip=True) == (
        "Comments on this text are closed."
    )


def test_what_waits_or_was_removed_is_shown_nowhere(post, make_comment, thread_on):
    make_comment(post, "held words", is_public=False)
    make_comment(post, "removed words", is_removed=True)
    make_comment(post, "spam words", is_public=False, is_removed=True)
    assert thread_on(post).css("article") == []
    assert "words" not in thread_on(post).text()


def test_comments_of_other_posts_and_sites_stay_there(post, make_post, make_comment, thread_on):
    make_comment(make_post(comments=True))
    make_comment(post, site_id=Site.objects.create(domain="other.example", name="other").pk)
    assert thread_on(post).css("article") == []


def test_a_comment_is_a_citation_with_writer_date_place_and_text(post, make_comment, thread_on):
    when = dt.datetime(2024, 5, 6, 7, 8, 9, tzinfo=dt.UTC)
    comment = make_comment(post, "한글도.\n\nTwo", submit_date=when, user_url="https://a.example/")
    article = thread_on(post).css_first("article.p-comment.h-cite")
    assert article.id == f"c{comment.pk}"
    assert article.css_first(".p-author a.u-url").attributes["href"] == "https://a.example/"
    assert article.css_first(".p-author .p-name").text() == "Bora"
    assert article.css_first("time.dt-published").attributes["datetime"] == (
        "2024-05-06T07:08:09+00:00"
    )
    assert article.css_first("a.comment-permalink").attributes["href"] == f"#c{comment.pk}"
    assert [p.text() for p in article.css(".p-content p")] == ["한글도.", "Two"]


def test_dates_are_those_of_the_site(site, post, make_comment, thread_on):
    make_comment(post, submit_date=dt.datetime(2024, 5, 6, 23, 0, tzinfo=dt.UTC))
    time = thread_on(post).css_first("time.dt-published")
    assert time.attributes["datetime"] == "2024-05-07T08:00:00+09:00"


def test_comments_leave_the_one_content_of_the_page_to_the_article(post, make_comment, page_of):
    make_comment(post)
    assert len(page_of(post.get_absolute_url()).css(".e-content")) == 1


def test_replies_stand_within_what_they_answer(post, make_comment, thread_on):
    first = make_comment(post, "first")
    second = make_comment(post, "second")
    reply = make_comment(post, "to the first", parent=first)
    deeper = make_comment(post, "to the reply", parent=reply)
    section = thread_on(post)
    assert [a.id for a in section.css("article")] == [
        f"c{c.pk}" for c in (first, reply, deeper, second)
    ]
    inner = section.css_first(f"#c{first.pk}").parent.css_first("ol")
    assert [a.id for a in inner.css("article")] == [f"c{reply.pk}", f"c{deeper.pk}"]


def test_no_reply_is_offered_where_the_thread_ends(post, make_comment, thread_on, settings):
    comment, deepest = make_comment(post), None
    for _level in range(settings.COMMENTS_XTD_MAX_THREAD_LEVEL):
        comment = deepest = make_comment(post, parent=comment)
    offered = {a.attributes["href"] for a in thread_on(post).css(".comment-actions a")}
    assert len(offered) == settings.COMMENTS_XTD_MAX_THREAD_LEVEL
    assert f"/comments/reply/{deepest.pk}/" not in offered


def test_a_removed_comment_keeps_the_place_of_its_replies(
    post, make_comment, thread_on, admin_user
):
    parent = make_comment(post, "rude words")
    reply = make_comment(post, "an answer", parent=parent)
    moderation.remove([parent], admin_user)
    section = thread_on(post)
    placeholder = section.css_first(f"article#c{parent.pk}")
    assert placeholder.text(strip=True) == "This comment was removed."
    assert placeholder.parent.css_first(f"ol article#c{reply.pk}") is not None
    assert "rude words" not in section.text()
    assert "Bora" not in placeholder.text()


def test_a_removed_comment_goes_with_its_last_reply(post, make_comment, thread_on, admin_user):
    parent = make_comment(post)
    reply = make_comment(post, parent=parent)
    moderation.remove([parent, reply], admin_user)
    assert thread_on(post).css("article") == []


def test_addresses_of_writers_are_never_shown(post, make_comment, page_of):
    make_comment(post, user_email="bora@mail.example", ip_address="203.0.113.9")
    html = page_of(post.get_absolute_url()).html
    assert "mail.example" not in html
    assert "203.0.113.9" not in html
    assert "gravatar" not in html


@pytest.mark.parametrize("field", ["user_name", "comment"])
def test_markup_of_writers_is_shown_as_text(post, make_comment, thread_on, field):
    make_comment(post, **{"comment": "text", field: "<img src=x onerror=alert(1)>"})
    article = thread_on(post).css_first("article")
    assert article.css("img") == []
    assert "<img src=x onerror=alert(1)>" in article.text()


def test_a_link_that_runs_script_is_no_link(post, make_comment, thread_on):
    make_comment(post, user_url="javascript:alert(1)")
    assert thread_on(post).css(".p-author a") == []


def test_the_number_of_queries_does_not_grow(post, make_comment, reader, admin_user):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            reader.get(post.get_absolute_url())
        return len(captured)

    first = make_comment(post, user=admin_user)
    queries()
    one = queries()
    for number in range(30):
        make_comment(post, parent=first if number % 2 else None, user=admin_user)
    assert queries() == one


def test_the_thread_itself_asks_one_query_for_all_comments(
    post, make_comment, django_assert_num_queries
):
    template = Template("{% load comments_thread %}{% comment_thread post %}")
    first = make_comment(post)
    for number in range(30):
        make_comment(post, parent=first if number % 2 else None)
    with django_assert_num_queries(1):
        template.render(Context({"post": post}))


def test_the_count_is_of_what_is_shown(post, make_post, make_comment, django_assert_num_queries):
    other = make_post()
    make_comment(post)
    make_comment(post)
    make_comment(post, is_public=False)
    make_comment(post, is_removed=True)
    template = Template(
        "{% load comments_thread %}{% comment_count post %} {% comment_counts posts as counts %}"
        "{{ counts }}"
    )
    with django_assert_num_queries(2):
        text = template.render(Context({"post": post, "posts": [post, other], "autoescape": False}))
    assert text == f"2 {{{post.pk}: 2, {other.pk}: 0}}"


def test_a_draft_shows_no_thread_and_no_form(make_post, make_comment):
    draft = make_post(comments=True, status="draft")
    make_comment(draft)
    template = Template("{% load comments_thread %}{% comment_thread post %}")
    assert template.render(Context({"post": draft})).strip() == ""


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_hour_is_written_as_that_of_the_text_above(post, make_comment, client, language):
    make_comment(post, submit_date=dt.datetime(2019, 7, 13, 18, 49, tzinfo=dt.UTC))
    body = client.get(post.get_absolute_url(), headers={"accept-language": language}).content
    shown = HTMLParser(body).css_first(".comment-permalink time").text()
    assert re.search(r" \d\d:49$", shown)
