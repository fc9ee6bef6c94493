"""Home, categories, tags, archive, search, sources."""

import datetime as dt
import unicodedata
from urllib.parse import quote

import pytest

from blog.models import Category, Link, Reference, SiteConfiguration, Tag
from blog.site import page_number, page_path

pytestmark = pytest.mark.django_db


@pytest.fixture
def titles(page, texts):
    def of(address: str) -> list[str]:
        return texts(page(address), "main .h-entry .p-name")

    return of


def test_home_is_a_feed_of_the_newest_posts(site, make_post, page, texts):
    make_post(title="둘째", path="/b/")
    make_post(title="첫째", path="/a b/", published_at=dt.datetime(2024, 1, 1, tzinfo=dt.UTC))
    make_post(title="초안", status="draft")
    make_post(title="페이지", kind="page", source_path="p.md")
    home = page("/")
    assert texts(home, ".h-feed .h-entry .p-name") == ["둘째", "첫째"]
    urls = [a.attributes["href"] for a in home.css(".h-feed .h-entry .u-url")]
    assert urls == ["/b/", "/a%20b/"]


def test_home_of_an_empty_site_says_so(db, page, texts):
    assert texts(page("/", headers={"accept-language": "en"}), ".nothing") == [
        "Nothing has been published yet."
    ]


def configured(**config) -> SiteConfiguration:
    return SiteConfiguration.objects.create(title="목차", config=config)


@pytest.mark.parametrize(
    ("template", "second"),
    [
        (None, "/page2/"),
        ("/page:num", "/page2/"),
        ("page/:num/", "/page/2/"),
        ("/blog/page:num/", "/blog/page2/"),
        ("/글/:num.html", "/글/2.html"),
        ("/no-number/", "/page2/"),
    ],
)
def test_pages_of_home_live_where_jekyll_put_them(make_post, titles, client, template, second):
    configured(paginate=2, **({"paginate_path": template} if template else {}))
    for number in range(5):
        make_post(title=f"글{number}", path=f"/{number}/")
    assert titles(second) == ["글2", "글3"]
    assert client.get(second.rstrip("/")).status_code in {200, 301}
    assert titles("/") == ["글0", "글1"]


def test_pages_of_home_link_each_other_and_end(make_post, page, client):
    configured(paginate=1, paginate_path="/page/:num/")
    for number in range(3):
        make_post(path=f"/{number}/")
    middle = page("/page/2/").css_first("nav.pagination")
    ends = {a.attributes["rel"]: a.attributes["href"] for a in middle.css("a[rel]")}
    assert ends == {"prev": "/", "next": "/page/3/"}
    assert middle.css_first("[aria-current]").text() == "2"
    assert client.get("/page/4/").status_code == 404
    assert client.get("/page/1/")["Location"] == "/"


def test_a_page_whose_address_looks_like_a_number_of_home_is_itself(make_post, client):
    configured(paginate=1, paginate_path="/:num/")
    make_post(path="/404")
    make_post(path="/2/")
    assert client.get("/404").status_code == 200
    assert client.get("/404.html")["Location"] == "/404"
    assert client.get("/2")["Location"] == "/2/"


@pytest.mark.parametrize("path", ["/page/", "/page/0/", "/page/x/", "/page/2/x", "/page/-1/"])
def test_what_is_no_page_of_home(path):
    assert page_number(SiteConfiguration(config={"paginate_path": "/page/:num/"}), path) is None


def test_a_page_that_is_an_index_file_counts_too():
    site = SiteConfiguration()
    assert page_number(site, "/page3/index.html") == 3
    assert page_path(site, 3) == "/page3/"


@pytest.mark.parametrize("value", ["many", 0, -3, None, []])
def test_a_paginate_that_is_no_number_means_ten(make_post, titles, value):
    configured(paginate=value)
    for number in range(11):
        make_post(path=f"/{number}/")
    assert len(titles("/")) == 10


def test_each_tag_has_a_page_whatever_its_name(site, make_post, titles):
    names = ["알리바바", "ALIBABA", "Alibaba Group", "C", "C++", "C#", "😀", "!!!", "빅 데이터"]
    make_post(title="글", tags=names)
    for tag in Tag.objects.all():
        assert titles(tag.get_absolute_url()) == ["글"]
    assert Tag.objects.count() == len(names)


def test_a_tag_page_shows_its_public_posts_alone(site, make_post, titles, client):
    make_post(title="하나", tags=["가", "나"])
    make_post(title="둘", tags=["나"])
    make_post(title="초안", tags=["가", "다"], status="draft")
    assert titles("/tags/가/") == ["하나"]
    assert titles("/tags/나/") == ["하나", "둘"]
    assert client.get("/tags/다/").status_code == 404
    assert client.get("/tags/라/").status_code == 404


