"""Every feed, in every form, held against its schema and read by a reader of feeds."""

import feedparser
import pytest
from django.conf import settings as django_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blog import importing
from blog.models import Post, SiteConfiguration
from tests.conftest import SAMPLE_BLOG
from tests.schemas import difficult
from tests.schemas.feeds import atom_faults, json_faults, rss_faults

pytestmark = pytest.mark.django_db
FAULTS = {"feed.xml": atom_faults, "rss.xml": rss_faults, "feed.json": json_faults}
PLACES = ("/", "/tags/*/", "/categories/*/", "/authors/*/", "/series/*/")


@pytest.fixture
def addresses_of(page):
    """Return a finder of pages that have a feed: those that a list links, for a ``*``."""

    def found(place):
        start, star, _ = place.partition("*")
        if not star:
            return [place]
        links = [link.attributes["href"] for link in page(start).css("main a[href]")]
        return [href for href in dict.fromkeys(links) if href.startswith(start) and href != start]

    return found


@pytest.fixture
def valid(client):
    """Return a reader of the feed at an address, which must be valid."""

    def read(address):
        answer = client.get(address)
        assert answer.status_code == 200, address
        faults = FAULTS[address.rpartition("/")[2]](answer.content)
        assert faults == [], address
        if not address.endswith(".json"):
            feed = feedparser.parse(answer.content)
            assert not feed.bozo, (address, feed.get("bozo_exception"))
        return answer.text

    return read


@pytest.mark.parametrize("form", FAULTS)
@pytest.mark.parametrize("place", PLACES)
def test_feeds_of_difficult_texts(site, make_post, addresses_of, valid, monkeypatch, place, form):
    monkeypatch.setattr(django_settings, "WEBSUB_HUB", "https://hub.example.org/?a=1&b=2")
    difficult.write(make_post)
    addresses = addresses_of(place)
    assert addresses
    for address in addresses:
        text = valid(f"{address}{form}")
        assert not [title for title in difficult.UNSEEN if title in text]


def test_every_feed_of_the_sample(db, addresses_of, valid):
    importing.import_tree(SAMPLE_BLOG)
    addresses = [address for place in PLACES for address in addresses_of(place)]
    for address in addresses:
        for form in FAULTS:
            valid(f"{address}{form}")
    assert len(addresses) > 40


@pytest.mark.parametrize("form", FAULTS)
def test_feeds_of_a_site_that_says_nothing_of_itself(db, make_post, valid, form):
    valid(f"/{form}")
    SiteConfiguration.objects.create(lang="none at all", description="\x01 ", author_name="\x02")
    valid(f"/{form}")
    difficult.write(make_post)
    valid(f"/{form}")


@pytest.mark.parametrize("form", FAULTS)
def test_feeds_of_a_site_below_a_base(site, make_post, valid, form):
    site.config["baseurl"] = "/블로그 하나"
    site.save()
    difficult.write(make_post)
    valid(f"/블로그 하나/{form}")


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=words, summary=words, html=words, author=words, lang=words)
def test_feeds_of_any_text(db, client, title, summary, html, author, lang):
    said = {"title": title, "summary": summary, "html": html, "author_name": author, "lang": lang}
    post, _ = Post.objects.update_or_create(
        source_path="a", defaults={**said, "path": "/a/", "kind": "post", "status": "published"}
    )
    try:
        for form, faults_of in FAULTS.items():
            assert faults_of(client.get(f"/{form}").content) == []
    finally:
        post.delete()
