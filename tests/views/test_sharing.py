"""What a shared address shows: the drawn card, the author's own picture, Open Graph."""

import datetime as dt
import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from blog.media import cards
from blog.models import Asset

pytestmark = pytest.mark.django_db
BASE = "http://127.0.0.1:8000"
NOON = dt.datetime(2024, 5, 1, 3, 0, tzinfo=dt.UTC)


@pytest.fixture
def graph(page):
    """Return a reader of the properties of a page's head."""

    def read(address):
        nodes = page(address).css("meta[property], meta[name^='twitter:']")
        pairs = [(n.attributes.get("property") or n.attributes["name"], n) for n in nodes]
        return {name: node.attributes["content"] for name, node in pairs}

    return read


@pytest.fixture
def picture(db):
    def make(path, width=800, height=600):
        asset = Asset(source_path=path[1:], path=path, digest="1" * 64, width=width, height=height)
        asset.file.save("a.png", ContentFile(b"picture"))
        return asset

    return make


def read_card(client, address):
    response = client.get(address.removeprefix(BASE))
    assert response["Content-Type"] == "image/png"
    return response, Image.open(io.BytesIO(b"".join(response.streaming_content)))


def test_a_post_without_a_picture_has_a_drawn_card(site, make_post, graph, client):
    post = make_post(title="첫 <글>", path="/a/", categories=["책", "길"], published_at=NOON)
    told = graph("/a/")
    assert told["og:title"] == told["og:image:alt"] == told["twitter:image:alt"] == "첫 <글>"
    assert told["og:image"].startswith(f"{BASE}/card-{post.pk}.")
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
    assert told["twitter:card"] == "summary_large_image"
    assert told["article:published_time"] == "2024-05-01T12:00:00+09:00"
    assert (told["og:locale"], told["og:type"]) == ("ko_KR", "article")
    response, image = read_card(client, told["og:image"])
    assert image.size == (1200, 630)
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


def test_another_title_or_another_site_is_another_card(site, make_post, graph, client):
    post = make_post(title="첫 글", path="/a/")
    first = graph("/a/")["og:image"]
    post.title = "고친 글"
    post.save()
    second = graph("/a/")["og:image"]
    site.title = "다른 이름"
    site.save()
    third = graph("/a/")["og:image"]
    assert len({first, second, third}) == 3
    assert client.get(first.removeprefix(BASE))["Location"] == third.removeprefix(BASE)


def test_the_card_has_the_accent_of_the_site(site, make_post, graph, client):
    site.config["accent_color"] = "#c0392b"
    site.save()
    make_post(path="/a/")
    _response, image = read_card(client, graph("/a/")["og:image"])
    red, green, blue = image.convert("RGB").getpixel((600, 625))
    assert red > 2 * max(green, blue)


def test_the_card_of_a_draft_is_nobodys(site, make_post, graph, client):
    post = make_post(path="/a/")
    address = graph("/a/")["og:image"].removeprefix(BASE)
    post.status = "draft"
    post.save()
    assert client.get(address).status_code == 404


def test_a_card_is_drawn_once(site, make_post, graph, client, monkeypatch):
    make_post(path="/a/")
    address = graph("/a/")["og:image"]
    read_card(client, address)
    monkeypatch.setattr("blog.media.cards.storing.draw", None)
    read_card(client, address)


def test_for_a_title_that_cards_cannot_set_the_site_stands(site, make_post, graph, client):
    post = make_post(title="हिन्दी", path="/a/", published_at=NOON, categories=["ภาษาไทย"])
    told = graph("/a/")
    assert (told["og:image:alt"], told["twitter:card"]) == ("हिन्दी", "summary_large_image")
    assert read_card(client, told["og:image"])[1].size == (1200, 630)
    card = cards.card_of(post, site, cards.section_of(post))
    assert card == ("목차", "127.0.0.1:8000", "", "2024년 5월 1일", "")


