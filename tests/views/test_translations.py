"""The same text in other languages: hreflang for machines, a link for readers."""

from xml.etree import ElementTree

import pytest

from blog.models import Document
from blog.publishing import store

pytestmark = pytest.mark.django_db
BASE = "http://127.0.0.1:8000"
XHTML = "{http://www.w3.org/1999/xhtml}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def pair(site, make_post):
    """Return a maker of a text in Korean and in English, tied by what the front matter says."""

    def make(**front_matter):
        make_post(path="/ko/", lang="ko", title="목차", front_matter=front_matter)
        make_post(path="/en/", lang="en", title="Contents", front_matter=front_matter)

    return make


def alternates(page, address):
    nodes = page(address).css("head link[rel=alternate][hreflang]")
    return {node.attributes["hreflang"]: node.attributes["href"] for node in nodes}


BOTH = {"ko": f"{BASE}/ko/", "en": f"{BASE}/en/", "x-default": f"{BASE}/ko/"}


@pytest.mark.parametrize(
    "name",
    ["translation_key", "translationKey", "lang-ref", "lang_ref", "page_id", "ref"],
)
def test_texts_with_one_key_are_translations(pair, page, name):
    pair(**{name: "contents"})
    assert alternates(page, "/ko/") == alternates(page, "/en/") == BOTH


def test_texts_of_one_permalink_in_two_languages_are_translations(pair, page):
    pair(permalink="/contents/", lang="any")
    assert alternates(page, "/en/") == BOTH


def test_a_reader_is_led_to_the_other_language(pair, page):
    pair(ref="contents")
    (link,) = page("/ko/").css(".translations a")
    assert link.text() == "English"
    told = ("href", "hreflang", "lang")
    assert [link.attributes[name] for name in told] == ["/en/", "en", "en"]


@pytest.mark.parametrize(
    ("first", "second"),
    [({"ref": "a"}, {"ref": "b"}), ({"ref": "a"}, {"page_id": "a"}), ({}, {}), ({"ref": ""},) * 2],
)
def test_other_texts_are_none(site, make_post, page, first, second):
    make_post(path="/ko/", lang="ko", front_matter=first)
    make_post(path="/en/", lang="en", front_matter=second)
    assert alternates(page, "/ko/") == {}
    assert not page("/ko/").css(".translations")


def test_a_draft_and_a_second_text_in_one_language_are_none(site, make_post, page):
    make_post(path="/ko/", lang="ko", front_matter={"ref": "a"})
    make_post(path="/en/", lang="en", front_matter={"ref": "a"}, status="draft")
    make_post(path="/also/", lang="ko", front_matter={"ref": "a"})
    assert alternates(page, "/ko/") == {}


def test_the_site_map_names_translations(pair, make_post, client):
    pair(ref="contents")
    make_post(path="/alone/", lang="ko")
    found = {}
    for url in ElementTree.fromstring(client.get("/sitemap.xml").content):
        links = url.findall(f"{XHTML}link")
        found[url.findtext(f"{MAP}loc")] = {
            link.get("hreflang"): link.get("href") for link in links
        }
    assert found[f"{BASE}/ko/"] == found[f"{BASE}/en/"] == BOTH
    assert found[f"{BASE}/alone/"] == {}


def test_a_site_of_polyglot_has_its_translations_below_their_language(site):
    site.config |= {"languages": ["ko", "en"], "default_lang": "ko", "permalink": "/:title/"}
    site.save()
    for lang, path in (("ko", "/contents/"), ("en", "/en/contents/"), ("fr", "/contents-2/")):
        slug = "contents-2" if lang == "fr" else "contents"
        post = Document(kind="post", title="t", slug=slug, lang=lang, status="published", body="b")
        assert store(post, edited=True).path == path
