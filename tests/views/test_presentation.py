"""What authors set of the look: accent, footer, navigation, pictures of posts."""

import re

import pytest
from django.core.files.base import ContentFile

from blog.media.accent import accent_rules, contrast
from blog.models import Asset, SiteConfiguration

pytestmark = pytest.mark.django_db

PAPERS = ((252.0, 253.0, 251.0), (18.0, 22.0, 21.0))


def colours(rules: str, name: str) -> list[tuple[float, float, float]]:
    pair = re.search(rf"--{name}:light-dark\((#\w+),(#\w+)\)", rules).groups()
    return [tuple(int(text[i : i + 2], 16) * 1.0 for i in (1, 3, 5)) for text in pair]


@pytest.mark.parametrize("written", ["#ff6600", "yellow", "#000", "#FFF", "hsl(200, 80%, 50%)"])
def test_any_accent_can_be_read_on_its_paper_and_on_its_shade(written):
    rules = accent_rules(written)
    shades = colours(rules, "accent-shade")
    for accent, shade, paper in zip(colours(rules, "accent"), shades, PAPERS, strict=True):
        assert contrast(accent, paper) >= 4.5
        assert contrast(accent, shade) >= 4.5


@pytest.mark.parametrize("written", ["", "no colour", "#12", "red;}body{display:none", "url(x)"])
def test_what_is_no_colour_changes_nothing(written):
    assert accent_rules(written) == ""


def test_a_site_in_its_own_accent_has_a_stylesheet_of_its_own(client, page):
    site = SiteConfiguration.objects.create(title="목차")
    before = page("/").css_first("link[rel=stylesheet]").attributes["href"]
    site.config = {"accent_color": "navy"}
    site.save()
    after = page("/").css_first("link[rel=stylesheet]").attributes["href"]
    assert after != before
    answer = client.get(after)
    assert "--accent:light-dark(#000080," in answer.text
    assert "immutable" in answer["Cache-Control"]


@pytest.mark.parametrize("written", ["© [보라](/about/)", {"text": "© [보라](/about/)"}])
def test_the_footer_is_the_author_s_markdown(page, written):
    SiteConfiguration.objects.create(title="목차", config={"footer": written})
    link = page("/").css_first(".site-footer-words p a")
    assert (link.text(), link.attributes["href"]) == ("보라", "/about/")


def test_a_footer_is_as_safe_as_an_article(client):
    SiteConfiguration.objects.create(config={"footer": "<script>alert(1)</script><b>글</b>"})
    answer = client.get("/").text
    assert "alert(1)" not in answer
    assert "<b>글</b>" in answer


@pytest.mark.parametrize("written", [["x"], 3, {"links": []}])
def test_a_footer_of_another_theme_is_left_out(page, texts, written):
    SiteConfiguration.objects.create(title="목차", description="말", config={"footer": written})
    assert texts(page("/"), ".site-footer-words") == ["목차말"]


@pytest.mark.parametrize(
    "navigation",
    [
        [{"name": "소개", "link": "/about"}],
        {"main": [{"title": "소개", "url": "/about"}], "docs": []},
        {"top": [{"title": "소개", "url": "/about"}]},
    ],
)
def test_navigation_may_lie_in_the_data(page, navigation):
    SiteConfiguration.objects.create(title="목차", data={"navigation": navigation})
    first = page("/").css_first(".site-nav a")
    assert (first.text(), first.attributes["href"]) == ("소개", "/about")


@pytest.fixture
def picture(db):
    asset = Asset(source_path="a b.png", path="/a b.png", content_type="image/png", digest="a")
    asset.file.save("a.png", ContentFile(b"x"))


@pytest.mark.parametrize(
    ("front_matter", "defaults"),
    [
        ({"image": "/a b.png"}, []),
        ({"image": "a%20b.png"}, []),
        ({"image": {"path": "/a b.png", "alt": "그림"}}, []),
        ({"header": {"teaser": "/a b.png"}}, []),
        ({}, [{"scope": {"path": "_posts"}, "values": {"image": "/a b.png"}}]),
    ],
)
def test_a_post_shows_its_picture_in_lists(picture, make_post, page, front_matter, defaults):
    SiteConfiguration.objects.create(title="목차", config={"defaults": defaults})
    make_post(front_matter=front_matter, tags=["가"])
    for address in ("/", "/tags/가/"):
        assert page(address).css_first(".entry-picture img").attributes["src"] == "/a%20b.png"


@pytest.mark.parametrize("image", ["/gone.png", "https://example.org/a b.png", 3, "", None, []])
def test_a_picture_that_is_not_here_is_left_out(picture, site, make_post, page, image):
    make_post(front_matter={"image": image})
    assert page("/").css(".entry-picture") == []
