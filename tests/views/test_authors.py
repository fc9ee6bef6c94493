"""The pages of those who write, and what is told of them."""

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile

from blog.models import Asset, SiteConfiguration
from blog.views.bylines import authors_in

pytestmark = pytest.mark.django_db

BORA = {
    "name": "김보라",
    "bio": "글씨를 <b>모읍니다</b>.",
    "github": "bora",
    "url": "https://b.kr/",
}


@pytest.fixture
def site(db):
    return SiteConfiguration.objects.create(
        title="목차", author_name="주인", data={"authors": {"bora": BORA}}
    )


def titles(texts, page, address):
    return texts(page(address), "main .h-entry .p-name")


def test_the_byline_leads_to_all_that_an_author_wrote(site, make_post, page, texts):
    make_post(title="하나", path="/q/", author_name="김보라")
    make_post(title="둘", author_name="김보라, Edwin Marsh")
    make_post(title="셋", author_name="남")
    make_post(title="넷", author_name="김보라", status="draft")
    link = page("/q/").css_first("a.p-author")
    assert (link.text(), link.attributes["href"]) == (
        "김보라",
        "/authors/%EA%B9%80%EB%B3%B4%EB%9D%BC/",
    )
    assert titles(texts, page, "/authors/김보라/") == ["하나", "둘"]
    assert titles(texts, page, "/authors/edwin-marsh/") == ["둘"]


def test_a_post_without_an_author_is_the_account_s_or_the_site_s(site, make_post, page, texts):
    kim = User.objects.create(username="kim", first_name="Kim", last_name="Min")
    make_post(title="계정의", author=kim)
    make_post(title="사이트의")
    assert titles(texts, page, "/authors/kim-min/") == ["계정의"]
    assert titles(texts, page, "/authors/주인/") == ["사이트의"]


def test_all_authors_stand_by_name_with_the_numbers_of_their_posts(site, make_post, page, texts):
    for name in ("나", "Beth", "가", "나"):
        make_post(author_name=name)
    ko = page("/authors/", headers={"accept-language": "ko"})
    assert texts(ko, ".contents-list li") == ["가1", "나2", "Beth1"]
    en = page("/authors/", headers={"accept-language": "en"})
    assert texts(en, ".contents-list a") == ["Beth", "가", "나"]


def test_a_page_tells_what_the_data_say_of_its_author(site, make_post, page, texts):
    make_post(path="/q/", author_name="김보라")
    shown = page("/authors/김보라/")
    assert texts(shown, ".list-description") == ["글씨를 모읍니다."]
    links = {a.text(): a.attributes["href"] for a in shown.css(".links a")}
    assert links == {"GitHub": "https://github.com/bora", "b.kr": "https://b.kr/"}
    assert texts(page("/q/"), ".about-author p") == ["김보라 글씨를 모읍니다."]


def test_another_spelling_leads_to_the_page_and_a_stranger_is_not_found(site, make_post, client):
    make_post(author_name="Edwin Marsh")
    answer = client.get("/authors/Edwin Marsh/")
    assert (answer.status_code, answer["Location"]) == (301, "/authors/edwin-marsh/")
    assert client.get("/authors/edwin-marsh").status_code == 301
    assert client.get("/authors/nobody/").status_code == 404


def test_what_lives_at_an_author_s_address_keeps_it(site, make_post, page, texts):
    make_post(author_name="Bora")
    make_post(title="여기 사는 글", path="/authors/bora/")
    assert texts(page("/authors/bora/"), "h1") == ["여기 사는 글"]
    make_post(kind="page", title="쪽", path="/authors/kim/", source_path="kim.md", html="<p>쪽</p>")
    assert texts(page("/authors/kim/"), "h1") == ["쪽"]
    make_post(title="그의 글", author_name="Kim")
    both = page("/authors/kim/")
    assert texts(both, ".e-content") == ["쪽"]
    assert texts(both, ".h-entry .p-name") == ["그의 글"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("김보라, Edwin Marsh", ["김보라", "Edwin Marsh"]),
        ("Martin Luther King, Jr.", ["Martin Luther King, Jr."]),
        ("A, A, ", ["A"]),
        ("", []),
    ],
)
def test_a_line_of_names(line, names):
    assert [author.name for author in authors_in(line)] == names


@pytest.fixture
def portrait(db):
    asset = Asset(source_path="me.png", path="/me.png", content_type="image/png", digest="a")
    asset.file.save("me.png", ContentFile(b"x"))


@pytest.mark.parametrize(
    ("config", "picture"),
    [
        ({"avatar": "/me.png"}, "/me.png"),
        ({"author": {"name": "주인", "avatar": "me.png"}}, "/me.png"),
        ({"avatar": "/gone.png"}, None),
        ({"avatar": "https://example.org/me.png"}, None),
    ],
)
def test_home_shows_the_author_s_picture_where_the_site_has_it(portrait, page, config, picture):
    SiteConfiguration.objects.create(title="목차", config=config)
    found = page("/").css_first(".cover-author img")
    assert (found and found.attributes["src"]) == picture


def test_home_links_what_configurations_of_themes_name(page):
    config = {
        "links": [{"title": "소개", "url": "/about/"}],
        "github_username": "bora",
        "email": "b@b.kr",
        "twitter": {"username": "none"},
        "social": {"links": ["https://github.com/bora/", "https://www.instagram.com/bora"]},
    }
    SiteConfiguration.objects.create(title="목차", config=config)
    links = [(a.text(), a.attributes["href"]) for a in page("/").css(".links a")]
    assert links == [
        ("소개", "/about/"),
        ("GitHub", "https://github.com/bora"),
        ("b@b.kr", "mailto:b@b.kr"),
        ("Instagram", "https://www.instagram.com/bora"),
    ]
