"""The page that leads readers to the feeds."""

import pytest

pytestmark = pytest.mark.django_db
BASE = "http://127.0.0.1:8000"


def test_the_foot_of_a_page_leads_to_the_addresses_of_the_feeds(site, page, texts, client):
    (way,) = page("/").css(".site-footer a[href='/feeds/']")
    shown = page(way.attributes["href"])
    addresses = [f"{BASE}/{name}" for name in ("feed.xml", "rss.xml", "feed.json")]
    assert texts(shown, "main code") == addresses
    assert texts(shown, "h1") == ["구독"]


def test_categories_with_posts_have_theirs_there(site, make_post, page, client):
    make_post(categories=["여행"])
    make_post(categories=["몰래"], status="draft")
    (link,) = page("/feeds/").css("main a[type='application/atom+xml']")
    assert link.text() == "여행"
    assert client.get(link.attributes["href"])["Content-Type"].startswith("application/atom+xml")


def test_a_page_of_the_author_introduces_it(site, make_post, page, texts):
    make_post(kind="page", path="/feeds/", title="따라 읽기", html="<p>이렇게 읽습니다.</p>")
    assert texts(page("/feeds/"), "h1") == ["따라 읽기"]


def test_a_post_that_lives_there_stays(site, make_post, page, texts):
    make_post(path="/feeds/", title="먹이")
    assert texts(page("/feeds/"), "h1") == ["먹이"]