def test_tags_are_listed_with_the_number_of_public_posts(site, make_post, page, texts):
    make_post(tags=["가", "나"])
    make_post(tags=["나"])
    make_post(tags=["가", "다"], status="draft")
    assert texts(page("/tags/"), ".tag-list a") == ["가 1", "나 2"]


def test_categories_keep_the_order_that_their_editor_gave(site, make_post, page, texts):
    make_post(categories=["나", "가"])
    Category.objects.filter(name="가").update(position=2)
    Category.objects.filter(name="나").update(position=1)
    assert texts(page("/categories/"), ".contents-list a") == ["나", "가"]
    assert texts(page("/categories/나/"), "h1") == ["나"]


def test_a_decomposed_slug_leads_to_the_composed_one(site, make_post, client):
    make_post(tags=["한글"])
    response = client.get(quote(unicodedata.normalize("NFD", "/tags/한글/")))
    assert (response.status_code, response["Location"]) == (301, quote("/tags/한글/"))


def test_the_archive_counts_by_the_date_that_readers_see(site, make_post, page, texts):
    make_post(published_at=dt.datetime(2019, 12, 31, 16, 0, tzinfo=dt.UTC))  # 2020 in Seoul
    make_post(published_at=dt.datetime(2020, 3, 1, tzinfo=dt.UTC))
    make_post(published_at=dt.datetime(2020, 3, 2, tzinfo=dt.UTC))
    archive = page("/archive/")
    links = [a.attributes["href"] for a in archive.css(".archive-year a")]
    assert links == ["/archive/2020/", "/archive/2020/01/", "/archive/2020/03/"]
    assert texts(archive, ".contents-number") == ["1", "2"]


def test_the_archive_of_a_site_without_zone_goes_by_the_written_offset(make_post, titles, page):
    configured()
    night = dt.datetime(2019, 12, 31, 16, 0, tzinfo=dt.UTC)
    make_post(title="서울", published_at=night, date_offset=540)
    make_post(title="런던", published_at=night, date_offset=0)
    make_post(title="어딘가", published_at=night)
    assert titles("/archive/2020/01/") == ["서울"]
    assert titles("/archive/2019/12/") == ["어딘가", "런던"]
    months = [a.attributes["href"] for a in page("/archive/").css(".contents-list a")]
    assert months == ["/archive/2020/01/", "/archive/2019/12/"]


@pytest.mark.parametrize("path", ["/archive/2024/13/", "/archive/2024/02/", "/archive/0000/"])
def test_a_month_without_posts_is_not_there(site, make_post, client, path):
    make_post(published_at=dt.datetime(2024, 1, 5, tzinfo=dt.UTC))
    assert client.get(path).status_code == 404


def test_search_finds_what_holds_every_word(site, make_post, titles, client):
    make_post(title="애플실리콘", text="대한민국의 역사를 검색합니다.")
    make_post(title="다른 글", text="역사")
    make_post(title="비밀", text="대한민국 역사", status="draft")
    assert titles("/search/?q=역사+민국") == ["애플실리콘"]
    assert titles("/search/?q=" + quote(unicodedata.normalize("NFD", "실리콘"))) == ["애플실리콘"]
    assert titles("/search/?q=") == titles("/search/") == titles("/search/?q=%00") == []
    assert titles("/search/?q=없는말") == []


def test_what_was_typed_comes_back_harmless(site, client):
    answer = client.get("/search/", {"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in answer
    assert "&quot;&gt;&lt;script&gt;" in answer


@pytest.mark.parametrize("number", ["0", "2", "-1", "x", "99999999999999999999", "²"])
def test_a_page_that_does_not_exist(site, make_post, client, number):
    make_post(title="글", tags=["가"])
    assert client.get("/tags/가/", {"page": number}).status_code == 404


def test_sources_stand_by_host_with_the_public_texts_that_cite_them(site, make_post, page, texts):
    public, draft = make_post(title="공개"), make_post(title="초안", status="draft")
    links = [
        Link.objects.create(url=u) for u in ("https://b.kr/2", "https://a.kr/1", "https://c.kr/")
    ]
    for number, (document, link) in enumerate(
        [(public, links[0]), (public, links[1]), (draft, links[0]), (draft, links[2])]
    ):
        Reference.objects.create(document=document, link=link, kind="link", position=number)
    Reference.objects.create(document=public, link=links[0], kind="image", position=9)
    sources = page("/sources/")
    assert texts(sources, ".source-host h2") == ["a.kr", "b.kr"]
    assert texts(sources, ".source-citing a") == ["공개", "공개"]
