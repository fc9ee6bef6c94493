"""The site map, held against its schema and the rules of the protocol, and what stands in it."""

import datetime as dt
from xml.etree import ElementTree

import pytest

from blog import importing, sitemaps
from blog.models import Document
from tests.conftest import SAMPLE_BLOG
from tests.schemas import difficult
from tests.schemas.site_maps import MAP, index_faults, map_faults

pytestmark = pytest.mark.django_db
BASE = "http://127.0.0.1:8000"
NOON = dt.datetime(2024, 5, 1, 3, 0, tzinfo=dt.UTC)


@pytest.fixture
def addresses(client):
    """Return a reader of the map at an address, which must be valid: dates by addresses."""

    def read(address="/sitemap.xml"):
        content = client.get(address).content
        assert map_faults(content, BASE) == []
        urls = ElementTree.fromstring(content)
        pairs = ((url.findtext(f"{MAP}loc"), url.findtext(f"{MAP}lastmod")) for url in urls)
        return {location.removeprefix(BASE): date for location, date in pairs}

    return read


def read_index(client):
    content = client.get("/sitemap.xml").content
    assert index_faults(content) == []
    return [
        loc.text.removeprefix(BASE) for loc in ElementTree.fromstring(content).iter(f"{MAP}loc")
    ]


def test_the_map_of_the_sample_names_every_page_that_answers(db, client, addresses):
    importing.import_tree(SAMPLE_BLOG)
    named = addresses()
    wrong = {address for address in named if client.get(address).status_code != 200}
    assert wrong == set()
    assert {one.get_absolute_url() for one in Document.objects.public()} <= set(named)


def test_the_map_of_difficult_texts(site, make_post, addresses):
    difficult.write(make_post)
    make_post(path="/ko/", lang="ko", front_matter={"ref": "a"})
    make_post(path="/en/", lang="en_GB", front_matter={"ref": "a"})
    make_post(path=f"/{'글' * 300}/")  # longer than the protocol allows
    assert len(addresses()) > 30
    assert max(map(len, addresses())) < 2048


def test_the_maps_of_a_large_site(site, make_post, addresses, client, monkeypatch):
    difficult.write(make_post)
    whole = addresses()
    monkeypatch.setattr(sitemaps, "_PART", 3)
    parts = read_index(client)
    assert len(parts) > 8
    found = {}
    for part in parts:
        found |= addresses(part)
    assert found == whole


def test_what_gathers_posts_is_named_with_the_last_change_of_one(site, make_post, addresses):
    gathered = {
        "tags": ["책"], "categories": ["길"], "author_name": "소연, 에드윈",
        "front_matter": {"series": "긴 글"},
    }  # fmt: skip
    make_post(**gathered, published_at=NOON, updated_at=NOON + dt.timedelta(days=9))
    make_post(**gathered, published_at=NOON + dt.timedelta(days=3))
    make_post(tags=["몰래"], author_name="아무개", status="draft")
    make_post(kind="page", path="/about/", tags=["쪽"], author_name="쪽지")
    found = {address: date for address, date in addresses().items() if address.count("/") == 3}
    assert found == {
        "/tags/%EC%B1%85/": "2024-05-10",
        "/categories/%EA%B8%B8/": "2024-05-10",
        "/authors/%EC%86%8C%EC%97%B0/": "2024-05-10",
        "/authors/%EC%97%90%EB%93%9C%EC%9C%88/": "2024-05-10",
        "/series/%EA%B8%B4-%EA%B8%80/": "2024-05-10",
    }


def test_an_author_without_name_in_texts_is_the_sites(
    site, make_post, addresses, django_user_model
):
    site.author_name = "한소연"
    site.save()
    make_post()
    make_post(author=django_user_model.objects.create(username="edwin"))
    authors = [address for address in addresses() if address.startswith("/authors/")]
    assert authors == ["/authors/", "/authors/edwin/", "/authors/%ED%95%9C%EC%86%8C%EC%97%B0/"]


def test_a_document_that_introduces_a_tag_is_named_once(site, make_post, addresses):
    make_post(tags=["책"])
    make_post(kind="page", path="/tags/책/", published_at=NOON)
    assert addresses()["/tags/%EC%B1%85/"] == "2024-05-01"