def test_for_a_name_that_cards_cannot_set_the_host_stands(site, make_post, graph, client):
    site.title, site.description = "สารบัญ", "ภาษาไทย"
    assert cards.card_of_site(site)[:3] == ("127.0.0.1:8000", "127.0.0.1:8000", "")
    assert cards.card_of(make_post(title="글"), site, "")[:2] == ("글", "127.0.0.1:8000")


@pytest.mark.parametrize(
    "said", ["/그림.png", "그림.png", {"path": "/그림.png", "alt": "산"}, f"{BASE}/그림.png"]
)
def test_the_picture_of_the_front_matter_comes_first(site, make_post, graph, picture, said):
    picture("/그림.png")
    make_post(title="글", path="/a/", front_matter={"image": said})
    told = graph("/a/")
    assert told["og:image"] == f"{BASE}/%EA%B7%B8%EB%A6%BC.png"
    assert (told["og:image:width"], told["og:image:height"]) == ("800", "600")
    assert told["og:image:alt"] == ("산" if isinstance(said, dict) else "글")


@pytest.mark.parametrize("said", ["/none.png", "/drawn.svg", {"alt": "산"}, 7, ["a"]])
def test_a_picture_that_nobody_could_show_gives_way_to_the_card(site, make_post, graph, said):
    make_post(path="/a/", front_matter={"image": said})
    assert "/card-" in graph("/a/")["og:image"]


def test_a_picture_of_the_sites_defaults_counts(site, make_post, graph, picture):
    picture("/d.png")
    values = {"scope": {"path": "", "type": "posts"}, "values": {"image": "/d.png"}}
    site.config["defaults"] = [values]
    site.save()
    make_post(path="/a/")
    assert graph("/a/")["og:image"] == f"{BASE}/d.png"


def test_pictures_of_a_site_below_a_base_are_below_it(site, make_post, graph, picture):
    site.config["baseurl"] = "/blog"
    site.save()
    picture("/d.png")
    make_post(path="/a/", front_matter={"image": "/d.png"})
    make_post(path="/b/")
    assert graph("/blog/a/")["og:image"] == f"{BASE}/blog/d.png"
    assert graph("/blog/b/")["og:image"].startswith(f"{BASE}/blog/card-")


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/", "목차"),
        ("/tags/책/", "책"),
        ("/categories/여행/", "여행"),
        ("/archive/", "보관함"),
        ("/archive/2024/", "2024"),
        ("/tags/", "태그"),
        ("/categories/", "분류"),
        ("/sources/", "출처"),
    ],
)
def test_lists_show_the_card_of_the_site(site, make_post, graph, page, client, address, title):
    make_post(tags=["책"], categories=["여행"], published_at=NOON)
    told = graph(address)
    (canonical,) = page(address).css("link[rel=canonical]")
    assert told["og:title"] == title
    assert told["og:url"] == canonical.attributes["href"]
    assert told["og:description"]
    assert told["og:type"] == "website"
    _response, image = read_card(client, told["og:image"])
    assert image.size == (1200, 630)


@pytest.mark.parametrize("address", ["/", "/tags/책/"])
def test_each_page_of_a_list_is_its_own_and_names_its_neighbours(site, make_post, page, address):
    site.config |= {"paginate": 1, "paginate_path": "/page:num/"}
    site.save()
    for _ in range(3):
        make_post(tags=["책"])
    head = page("/page2/" if address == "/" else f"{address}?page=2")
    links = {rel: head.css_first(f"link[rel={rel}]") for rel in ("canonical", "prev", "next")}
    found = {rel: link.attributes["href"] for rel, link in links.items()}
    second = {"/": f"{BASE}/page2/"}.get(address, f"{BASE}/tags/%EC%B1%85/?page=2")
    assert found["canonical"] == second
    assert not found["prev"].endswith("2/")
    assert "3" in found["next"]


def test_what_was_searched_is_nobodys_to_share_or_index(site, make_post, page):
    head = page("/search/?q=글")
    assert head.css_first("meta[name=robots]").attributes["content"] == "noindex"
    assert not head.css("link[rel=canonical], meta[property]")
