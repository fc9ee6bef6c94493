"""A site with a baseurl lives below it, whole."""

import pytest

from blog.models import SiteConfiguration

pytestmark = pytest.mark.django_db


@pytest.fixture
def below(db) -> None:
    config = {"baseurl": "/blog", "paginate": 1}
    SiteConfiguration.objects.create(title="아래", lang="ko", config=config)


def test_the_root_leads_there(below, client):
    for asked, there in (("/", "/blog/"), ("/blog", "/blog/"), ("/admin/", "/blog/admin/")):
        answer = client.get(asked)
        assert (answer.status_code, answer["Location"]) == (301, there)
        assert answer["Cache-Control"] == "max-age=3600"


def test_every_link_of_the_pages_stays_below(below, make_post, page):
    make_post(path="/a/", tags=["가"], categories=["나"])
    make_post(path="/b/")
    for address in ("/blog/", "/blog/a/", "/blog/tags/", "/blog/page2/", "/blog/none/"):
        status = 404 if "none" in address else 200
        links = [a.attributes["href"] for a in page(address, status).css("a[href]")]
        own = [link for link in links if not link.startswith(("#", "http://127.0.0.1:8000/blog/"))]
        assert [link for link in own if not link.startswith("/blog/")] == []


def test_documents_feeds_and_redirects_are_below(below, make_post, client):
    make_post(path="/a/")
    assert client.get("/blog/a/").status_code == 200
    assert client.get("/blog/a")["Location"] == "/blog/a/"
    assert client.get("/blog/tags")["Location"] == "/blog/tags/"
    assert "http://127.0.0.1:8000/blog/a/" in client.get("/blog/feed.xml").text
    assert "http://127.0.0.1:8000/blog/a/" in client.get("/blog/sitemap.xml").text


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("/가/", "/blog/%EA%B0%80/"),
        ("/가", "/blog/%EA%B0%80/"),
        ("/tags/", "/blog/tags/"),
        ("/search/?q=%EA%B0%80", "/blog/search/?q=%EA%B0%80"),
    ],
)
def test_an_address_without_the_base_leads_below_in_one_step(
    below, make_post, client, asked, there
):
    make_post(path="/가/")
    answer = client.get(asked)
    assert (answer.status_code, answer["Location"]) == (301, there)


def test_beside_the_site_there_is_nothing_else(below, make_post, page, client):
    make_post(path="/a/", status="draft")
    for address in ("/a/", "/none/"):
        beside = page(address, 404)
        assert beside.css_first(".site-name").attributes["href"] == "/blog/"
    assert client.post("/tags/").status_code == 404


def test_probes_and_robots_answer_at_the_root(below, client):
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200
    assert "Sitemap: http://127.0.0.1:8000/blog/sitemap.xml" in client.get("/robots.txt").text


def test_a_changed_baseurl_counts_from_the_next_request(below, make_post, client):
    make_post(path="/a/")
    assert client.get("/blog/a/").status_code == 200
    SiteConfiguration.objects.update(config={"baseurl": ""})
    assert client.get("/a/").status_code == 200
    assert client.get("/blog/a/").status_code == 404
