"""Tags and categories are found by any spelling that a link may have."""

import datetime as dt
import unicodedata

import pytest

from blog.models import Document


@pytest.mark.parametrize(
    ("tag", "asked", "slug"),
    [
        ("33 minutes", "33 minutes", "33-minutes"),
        ("33 minutes", "33%20minutes", "33-minutes"),
        ("33 minutes", "33+minutes", "33-minutes"),
        ("33 minutes", "33_minutes", "33-minutes"),
        ("asp.net", "asp.net", "asp-net"),
        ("Alibaba Group", "alibaba-group", "alibaba-group"),
        ("Alibaba Group", "ALIBABA GROUP", "alibaba-group"),
        ("C++", "C++", "c-plus-plus"),
        ("C#", "c", "c-sharp"),
        ("알리 바바", unicodedata.normalize("NFD", "알리-바바"), "알리-바바"),
    ],
)
@pytest.mark.parametrize("end", ["/", "", ".html"])
def test_a_tag_answers_by_its_plain_name_in_one_step(
    site, make_post, client, tag, asked, slug, end
):
    make_post(tags=[tag])
    answer = client.get(f"/tags/{asked}{end}", follow=True)
    steps = [(status, to) for to, status in answer.redirect_chain]
    expected = "/tags/" + slug + "/"
    assert [status for status, _ in steps] == ([] if asked + end == slug + "/" else [301])
    assert answer.status_code == 200
    assert answer.wsgi_request.path == expected


def test_a_name_without_public_posts_is_not_found(site, make_post, client):
    make_post(tags=["숨은 이름"], status="hidden")
    assert client.get("/tags/숨은 이름/").status_code == 404
    assert client.get("/tags/숨은 이름").status_code == 404


@pytest.mark.parametrize(
    ("former", "now"),
    [
        ("/tag/alibaba-group/", "/tags/alibaba-group/"),
        ("/category/애플 실리콘/", "/categories/애플-실리콘/"),
        ("/feed/by_tag/alibaba-group.xml", "/tags/alibaba-group/feed.xml"),
        ("/feed/애플 실리콘.xml", "/categories/애플-실리콘/feed.xml"),
    ],
)
def test_pages_that_archive_plugins_made_lead_on(site, make_post, client, former, now):
    make_post(tags=["Alibaba Group"], categories=["애플 실리콘"])
    answer = client.get(former, follow=True)
    assert [status for _, status in answer.redirect_chain] == [301]
    assert answer.wsgi_request.path == now


def test_the_plugins_own_permalink_counts(site, make_post, client):
    site.config["jekyll-archives"] = {"permalinks": {"tag": "/labels/:name.html"}}
    site.save()
    make_post(tags=["Alibaba Group"])
    assert client.get("/labels/alibaba-group.html")["Location"] == "/tags/alibaba-group/"
    assert client.get("/tag/alibaba-group/").status_code == 404


@pytest.mark.parametrize(
    ("former", "now"),
    [
        ("/blog/2020/", "/archive/2020/"),
        ("/blog/2020", "/archive/2020/"),
        ("/2020/3/", "/archive/2020/03/"),
        ("/2020/03/07/", "/archive/2020/03/"),
        ("/2020/", None),
        ("/blog/2019/", None),
    ],
)
def test_the_plugins_pages_of_years_and_months_lead_on(site, make_post, client, former, now):
    permalinks = {"year": "/blog/:year/"}
    site.config["jekyll-archives"] = {"enabled": ["year", "month", "day"], "permalinks": permalinks}
    site.save()
    make_post(published_at=dt.datetime(2020, 3, 7, tzinfo=dt.UTC))
    assert client.get(former).get("Location") == now


def test_without_the_plugin_no_year_leads_on(site, make_post, client):
    make_post(published_at=dt.datetime(2020, 3, 7, tzinfo=dt.UTC))
    assert client.get("/2020/").status_code == 404


def test_links_to_a_place_in_the_list_of_tags_land(site, make_post, page):
    make_post(tags=["알리바바", "Alibaba Group", "C", "C++", "c"])
    ids = [node.attributes["id"] for node in page("/tags/").css(".tag-list [id]")]
    assert len(ids) == len(set(ids))
    assert set(ids) == {
        "알리바바", "alibaba-group", "Alibaba-Group", "C", "C++", "c", "c-plus-plus", "c-2",
    }  # fmt: skip


@pytest.fixture
def author_page(site):
    def make(path: str, html: str = "<h2 id='알리바바'>머리</h2>") -> Document:
        return Document.objects.create(
            kind="page", status="published", title="꼬리표 모음", path=path, html=html,
            ids=["알리바바"] if "알리바바" in html else [], source_path="page.md",
        )  # fmt: skip

    return make


@pytest.mark.parametrize("path", ["/tags/", "/categories/", "/archive/", "/sources/"])
@pytest.mark.parametrize("html", ["<p>알립니다.</p>", ""])
def test_an_authors_page_introduces_the_list_at_its_address(
    author_page, make_post, page, texts, path, html
):
    make_post(tags=["알리바바"], categories=["분류"])
    author_page(path, html)
    shown = page(path)
    assert texts(shown, "h1") == ["꼬리표 모음"]
    assert [node.inner_html for node in shown.css(".e-content")] == [html]
    assert texts(shown, ".tag-list a, .contents-list a, .nothing") != []


def test_an_authors_page_introduces_the_posts_of_its_term(author_page, make_post, page, texts):
    for number in range(30):
        make_post(tags=["알리바바"], title=f"글 {number}")
    author_page("/tags/알리바바/", "<p>알립니다.</p>")
    first, second = page("/tags/알리바바/"), page("/tags/알리바바/?page=2")
    assert texts(first, "h1, .e-content") == ["꼬리표 모음", "알립니다."]
    assert texts(second, "h1, .e-content") == ["알리바바"]
    assert len(first.css(".entries > li")) > 0


def test_a_post_keeps_its_address_beside_a_term_of_its_name(make_post, site, page, texts):
    make_post(tags=["여행"], title="다른 글")
    make_post(path="/tags/여행/", title="여행 글")
    assert texts(page("/tags/여행/"), "h1") == ["여행 글"]


def test_an_id_of_the_introduction_is_not_given_twice(author_page, make_post, page):
    make_post(tags=["알리바바"])
    author_page("/tags/")
    assert len(page("/tags/").css('[id="알리바바"]')) == 1


def test_a_page_that_is_not_public_introduces_nothing(author_page, make_post, page, texts):
    make_post(tags=["알리바바"])
    Document.objects.filter(pk=author_page("/tags/").pk).update(status="hidden")
    assert texts(page("/tags/"), "h1, .e-content") == ["태그"]


@pytest.mark.parametrize(
    ("tag", "fragments"),
    [
        ("알리바바", ['id="알리바바"']),
        ("Machine Learning", ['name="Machine Learning"', 'id="machine-learning"']),
        ("C++", ['id="C++"', 'id="c-plus-plus"']),
    ],
)
def test_a_fragment_that_a_theme_linked_to_is_there(site, make_post, client, tag, fragments):
    make_post(tags=[tag], categories=[tag])
    for address in ("/tags/", "/categories/"):
        page = client.get(address).content.decode()
        assert [fragment for fragment in fragments if fragment not in page] == []
