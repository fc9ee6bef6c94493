"""What all pages share: language, navigation, errors, security."""

import gzip

import pytest
from django.test import Client

from blog.models import SiteConfiguration
from blog.views.stylesheet import stylesheet_address

pytestmark = pytest.mark.django_db


def language(client, **headers) -> str:
    return client.get("/", headers=headers)["Content-Language"]


@pytest.mark.parametrize(
    ("site_language", "accepted", "spoken"),
    [
        ("ko", "en-GB,en;q=0.9", "en"),
        ("en-US", "ko-KR,ko", "ko"),
        ("en-US", "fr,de;q=0.5", "en"),
        ("en_US", "", "en"),
        ("zh-CN", "fr", "ko"),
        ("", "*", "ko"),
    ],
)
def test_the_reader_chooses_the_language_and_then_the_site(client, site_language, accepted, spoken):
    SiteConfiguration.objects.create(title="목차", lang=site_language)
    assert language(client, **{"accept-language": accepted}) == spoken


def test_a_page_says_its_language_and_speaks_it(site, page, texts):
    for code, word in (("ko", "보관함"), ("en", "Archive")):
        home = page("/", headers={"accept-language": code})
        assert home.css_first("html").attributes["lang"] == code
        assert word in texts(home, ".site-nav a")


def entries(page) -> list[tuple[str, str]]:
    return [(a.text(), a.attributes["href"]) for a in page("/").css(".site-nav a")][:-3]


def test_navigation_is_what_the_author_wrote(page):
    written = [
        {"title": "소개", "url": "/about/"},
        {"name": "코드", "link": "https://example.org/"},
        {"title": "상대", "url": "notes/"},
        {"title": "주소 없음"},
        "이상한 것",
    ]
    SiteConfiguration.objects.create(config={"navigation": written, "baseurl": ""})
    assert entries(page) == [
        ("소개", "/about/"),
        ("코드", "https://example.org/"),
        ("상대", "/notes/"),
    ]


def test_header_pages_stand_in_their_order(make_post, page):
    SiteConfiguration.objects.create(config={"header_pages": ["z.md", "a.md", "gone.md"]})
    for name in "az":
        make_post(kind="page", title=name, path=f"/{name}/", source_path=f"{name}.md")
    assert entries(page) == [("z", "/z/"), ("a", "/a/")]


def test_without_a_word_of_the_author_the_top_pages_stand_there(site, make_post, page):
    shown = {"소개": "/about/", "연락": "/contact.html"}
    hidden = {"": "/untitled/", "404": "/404.html", "속": "/docs/inner/", "자료": "/data.json"}
    for title, path in (shown | hidden).items():
        make_post(kind="page", title=title, path=path, source_path=path.strip("/") + ".md")
    make_post(kind="page", title="초안", path="/x/", source_path="x.md", status="draft")
    assert entries(page) == list(shown.items())


def test_a_page_that_is_not_there_suggests_what_is(site, make_post, page, texts):
    make_post(title="알리바바", path="/2019/07/13/alibaba-story/")
    make_post(title="다른 글", path="/2020/01/01/other/")
    missing = page("/2018/01/01/alibaba.html", 404)
    assert texts(missing, "main .contents-list a") == ["알리바바"]
    assert missing.css_first("input[name=q]").attributes["value"] == "alibaba"
    assert len(page("/zzz/", 404).css("main .contents-list a")) == 2


@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/" + "a" * 5000,
        "/%ff%fe/",
        "/..%2f..%2fetc/passwd",
        "/tags/%00/",
        "/tags/%00/feed.xml",
    ],
)
def test_strange_addresses_are_simply_not_there(site, client, path):
    assert client.get(path).status_code == 404


def test_a_server_error_needs_neither_database_nor_site(site, monkeypatch, page):
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("blog.views.archive.dated_posts", fail)
    client = Client(raise_request_exception=False)
    response = client.get("/archive/", headers={"accept-language": "ko"})
    assert response.status_code == 500
    assert "고장" in response.text


def test_the_policy_allows_no_script_or_style_in_the_page(site, make_post, client):
    make_post(path="/q/")
    policy = client.get("/q/")["Content-Security-Policy"]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";") if part.strip())
    assert directives["script-src"] == directives["style-src"] == "'self'"


def test_pages_travel_compressed_and_are_not_sent_twice(site, make_post, client):
    make_post(path="/q/", html="<p>본문</p>" * 100)
    plain = client.get("/q/")
    packed = client.get("/q/", headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    etag = {"accept-encoding": "gzip", "if-none-match": packed["ETag"]}
    assert client.get("/q/", headers=etag).status_code == 304


def test_reading_sets_no_cookie(site, make_post, client):
    make_post(path="/q/")
    for address in ("/", "/q/", "/tags/", "/search/?q=a", "/none/"):
        assert client.get(address).cookies == {}


def test_the_reader_switches_the_language_without_script_and_comes_back(site, page, client):
    form = page("/archive/?page=1").css_first("form.languages")
    button = form.css_first("button")
    assert (button.text(), button.attributes["lang"]) == ("English", "en")
    posted = {
        "next": form.css_first("input").attributes["value"],
        "language": button.attributes["value"],
    }
    answer = client.post(form.attributes["action"], posted)
    assert (answer.status_code, answer["Location"]) == (302, "/archive/?page=1")
    assert page("/archive/").css_first("html").attributes["lang"] == "en"


def test_the_switch_leads_to_no_other_host(site, client):
    posted = {"next": "https://example.org/", "language": "en"}
    assert client.post("/admin/language/", posted)["Location"] == "/"


def test_a_form_without_its_token_is_answered_in_the_sites_own_dress(site):
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "ko"})
    answer = client.post("/admin/login/", {"username": "a"})
    assert answer.status_code == 403
    assert "글은 그대로" in answer.text
    assert f'href="{stylesheet_address()}"' in answer.text
